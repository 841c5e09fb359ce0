import type { Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import type { BoundFile, FileSymbol } from '../binding/symbols.js';
import type { BicepLibrary } from '../modules/library.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax, FunctionSyntax } from '../syntax/nodes.js';
import type { Token } from '../syntax/token.js';
import { BoundedLowering } from './bounded-lowering.js';
import { access, arrayOf, call, literal, objectOf, property } from '../../template/build.js';
import { constantText } from './constant-text.js';
import type { Local, Scope } from './context.js';
import { lowerValue } from './expression-lowering.js';
import type { TemplateParts } from './template-parts.js';

/** Variable of the lambda that stands for a user-defined function; no name of a file is like it. */
const functionVariable = '$arguments';

/** What the files of one parameters file have in common. */
export interface InlineContext {
  readonly parts: TemplateParts;
  readonly files: Map<BoundFile, InlineLowering>;
  /** Keys of external inputs by the text of the call. */
  readonly externalInputs: Map<string, string>;
  /** The value of an environment variable, where it is given. */
  readonly environment: (name: string) => string | undefined;
}

/**
 * Lowers the values of a parameters file so that each stands for itself: variables and other parameters are written out, a call of a
 * user-defined function becomes a lambda that is mapped over its arguments.
 */
export class InlineLowering extends BoundedLowering {
  readonly #context: InlineContext;
  readonly #values = new Map<object, Expression>();

  constructor(file: BoundFile, library: BicepLibrary, context: InlineContext) {
    super(file, library, context.parts);
    this.#context = context;
    for (const { message, at } of library.circularNames(file).refusals) this.report('bicep-refused', message, at);
  }

  protected declared(_name: string, symbol: FileSymbol, at: Span): Expression | undefined {
    return symbol.kind === 'variable' || symbol.kind === 'assignment' ? this.#written(symbol.syntax, at) : undefined;
  }

  #written(syntax: { readonly name: Token; readonly value: ExpressionSyntax }, at: Span): Expression {
    const known = this.#values.get(syntax);
    if (known !== undefined) return known;
    const lowered = this.deeper(syntax, at, () => lowerValue(syntax.value, syntax.name.text, undefined, this));
    this.#values.set(syntax, lowered);
    return lowered;
  }

  member(path: Token, name: string, at: Span): Expression {
    const found = this.library.module(path);
    if (found.kind === 'missing') return this.missing(found, path, at);
    const lowering = found.kind === 'bicep' ? this.#lowering(found.file) : undefined;
    const symbol = lowering?.file.names.get(name);
    if (lowering === undefined || symbol === undefined) return this.notExported(name, at);
    return symbol.kind === 'imported' ? this.deeper(symbol, at, () => lowering.value(name, symbol, at)) : lowering.value(name, symbol, at);
  }

  #lowering(file: BoundFile): InlineLowering {
    const { files } = this.#context;
    let lowering = files.get(file);
    if (lowering === undefined) files.set(file, (lowering = new InlineLowering(file, this.library, this.#context)));
    return lowering;
  }

  functionCall(symbol: FileSymbol, name: string, at: Span, args: readonly Expression[]): Expression | undefined {
    if (symbol.kind === 'function' && this.isCircular(symbol)) return this.unknown(at);
    if (symbol.kind === 'function') return this.#applied(symbol.syntax, at, args);
    if (symbol.kind !== 'imported' && symbol.kind !== 'namespace') return undefined;
    const exported = symbol.kind === 'imported' ? symbol.exported : name;
    const found = this.library.module(symbol.path);
    const named = found.kind === 'bicep' ? found.file.names.get(exported) : undefined;
    const target = named?.kind === 'imported' || named?.kind === 'namespace' ? undefined : named;
    const called =
      found.kind === 'bicep' && target !== undefined ? this.#lowering(found.file).functionCall(target, exported, at, args) : undefined;
    return called ?? this.unknown(at);
  }

  #applied(syntax: FunctionSyntax, at: Span, args: readonly Expression[]): Expression {
    const names = nodesOf(syntax.parameters).map(({ name }) => name.text);
    const read = (name: string): Local => ({
      kind: 'value',
      read: (place) => access(place, call(place, 'lambdaVariables', [literal(place, functionVariable)]), name),
    });
    const scope: Scope = { names: new Map(names.map((name) => [name, read(name)])), outer: undefined };
    const body = this.deeper(syntax, at, () => this.expression(syntax.body, scope));
    const members = names.flatMap((name, index) => (args[index] === undefined ? [] : [property(name, args[index])]));
    const given = objectOf(at, members);
    const { source, start, end } = at;
    return call(at, 'first', [
      call(at, 'map', [arrayOf(at, [given]), { kind: 'lambda', source, start, end, parameters: [functionVariable], body }]),
    ]);
  }

  ownFunction(name: string, args: readonly ExpressionSyntax[], at: Span): Expression | undefined {
    switch (name) {
      case 'readEnvironmentVariable': {
        const variable = constantText(args[0], this);
        const given = variable === undefined ? undefined : this.#context.environment(variable);
        if (given !== undefined) return literal(at, given);
        return variable === undefined ? this.unknown(at) : call(at, 'unknown', [literal(at, `readEnvironmentVariable('${variable}')`)]);
      }
      case 'externalInput':
        return call(at, 'externalInputs', [literal(at, this.#externalInput(args))]);
      case 'getSecret':
        return this.unknown(at);
      default:
        return undefined;
    }
  }

  /** The key that the compiler gives an external input: its kind and a number; equal ones share it. */
  #externalInput(args: readonly ExpressionSyntax[]): string {
    const { externalInputs } = this.#context;
    const text = args.map(({ source, start, end }) => source.text.slice(start, end)).join(', ');
    const known = externalInputs.get(text);
    if (known !== undefined) return known;
    const key = `${(constantText(args[0], this) ?? '').replaceAll('.', '_')}_${externalInputs.size}`;
    externalInputs.set(text, key);
    return key;
  }

  depend(): void {
    // Nothing is deployed by a parameters file.
  }
}
