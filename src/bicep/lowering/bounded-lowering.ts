import type { DiagnosticCode } from '../../diagnostics/catalogue.js';
import { diagnosticAt } from '../../diagnostics/diagnostic.js';
import type { CallExpression, Expression } from '../../template/expression.js';
import { missingDiagnostic } from '../modules/missing-diagnostic.js';
import type { MissingTemplate } from '../../template/template.js';
import type { Span } from '../../text/source.js';
import type { BoundFile, FileSymbol } from '../binding/symbols.js';
import type { BicepLibrary } from '../modules/library.js';
import type { ExpressionSyntax } from '../syntax/nodes.js';
import type { Token } from '../syntax/token.js';
import { call, literal } from '../../template/build.js';
import type { Lowering, ResourceReference, Scope } from './context.js';
import { lowerExpression } from './expression-lowering.js';
import { mostLoaded, type TemplateParts } from './template-parts.js';

const deepestExpression = 500;

/** What all lowerings of expressions share: bounds, reports, unknown values. */
export abstract class BoundedLowering implements Lowering {
  readonly file: BoundFile;
  readonly library: BicepLibrary;
  readonly #bounds: TemplateParts;
  readonly #running = new Set<object>();

  constructor(file: BoundFile, library: BicepLibrary, bounds: TemplateParts) {
    this.file = file;
    this.library = library;
    this.#bounds = bounds;
  }

  /** The value of what the file itself declares; undefined where that has none. */
  protected abstract declared(name: string, symbol: FileSymbol, at: Span): Expression | undefined;
  abstract member(path: Token, name: string, at: Span): Expression;
  abstract functionCall(symbol: FileSymbol, name: string, at: Span, args: readonly Expression[]): Expression | undefined;
  abstract ownFunction(name: string, args: readonly ExpressionSyntax[], at: Span, scope: Scope | undefined): Expression | undefined;
  abstract depend(reference: ResourceReference, at: Span): void;

  value(name: string, symbol: FileSymbol, at: Span): Expression {
    if (symbol.kind === 'imported') return this.member(symbol.path, symbol.exported, at);
    if (symbol.kind === 'broken') return this.unknown(at);
    if (this.isCircular(symbol) && symbol.kind !== 'resource' && symbol.kind !== 'module') return this.unknown(at);
    return this.declared(name, symbol, at) ?? this.#noValue(name, at);
  }

  /** Whether a declaration of this file needs itself, which is told of where the file is read. */
  protected isCircular(symbol: FileSymbol): boolean {
    return this.library.circularNames(this.file).has(symbol);
  }

  expression(node: ExpressionSyntax, scope: Scope | undefined): Expression {
    return this.#counted(node, () => lowerExpression(node, scope, this));
  }

  deeper(key: object, at: Span, work: () => Expression): Expression {
    if (this.#running.has(key)) {
      if (this.library.circularNames(this.file).refusals.length === 0) this.report('evaluation-failed', 'this refers to itself', at);
      return this.unknown(at);
    }
    this.#running.add(key);
    try {
      return this.#counted(at, work);
    } finally {
      this.#running.delete(key);
    }
  }

  #counted(at: Span, work: () => Expression): Expression {
    if (!this.#bounds.enter(deepestExpression)) {
      this.report('budget-exceeded', 'this file is too large or too deeply nested', at);
      return this.unknown(at);
    }
    try {
      return work();
    } finally {
      this.#bounds.leave();
    }
  }

  unknown(at: Span): Expression {
    return call(at, 'unknown', [literal(at, `${at.source.path}:${at.start}`)]);
  }

  token(value: CallExpression): void {
    this.#bounds.tokens.note(value);
  }

  takesIn(characters: number, at: Span): boolean {
    const isTaken = this.#bounds.load(characters);
    if (!isTaken) this.report('budget-exceeded', `the files that are loaded have more than ${mostLoaded} characters together`, at);
    return isTaken;
  }

  report(code: DiagnosticCode, message: string, at: Span): void {
    this.#bounds.report(diagnosticAt(code, message, at));
  }

  protected missing(found: Omit<MissingTemplate, 'span'>, path: Token, at: Span): Expression {
    this.#bounds.report(missingDiagnostic(found, path));
    return this.unknown(at);
  }

  protected notExported(name: string, at: Span): Expression {
    this.report('undeclared-name', `'${name}' is not exported from there`, at);
    return this.unknown(at);
  }

  #noValue(name: string, at: Span): Expression {
    this.report('undeclared-name', `'${name}' is not a value`, at);
    return this.unknown(at);
  }
}
