import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import { isUnread } from '../template/build.js';
import type { Expression, LiteralKey, ObjectExpression, PropertyExpression } from '../template/expression.js';
import type { Span } from '../text/source.js';
import { ignoringCase, repeatedKey, repetition, withoutRepeats } from './repeated-keys.js';

/** A property whose key is written out. */
export type NamedProperty = PropertyExpression & { readonly key: LiteralKey };

/** Takes sections of a template apart and notes where they do not have the shape that they must have. */
export class ShapeReader {
  readonly diagnostics: Diagnostic[];
  readonly #code: DiagnosticCode;
  readonly #nested: boolean;

  /** @param nested whether it is of a template inside another one, where Azure refuses names that differ by case only */
  constructor(code: DiagnosticCode, diagnostics: readonly Diagnostic[] = [], nested = false) {
    this.#code = code;
    this.#nested = nested;
    this.diagnostics = [...diagnostics];
  }

  wrong(span: Span, message: string): void {
    this.diagnostics.push(diagnosticAt(this.#code, message, span));
  }

  /** A member that an object must have and has not; of one that breaks off, nobody knows. */
  missing({ isCut = false }: ObjectExpression, span: Span, message: string): void {
    if (!isCut) this.wrong(span, message);
  }

  /** Something that is taken all the same. */
  doubtful(span: Span, message: string): void {
    this.diagnostics.push({ ...diagnosticAt(this.#code, message, span), severity: 'warning' });
  }

  /**
   * The expression as the object that it must be, with the last property of each name, ignoring case; undefined with a diagnostic where
   * it is anything else. `what` and `name` say what it is.
   */
  object(expression: Expression, what: string, name?: string): ObjectExpression | undefined {
    if (expression.kind === 'object') return this.withoutRepeats(expression);
    this.#mismatch(expression, 'an object', what, name);
    return undefined;
  }

  /** An object with the last property of each name, ignoring case. */
  withoutRepeats(object: ObjectExpression): ObjectExpression {
    const properties = withoutRepeats(object.properties, ignoringCase, (later, earlier) => {
      this.diagnostics.push(repeatedKey(later, earlier));
    });
    return properties === object.properties ? object : { ...object, properties };
  }

  /** The properties of a section whose keys are the names of what it declares; none where it is absent or no object. */
  declared(expression: Expression | undefined, what: string): readonly NamedProperty[] {
    const section = present(expression);
    if (section?.kind !== 'object' || !this.#nested) return this.given(section, what);
    const properties = withoutRepeats(section.properties, ignoringCase, (later, earlier) => {
      this.wrong(later.key, repetition(later, earlier, 'in a nested template Azure refuses that'));
    });
    return this.named({ ...section, properties }, what);
  }

  /** The properties of a section whose keys are names that something else declares; none where it is absent or no object. */
  given(expression: Expression | undefined, what: string): readonly NamedProperty[] {
    const section = present(expression);
    const object = section && this.object(section, what);
    return object === undefined ? [] : this.named(object, what);
  }

  /** The properties whose keys are written out, as all must be. */
  named({ properties }: ObjectExpression, what: string): readonly NamedProperty[] {
    if (properties.every(isNamed)) return properties;
    const computed = properties.find((property) => !isNamed(property));
    if (computed !== undefined) this.wrong(computed.key, `${what} must have plain names as keys, found an expression`);
    return properties.filter(isNamed);
  }

  /** The items of an array; none where it is absent or no array. */
  items(expression: Expression | undefined, what: string, name?: string): readonly Expression[] {
    const array = present(expression);
    if (array?.kind === 'array') return array.items;
    if (array !== undefined) this.#mismatch(array, 'an array', what, name);
    return [];
  }

  /** The text of a string that must be written out; undefined where it is absent or anything else. A text with tokens will be one. */
  text(expression: Expression | undefined, what: string, name?: string): string | undefined {
    const text = literalText(expression);
    const other = text === undefined ? present(expression) : undefined;
    if (other !== undefined && other.kind !== 'call') this.#mismatch(other, 'a plain string', what, name);
    return text;
  }

  number(expression: Expression | undefined, what: string, name?: string): void {
    const other = literalNumber(expression) === undefined ? present(expression) : undefined;
    if (other !== undefined) this.#mismatch(other, 'a number', what, name);
  }

  /** What could not be read is reported as that alone. */
  #mismatch(found: Expression, expected: string, what: string, name: string | undefined): void {
    if (isUnread(found)) return;
    this.wrong(found, `${what}${name === undefined ? '' : ` \`${name}\``} must be ${expected}, found ${describe(found)}`);
  }
}

/**
 * The value of a property by its name, ignoring case; the last one of several. Undefined where there is none, or where the expression
 * is no object.
 */
export function memberOf(expression: Expression | undefined, name: string): Expression | undefined {
  if (expression?.kind !== 'object') return undefined;
  const { properties } = expression;
  for (let at = properties.length - 1; at >= 0; at--) {
    const property = properties[at];
    if (property?.key.kind === 'key' && isName(property.key.name, name)) return property.value;
  }
  return undefined;
}

/** Whether two names are the same, ignoring case. */
export function isName(name: string, other: string): boolean {
  return name === other || (name.length === other.length && name.toLowerCase() === other.toLowerCase());
}

export function isNamed(property: PropertyExpression): property is NamedProperty {
  return property.key.kind === 'key';
}

/** The string that an expression plainly is. */
export function literalText(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

/** The number that an expression plainly is. */
export function literalNumber(expression: Expression | undefined): number | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'number' ? expression.value : undefined;
}

export function isTrue(expression: Expression | undefined): boolean {
  return expression?.kind === 'literal' && expression.value === true;
}

/** A member that is there: null counts as absent. */
export function present(expression: Expression | undefined): Expression | undefined {
  return expression?.kind === 'literal' && expression.value === null ? undefined : expression;
}

function describe(expression: Expression): string {
  if (expression.kind === 'object') return 'an object';
  if (expression.kind === 'array') return 'an array';
  if (expression.kind !== 'literal') return 'an expression';
  return typeof expression.value === 'string' ? 'a string' : `\`${expression.value}\``;
}
