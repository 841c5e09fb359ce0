import type { TypeSchema } from '../template/template.js';
import type { Frame } from './frame.js';

/** A schema with its `$ref` followed; what the reference itself says counts too. A type that is not found may be a secure one. */
export function resolvedSchema(schema: TypeSchema, frame: Frame): TypeSchema {
  const [at, nullable] = referredTo(schema, frame);
  if (at.ref === undefined && at === schema) return schema;
  const { items, properties, tuple, rest, variants } = at;
  const isSecret = at.isSecret === true || at.ref !== undefined;
  return { ...at, items, properties, tuple, rest, variants, isSecret, nullable, allowedValues: schema.allowedValues ?? at.allowedValues };
}

/** The same, as far as it says of what type a value is as a whole. */
export function resolvedType(schema: TypeSchema, frame: Frame): Pick<TypeSchema, 'type' | 'nullable'> {
  const [{ type }, nullable] = referredTo(schema, frame);
  return { type, nullable };
}

function referredTo(schema: TypeSchema, frame: Frame): readonly [at: TypeSchema, nullable: boolean] {
  let at = schema;
  let nullable = schema.nullable;
  for (let hops = 0; at.ref !== undefined && hops < 20; hops++) {
    const target = frame.names.template.definitions.get(at.ref);
    if (target === undefined) break;
    at = target.schema;
    nullable ||= at.nullable;
  }
  return [at, nullable];
}
