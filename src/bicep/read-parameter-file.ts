import type { ParameterArgument, ParameterValues, Template } from '../template/template.js';
import { isSecure } from '../template/secure-type.js';
import { diagnosticAt } from '../diagnostics/diagnostic.js';
import type { Expression } from '../template/expression.js';
import { literalsIn } from '../template/literals.js';
import { repeatedParts } from '../template/repetition.js';
import { isToken } from '../template/tokens.js';
import type { Source, Span } from '../text/source.js';
import type { BoundFile, FileSymbol } from './binding/symbols.js';
import { refusalsOfParameterFile } from './checking/refusals.js';
import { InlineLowering } from './lowering/inline-lowering.js';
import type { InlineContext } from './lowering/inline-lowering.js';
import { TemplateParts } from './lowering/template-parts.js';
import type { BicepLibrary } from './modules/library.js';
import { missingDiagnostic } from './modules/missing-diagnostic.js';
import { readBicepTemplate } from './read-template.js';
import type { ExpressionSyntax } from './syntax/nodes.js';
import { Token } from './syntax/token.js';

/** A `.bicepparam` file: values, and the template that they are for. */
export interface BicepParameterFile extends ParameterValues {
  readonly source: Source;
  /** Undefined for `using none`, or where the template is not there. */
  readonly template: Template | undefined;
  /** What `using` names, as it is written; undefined with `template`. */
  readonly using: Span | undefined;
  /** The parameter files that it extends. */
  readonly extended: readonly Source[];
}

/** How many files may extend each other. */
const longestChain = 20;

/** How many parts of one value may be repeated: they are worked out each time. */
const mostRepeated = 200_000;

/**
 * Reads a `.bicepparam` file, with those that it extends. Each value is an expression that stands for itself: it needs no names of the
 * file. Secrets have no value; what is known only where it is deployed from stays unknown, but for the environment variables given here.
 */
export function readBicepParameterFile(
  source: Source,
  library: BicepLibrary,
  environment: (name: string) => string | undefined = () => undefined,
): BicepParameterFile {
  const context: InlineContext = { parts: new TemplateParts(), files: new Map(), externalInputs: new Map(), environment };
  const chain = extended(library.bound(source), library);
  const values = new Map<string, ParameterArgument>();
  let base: BoundFile | undefined;
  for (const file of chain) {
    base = withInherited(file, base);
    const lowering = new InlineLowering(base, library, context);
    context.files.set(file, lowering);
    for (const name of file.repeated) lowering.report('bicep-refused', `the name '${name.text}' is declared already`, name);
    for (const { message, at } of refusalsOfParameterFile(file, library)) lowering.report('bicep-refused', message, at);
    for (const argument of argumentsOf(file, lowering)) values.set(argument.name.toLowerCase(), argument);
  }
  const used = usedTemplate(chain, library, context.parts);
  markSecret(values, used.template);
  boundRepetition(values, context.parts);
  const diagnostics = [...chain.flatMap(({ program }) => program.diagnostics), ...context.parts.diagnostics];
  return { source, values, diagnostics, extended: chain.slice(0, -1).map((base) => base.source), ...used };
}

/** What refers to the same again and again, and is written out with it each time, is left unknown where that is too much. */
function boundRepetition(values: Map<string, ParameterArgument>, reports: TemplateParts): void {
  for (const [name, argument] of values) {
    const { value, nameSpan } = argument;
    if (value === undefined || repeatedParts(value) <= mostRepeated) continue;
    reports.report(diagnosticAt('budget-exceeded', `what this refers to again and again has more than ${mostRepeated} parts`, nameSpan));
    values.set(name, { ...argument, value: undefined });
  }
}

/** Marks the values that share what is written in them with that of a secure parameter, by whatever names it came there. */
function markSecret(values: Map<string, ParameterArgument>, template: Template | undefined): void {
  const secret = new Set<string>();
  for (const [name, { value }] of values) {
    const schema = template?.parameters.get(name)?.schema;
    if (schema !== undefined && isSecure(schema) && value !== undefined) for (const place of textsIn(value)) secret.add(place);
  }
  if (secret.size === 0) return;
  for (const [name, argument] of values) {
    if (argument.value !== undefined && textsIn(argument.value).some((place) => secret.has(place)))
      values.set(name, { ...argument, isSecret: true });
  }
}

/** Where the texts of a value are written. */
function textsIn(value: Expression): string[] {
  return Array.from(literalsIn(value)).flatMap(({ value: text, source, start }) =>
    typeof text === 'string' && /[\p{L}\p{N}]/u.test(text) ? [`${source.path}:${start}`] : [],
  );
}

/** The file and those that it extends, the first base first. */
function extended(file: BoundFile, library: BicepLibrary): BoundFile[] {
  const chain = [file];
  for (
    let base = baseOf(file, library);
    base !== undefined && !chain.includes(base) && chain.length < longestChain;
    base = baseOf(base, library)
  ) {
    chain.unshift(base);
  }
  return chain;
}

function baseOf(file: BoundFile, library: BicepLibrary): BoundFile | undefined {
  const symbol = file.names.get('base');
  const found = symbol?.kind === 'namespace' ? library.module(symbol.path) : undefined;
  return found?.kind === 'bicep' ? found.file : undefined;
}

/** A file with the parameters of its base in scope by their plain names. */
function withInherited(file: BoundFile, base: BoundFile | undefined): BoundFile {
  const symbol = file.names.get('base');
  if (base === undefined || symbol?.kind !== 'namespace') return file;
  const inherited = [...base.names].flatMap(([name, { kind }]): [string, FileSymbol][] =>
    kind === 'assignment' || kind === 'imported' ? [[name, { kind: 'imported', exported: name, path: symbol.path }]] : [],
  );
  return { ...file, names: new Map([...inherited, ...file.names]) };
}

function argumentsOf(file: BoundFile, lowering: InlineLowering): ParameterArgument[] {
  return [...file.names].flatMap(([name, symbol]) => {
    if (symbol.kind !== 'assignment') return [];
    const { syntax } = symbol;
    const { source, start, end } = syntax;
    const lowered = isSecret(syntax.value) ? undefined : lowering.value(name, symbol, syntax.value);
    const value = lowered !== undefined && syntax.value.kind === 'string' && isToken(lowered) ? undefined : lowered;
    return [{ name, nameSpan: syntax.name, value, source, start, end }];
  });
}

/** `getSecret(...)` and `az.getSecret(...)` read from a key vault. */
function isSecret(node: ExpressionSyntax): boolean {
  return (node.kind === 'call' || node.kind === 'methodCall') && node.name.text === 'getSecret';
}

/** What the last `using` of the chain names; where that is not there, a report says so. */
function usedTemplate(
  chain: readonly BoundFile[],
  library: BicepLibrary,
  reports: TemplateParts,
): Pick<BicepParameterFile, 'template' | 'using'> {
  for (const { program } of [...chain].reverse()) {
    const [using] = program.body.flatMap((part) => (!(part instanceof Token) && part.kind === 'using' ? [part] : []));
    if (using?.path.kind !== 'string') continue;
    const found = library.module(using.path);
    if (found.kind === 'missing') {
      reports.report(missingDiagnostic(found, using.path));
      break;
    }
    return { template: found.kind === 'json' ? found.template : readBicepTemplate(found.file.source, library), using: using.path };
  }
  return { template: undefined, using: undefined };
}
