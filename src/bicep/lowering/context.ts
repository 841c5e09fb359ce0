import type { DiagnosticCode } from '../../diagnostics/catalogue.js';
import type { CallExpression, Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import type { BoundFile, FileSymbol, ModuleSymbol, ResourceSymbol } from '../binding/symbols.js';
import type { BicepLibrary } from '../modules/library.js';
import type { ExpressionSyntax } from '../syntax/nodes.js';
import type { Token } from '../syntax/token.js';

/** What a name means inside a loop, a lambda, a function or the body of a resource. */
export type Local =
  { readonly kind: 'value'; readonly read: (at: Span) => Expression } | { readonly kind: 'resource'; readonly symbol: ResourceSymbol };

export interface Scope {
  readonly names: ReadonlyMap<string, Local>;
  readonly outer: Scope | undefined;
}

export function localNamed(scope: Scope | undefined, name: string): Local | undefined {
  for (let at = scope; at !== undefined; at = at.outer) {
    const local = at.names.get(name);
    if (local !== undefined) return local;
  }
  return undefined;
}

/** A resource or module, or one instance of its loop. */
export interface ResourceReference {
  readonly symbol: ResourceSymbol | ModuleSymbol;
  readonly index: Expression | undefined;
}

/** The expressions of one file on their way into one template. */
export interface Lowering {
  readonly file: BoundFile;
  readonly library: BicepLibrary;
  expression(node: ExpressionSyntax, scope: Scope | undefined): Expression;
  /** Runs `work` one level deeper; what is too deep, or under way already for the same `key`, is reported and unknown. */
  deeper(key: object, at: Span, work: () => Expression): Expression;
  /** A value that cannot be known from the text. */
  unknown(at: Span): Expression;
  /** The value of a name at the top of the file. */
  value(name: string, symbol: FileSymbol, at: Span): Expression;
  /** A member of what `import * as name from 'path'` imports. */
  member(path: Token, name: string, at: Span): Expression;
  /** A call of a user-defined function of the file, or of an imported one; undefined if there is none. */
  functionCall(symbol: FileSymbol, name: string, at: Span, args: readonly Expression[]): Expression | undefined;
  /** A function of the language that gives something else here than its call; undefined for any other. */
  ownFunction(name: string, args: readonly ExpressionSyntax[], at: Span, scope: Scope | undefined): Expression | undefined;
  /** Notes that what is being lowered needs a resource to be deployed first. */
  depend(reference: ResourceReference, at: Span): void;
  /** Takes note of the tokens in the value of a text. */
  token(value: CallExpression): void;
  /** Takes a loaded file of so many characters into account; false, with a report, where all that is loaded is too much. */
  takesIn(characters: number, at: Span): boolean;
  report(code: DiagnosticCode, message: string, at: Span): void;
}
