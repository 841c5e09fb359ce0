import type { Expression, ObjectExpression, PropertyExpression } from '../template/expression.js';
import type { TypeSchema } from '../template/template.js';
import type { Source, Span } from '../text/source.js';
import { isName, isNamed, isTrue, literalNumber, literalText, memberOf } from './shape-reader.js';

const types: ReadonlySet<string> = new Set(['array', 'bool', 'int', 'object', 'secureobject', 'securestring', 'string']);

/** The type that a parameter, definition, output, item or property declares. What lies inside it is read when it is asked for. */
export class JsonTypeSchema implements TypeSchema {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly type: string | undefined;
  readonly ref: string | undefined;
  readonly nullable: boolean;
  readonly allowedValues: Expression | undefined;
  readonly minValue: number | undefined;
  readonly maxValue: number | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  /** The type is none, and what is written there speaks of a secure one, is computed or breaks off before it says which; or it is given twice, and was secure. */
  readonly isSecret: boolean;
  readonly #object: ObjectExpression;

  /** `isSecret` where something else says that values of it are secret. */
  constructor(object: ObjectExpression, isSecret = false) {
    this.source = object.source;
    this.start = object.start;
    this.end = object.end;
    this.type = literalText(memberOf(object, 'type'))?.toLowerCase();
    this.ref = definitionName(literalText(memberOf(object, '$ref')));
    this.nullable = isTrue(memberOf(object, 'nullable'));
    this.allowedValues = memberOf(object, 'allowedValues');
    this.minValue = literalNumber(memberOf(object, 'minValue'));
    this.maxValue = literalNumber(memberOf(object, 'maxValue'));
    this.minLength = literalNumber(memberOf(object, 'minLength'));
    this.maxLength = literalNumber(memberOf(object, 'maxLength'));
    const isOpen = !types.has(this.type ?? '') && this.ref === undefined;
    this.isSecret =
      isSecret ||
      (isOpen ? isComputed(memberOf(object, 'type')) || speaksOfSecure(object) || breaksOff(object) : wasSecure(object, 'type'));
    this.#object = object;
  }

  get items(): TypeSchema | undefined {
    const items = memberOf(this.#object, 'items');
    return items?.kind === 'object' ? new JsonTypeSchema(items) : undefined;
  }

  get tuple(): readonly TypeSchema[] {
    const items = memberOf(this.#object, 'prefixItems');
    return items?.kind === 'array' ? items.items.flatMap((item) => (item.kind === 'object' ? [new JsonTypeSchema(item)] : [])) : [];
  }

  get rest(): TypeSchema | undefined {
    const rest = memberOf(this.#object, 'additionalProperties');
    return rest?.kind === 'object' ? new JsonTypeSchema(rest) : undefined;
  }

  get variants(): readonly TypeSchema[] {
    const mapping = memberOf(memberOf(this.#object, 'discriminator'), 'mapping');
    if (mapping?.kind !== 'object') return [];
    return mapping.properties.flatMap(({ value }) => (value.kind === 'object' ? [new JsonTypeSchema(value)] : []));
  }

  get properties(): ReadonlyMap<string, TypeSchema> {
    const properties = memberOf(this.#object, 'properties');
    const declared = properties?.kind === 'object' ? properties.properties.filter(isNamed) : [];
    return new Map(declared.flatMap(({ key, value }) => (value.kind === 'object' ? [[key.name, new JsonTypeSchema(value)] as const] : [])));
  }
}

function speaksOfSecure({ source, start, end }: Span): boolean {
  return /secure(?:string|object)/i.test(source.text.slice(start, end));
}

function isComputed(type: Expression | undefined): boolean {
  return type !== undefined && type.kind !== 'literal';
}

function wasSecure({ properties }: ObjectExpression, name: string): boolean {
  return properties.some((property) => property.key.kind === 'key' && isName(property.key.name, name) && repeatsSecure(property));
}

/** Whether a property is given twice, and what it was given before speaks of a secure type: that stands between its first key and its last value. */
export function repeatsSecure({ key, value }: PropertyExpression): boolean {
  return speaksOfSecure({ source: key.source, start: key.end, end: value.start });
}

/** Whether a type is announced that the text does not give where it is read: there it does not parse. */
function breaksOff(object: ObjectExpression): boolean {
  return memberOf(object, 'type') === undefined && /["']type["']\s*:\s*[^\s"'{[]/i.test(object.source.text.slice(object.start, object.end));
}

function definitionName(pointer: string | undefined): string | undefined {
  const name = pointer === undefined ? undefined : /^#\/definitions\/(.+)$/i.exec(pointer)?.[1];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~').toLowerCase();
}
