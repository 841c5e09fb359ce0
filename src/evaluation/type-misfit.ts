import { plainTypeOf } from '../template/plain-type.js';
import type { TypeSchema } from '../template/template.js';
import { typeOf } from '../values/types.js';
import type { Value } from '../values/value.js';

/** Why the engine refuses a value as a whole for what is declared with a type: what that takes instead, as the end of a sentence. */
export function typeMisfit(value: Value, schema: Pick<TypeSchema, 'type' | 'nullable'>): string | undefined {
  const expected = plainTypeOf(schema.type);
  const actual = typeOf(value);
  if (expected === undefined || actual === undefined || actual === expected || (actual === 'null' && schema.nullable)) return undefined;
  return `a value of type ${expected}, not ${actual}`;
}
