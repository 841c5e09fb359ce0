import type { Span } from '../../text/source.js';
import type { BoundFile, FileSymbol, ModuleSymbol, ResourceSymbol } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax, SyntaxNode } from '../syntax/nodes.js';
import { keyText } from '../syntax/string-value.js';
import { Token } from '../syntax/token.js';
import { bareExpression, expressionsBelow, type Locals, noLocals } from './child-nodes.js';
import type { Refusal } from './refusal.js';

/** What is known of a resource and of a module before they are deployed. */
const earlyOfResource: ReadonlySet<string> = new Set(['id', 'name', 'type', 'apiVersion']);
const earlyOfModule: ReadonlySet<string> = new Set(['name']);

/** Members that must be known when the deployment starts. */
const settledOfResource: ReadonlySet<string> = new Set(['name', 'location']);
const settledOfModule: ReadonlySet<string> = new Set(['name', 'scope']);

/** Something that only the running deployment knows, as it is written where it is used. */
interface Late {
  readonly at: Span;
  readonly text: string;
}

/** Values that are known once something is deployed, where they must be known when the deployment starts. */
export class LateValues {
  readonly #file: BoundFile;
  readonly #variables = new Map<string, Late | undefined>();

  constructor(file: BoundFile) {
    this.#file = file;
  }

  *refusals(): Generator<Refusal> {
    const { resources, modules, program } = this.#file;
    for (const symbol of resources)
      if (!symbol.existing && symbol.extension === undefined)
        yield* this.#inBody(symbol, settledOfResource, `of resource '${symbol.name}'`);
    for (const symbol of modules) yield* this.#inBody(symbol, settledOfModule, `of module '${symbol.name}'`);
    for (const part of program.body) {
      if (part instanceof Token || (part.kind !== 'variable' && part.kind !== 'output')) continue;
      if (part.value.kind !== 'for') continue;
      yield* this.#settled(part.value.items, noLocals, 'what a loop runs over');
      if (part.kind !== 'variable') continue;
      const [, [body, locals] = [part.value.body, noLocals]] = expressionsBelow(part.value, noLocals);
      yield* this.#settled(body, locals, `what the loop of variable '${part.name.text}' makes`);
    }
  }

  *#inBody(symbol: ResourceSymbol | ModuleSymbol, settled: ReadonlySet<string>, whose: string): Generator<Refusal> {
    const outside = symbol.kind === 'resource' && symbol.container !== undefined ? localsIn(symbol.container) : noLocals;
    const inside = localsIn(symbol);
    if (symbol.condition !== undefined) yield* this.#settled(symbol.condition, inside, `the condition ${whose}`);
    if (symbol.loop !== undefined) yield* this.#settled(symbol.loop.items, outside, `what the loop ${whose} runs over`);
    for (const item of nodesOf(symbol.object.items)) {
      if (item.kind !== 'objectProperty') continue;
      const name = keyText(item) ?? '';
      if (settled.has(name)) yield* this.#settled(item.value, inside, `the ${name} ${whose}`);
      else yield* this.#loopsIn(item.value, inside);
    }
  }

  *#loopsIn(node: SyntaxNode, locals: Locals): Generator<Refusal> {
    if (node.kind === 'for') yield* this.#settled(node.items, locals, 'what a loop runs over');
    for (const [below, names] of expressionsBelow(node, locals)) yield* this.#loopsIn(below, names);
  }

  *#settled(node: SyntaxNode, locals: Locals, what: string): Generator<Refusal> {
    const late = this.#lateIn(node, locals);
    if (late === undefined) return;
    yield { message: `${what} must be known when the deployment starts, but ${late.text} is known only in the course of it`, at: late.at };
  }

  #lateIn(node: SyntaxNode, locals: Locals): Late | undefined {
    const late = this.#isLate(node, locals);
    if (late !== undefined) return late;
    for (const [below, names] of expressionsBelow(node, locals)) {
      const found = this.#lateIn(below, names);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #isLate(node: SyntaxNode, locals: Locals): Late | undefined {
    switch (node.kind) {
      case 'property': {
        const symbol = this.#deployedBy(node.base, locals);
        if (symbol === undefined) return undefined;
        const early = symbol.kind === 'module' ? earlyOfModule : earlyOfResource;
        return early.has(node.name.text) ? undefined : lateAt(node);
      }
      case 'methodCall':
        return this.#deployedBy(node.base, locals) === undefined ? undefined : lateAt(node);
      case 'call':
        return /^(reference|list[A-Z].*)$/.test(node.name.text) && !this.#file.names.has(node.name.text) ? lateAt(node) : undefined;
      case 'name': {
        const { text } = node.name;
        const symbol = locals.has(text) ? undefined : this.#file.names.get(text);
        const late = symbol?.kind === 'variable' ? this.#ofVariable(text, symbol.syntax.value) : undefined;
        return late && { at: node, text: `${late.text} in '${text}'` };
      }
      default:
        return undefined;
    }
  }

  #ofVariable(name: string, value: ExpressionSyntax): Late | undefined {
    if (!this.#variables.has(name)) {
      this.#variables.set(name, undefined);
      this.#variables.set(name, this.#lateIn(value, noLocals));
    }
    return this.#variables.get(name);
  }

  /** The resource or module that an expression names by itself. */
  #deployedBy(expression: ExpressionSyntax, locals: Locals): ResourceSymbol | ModuleSymbol | undefined {
    const node = bareExpression(expression);
    if (node.kind === 'index') return this.#deployedBy(node.base, locals);
    if (node.kind === 'nestedAccess') {
      const base = this.#deployedBy(node.base, locals);
      return base?.kind === 'resource' ? base.nested.get(node.name.text) : undefined;
    }
    if (node.kind !== 'name' || locals.has(node.name.text)) return undefined;
    const symbol = this.#file.names.get(node.name.text);
    return symbol !== undefined && isOfAzure(symbol) ? symbol : undefined;
  }
}

function isOfAzure(symbol: FileSymbol): symbol is ResourceSymbol | ModuleSymbol {
  return symbol.kind === 'module' || (symbol.kind === 'resource' && symbol.extension === undefined);
}

function lateAt(node: ExpressionSyntax): Late {
  const { source, start, end } = node;
  return { at: node, text: source.text.slice(start, end) };
}

/** The names that a body sees besides those of the file. */
function localsIn(symbol: ResourceSymbol | ModuleSymbol): Locals {
  const outer = symbol.kind === 'resource' && symbol.container !== undefined ? localsIn(symbol.container) : noLocals;
  const nested = symbol.kind === 'resource' ? [...symbol.nested.keys()] : [];
  const { item, index } = symbol.loop?.variables ?? {};
  return new Set([...outer, ...nested, ...[item, index].flatMap((token) => token?.text ?? [])]);
}
