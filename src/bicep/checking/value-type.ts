import { type PlainType, plainTypeOf } from '../../template/plain-type.js';
import type { TypeSchema } from '../../template/template.js';

export type Kind = PlainType | 'null';

/** What the compiler knows of the values of an expression. Nothing is known where there is no such type. */
export interface ValueType {
  readonly kinds: readonly Kind[];
  /** Set where the values are of one of several types, or one of several that are written out. */
  readonly isUnion?: true;
  /** The type of a member of an object; `none` where the object is written out without it. */
  readonly member?: (name: string) => ValueType | undefined | 'none';
  /** The type of all items of an array. */
  readonly item?: () => ValueType | undefined;
}

export function ofKind(...kinds: readonly Kind[]): ValueType {
  return { kinds };
}

/** What is of one of two types. */
export function either(one: ValueType | undefined, other: ValueType | undefined): ValueType | undefined {
  if (one === undefined || other === undefined) return undefined;
  return { kinds: [...new Set([...one.kinds, ...other.kinds])], isUnion: true };
}

/** The kinds of a type that are not null: that something may be null is no mistake of its own. */
export function kindsBesideNull(type: ValueType | undefined): readonly Kind[] {
  return type?.kinds.filter((kind) => kind !== 'null') ?? [];
}

export function withoutNull(type: ValueType | undefined): ValueType | undefined {
  return type && { ...type, kinds: kindsBesideNull(type) };
}

export function orNull(type: ValueType | undefined): ValueType | undefined {
  return type && { ...type, kinds: [...new Set([...type.kinds, 'null' as const])] };
}

/** The types of a declaration. Its objects may have more members than it names. */
export function typeOfSchema(schema: TypeSchema | undefined): ValueType | undefined {
  const kind = schema && plainTypeOf(schema.type);
  if (schema === undefined || kind === undefined) return undefined;
  return {
    kinds: schema.nullable ? [kind, 'null'] : [kind],
    ...(isUnion(schema) && { isUnion: true }),
    member: (name) => typeOfSchema(schema.properties.get(name)),
    item: () => (schema.tuple.length > 0 ? undefined : typeOfSchema(schema.items)),
  };
}

function isUnion({ allowedValues, variants }: TypeSchema): boolean {
  return variants.length > 1 || (allowedValues?.kind === 'array' && allowedValues.items.length > 1);
}
