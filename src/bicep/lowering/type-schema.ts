import type { Expression } from '../../template/expression.js';
import type { TypeSchema } from '../../template/template.js';
import type { Source, Span } from '../../text/source.js';

interface SchemaFields {
  readonly type?: string | undefined;
  readonly nullable?: boolean | undefined;
  readonly allowedValues?: Expression | undefined;
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly items?: (() => BicepSchema | undefined) | undefined;
  readonly properties?: (() => ReadonlyMap<string, BicepSchema>) | undefined;
  /** Types of the items of a tuple. */
  readonly tuple?: (() => readonly BicepSchema[]) | undefined;
  /** Type of the properties that are not declared. */
  readonly rest?: (() => BicepSchema | undefined) | undefined;
  /** Types of which values have one. */
  readonly variants?: (() => readonly BicepSchema[]) | undefined;
  readonly isSecret?: boolean | undefined;
}

/** A type with the names in it followed; what it is made of is looked at when it is asked for, as types may hold themselves. */
export class BicepSchema implements TypeSchema {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly ref = undefined;
  readonly #fields: SchemaFields;

  constructor({ source, start, end }: Span, fields: SchemaFields) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.#fields = fields;
  }

  get type(): string | undefined {
    return this.#fields.type;
  }

  get nullable(): boolean {
    return this.#fields.nullable === true;
  }

  get allowedValues(): Expression | undefined {
    return this.#fields.allowedValues;
  }

  get minValue(): number | undefined {
    return this.#fields.minValue;
  }

  get maxValue(): number | undefined {
    return this.#fields.maxValue;
  }

  get minLength(): number | undefined {
    return this.#fields.minLength;
  }

  get maxLength(): number | undefined {
    return this.#fields.maxLength;
  }

  get items(): BicepSchema | undefined {
    return this.#fields.items?.();
  }

  get properties(): ReadonlyMap<string, BicepSchema> {
    return this.#fields.properties?.() ?? new Map<string, BicepSchema>();
  }

  get tuple(): readonly BicepSchema[] {
    return this.#fields.tuple?.() ?? [];
  }

  get rest(): BicepSchema | undefined {
    return this.#fields.rest?.();
  }

  get variants(): readonly BicepSchema[] {
    return this.#fields.variants?.() ?? [];
  }

  get isSecret(): boolean {
    return this.#fields.isSecret === true;
  }

  /** The same type with other bounds, at another place. */
  with(fields: SchemaFields, at: Span = this): BicepSchema {
    return new BicepSchema(at, { ...this.#fields, ...fields });
  }
}
