import { diagnosticCatalogue } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import type { Expression, LiteralKey, ObjectExpression, PropertyExpression } from '../template/expression.js';
import type { Span } from '../text/source.js';

/** A property whose key is written out. */
export type NamedProperty = PropertyExpression & { readonly key: LiteralKey };

/** The properties of an object by lower-cased name; those whose key is an expression are left out. */
export type Members = ReadonlyMap<string, NamedProperty>;

const noMembers: Members = new Map();

/** Takes sections of a template apart and notes where they do not have the shape that they must have. */
export class ShapeReader {
  readonly diagnostics: Diagnostic[];
  readonly #code: DiagnosticCode;

  constructor(diagnostics: readonly Diagnostic[] = [], code: DiagnosticCode = 'template-shape') {
    this.diagnostics = [...diagnostics];
    this.#code = code;
  }

  wrong(span: Span, message: string): void {
    const { severity } = diagnosticCatalogue[this.#code];
    const { source, start, end } = span;
    this.diagnostics.push({ code: this.#code, severity, message, path: source.path, span: { source, start, end } });
  }

  /** The members of an object; of anything else none, and a diagnostic that calls it `what`. */
  members(expression: Expression | undefined, what: string): Members {
    return expression !== undefined && this.isObject(expression, what) ? membersOf(expression) : noMembers;
  }

  /** The properties of a section whose keys are the names of what it declares. */
  declared(expression: Expression | undefined, what: string): NamedProperty[] {
    if (expression === undefined || isNull(expression) || !this.isObject(expression, what)) return [];
    return expression.properties.filter((property): property is NamedProperty => {
      if (property.key.kind !== 'key') this.wrong(property.key, `${what} must be declared under plain names, not under an expression`);
      return property.key.kind === 'key';
    });
  }

  isObject(expression: Expression, what: string): expression is ObjectExpression {
    if (expression.kind !== 'object') this.wrong(expression, `${what} must be an object, found ${describe(expression)}`);
    return expression.kind === 'object';
  }

  /** The items of an array; of anything else none, and a diagnostic. */
  items(expression: Expression | undefined, what: string): readonly Expression[] {
    if (expression === undefined || isNull(expression)) return [];
    if (expression.kind === 'array') return expression.items;
    this.wrong(expression, `${what} must be an array, found ${describe(expression)}`);
    return [];
  }

  /** The text of a string that must be written out; undefined with a diagnostic where it is anything else. */
  text(expression: Expression | undefined, what: string): string | undefined {
    if (expression === undefined || isNull(expression)) return undefined;
    const text = literalText(expression);
    if (text === undefined) this.wrong(expression, `${what} must be a plain string, found ${describe(expression)}`);
    return text;
  }

  number(expression: Expression | undefined, what: string): number | undefined {
    if (expression === undefined || isNull(expression)) return undefined;
    if (expression.kind === 'literal' && typeof expression.value === 'number') return expression.value;
    this.wrong(expression, `${what} must be a number, found ${describe(expression)}`);
    return undefined;
  }
}

export function membersOf(object: ObjectExpression): Members {
  const members = new Map<string, NamedProperty>();
  for (const property of object.properties) {
    if (property.key.kind === 'key') members.set(property.key.name.toLowerCase(), property as NamedProperty);
  }
  return members;
}

/** The string that an expression plainly is. */
export function literalText(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

export function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === null;
}

function describe(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null
        ? 'null'
        : typeof expression.value === 'boolean'
          ? `\`${expression.value}\``
          : `a ${typeof expression.value}`;
    case 'object':
      return 'an object';
    case 'array':
      return 'an array';
    default:
      return 'an expression';
  }
}
