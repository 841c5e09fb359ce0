import type { Expression } from '../template/expression.js';
import type { TypeSchema } from '../template/template.js';
import { arrayOf, memberKey, objectWith, scalar, symbolicAccess } from '../values/construct.js';
import { hidden } from '../values/secret.js';
import type { ArrayValue, Member, ObjectValue, UnknownValue, Value } from '../values/value.js';
import type { Frame } from './frame.js';
import { isSecure, resolvedSchema } from './parameter-type.js';
import { spellsOut } from './spelled.js';

/** Types of members nest no deeper than this. */
const deepest = 20;

/** A value, and where it is written. */
export interface Written {
  readonly value: Value;
  readonly expression: Expression;
  /** What the expression sees. */
  readonly frame: Frame;
}

/**
 * The value of a parameter with what is secret in it hidden: what its type calls secure and somebody wrote down. What is computed from groups,
 * hashes and references alone is nobody's secret, and stays as it is. `shown` stands for the value in what is printed.
 */
export function hideSecrets(written: Written, schema: TypeSchema, own: Frame, shown: UnknownValue): Value {
  return holdsSecure(schema, own, deepest) ? hideDeclared(written, schema, own, shown, deepest) : written.value;
}

function holdsSecure(schema: TypeSchema, own: Frame, depth: number): boolean {
  if (isSecure(schema)) return true;
  if (depth === 0 || (schema.ref === undefined && schema.items === undefined && schema.properties.size === 0)) return false;
  const { items, properties } = resolvedSchema(schema, own);
  if (isSecure(resolvedSchema(schema, own))) return true;
  return [...(items === undefined ? [] : [items]), ...properties.values()].some((part) => holdsSecure(part, own, depth - 1));
}

function hideDeclared(written: Written, declared: TypeSchema, own: Frame, shown: UnknownValue, depth: number): Value {
  const schema = resolvedSchema(declared, own);
  if (isSecure(schema)) return hideWritten(written, shown);
  const { value } = written;
  const { items, properties } = schema;
  if (depth === 0 || value.kind === 'scalar' || value.kind === 'unknown') return value;
  if (value.kind === 'array')
    return items === undefined ? value : eachItem(written, value, shown, (item, at) => hideDeclared(item, items, own, at, depth - 1));
  const types = new Map([...properties].map(([name, type]) => [memberKey(name), type]));
  return eachMember(written, value, shown, (member, at, key) => {
    const type = types.get(key);
    return type === undefined ? member.value : hideDeclared(member, type, own, at, depth - 1);
  });
}

/** Of what is written as an object or an array, each part is looked at by itself. */
function hideWritten(written: Written, shown: UnknownValue): Value {
  const { value, expression, frame } = written;
  if (expression.kind === 'object' && value.kind === 'object') return eachMember(written, value, shown, hideWritten);
  if (expression.kind === 'array' && value.kind === 'array') return eachItem(written, value, shown, hideWritten);
  return expression.kind === 'literal' || spellsOut(expression, frame) ? hidden(value, shown) : value;
}

function eachItem(written: Written, value: ArrayValue, shown: UnknownValue, hide: (item: Written, shown: UnknownValue) => Value): Value {
  const { expression, frame } = written;
  const items = expression.kind === 'array' ? expression.items : [];
  return arrayOf(
    value.items.map((item, index) =>
      hide({ value: item, expression: items[index] ?? expression, frame }, symbolicAccess(shown, scalar(index))),
    ),
    value.origin,
  );
}

type HideMember = (member: Written, shown: UnknownValue, key: string) => Value;

function eachMember(written: Written, value: ObjectValue, shown: UnknownValue, hide: HideMember): Value {
  const { expression, frame } = written;
  const places = new Map(
    (expression.kind === 'object' ? expression.properties : []).flatMap(({ key, value: place }) =>
      key.kind === 'key' ? [[memberKey(key.name), place] as const] : [],
    ),
  );
  const hideMember = (member: Value, name: Value, key: string): Value =>
    hide({ value: member, expression: places.get(key) ?? expression, frame }, symbolicAccess(shown, name), key);
  const members = new Map<string, Member>();
  for (const [key, { name, value: member }] of value.members)
    members.set(key, { name, value: hideMember(member, scalar(name), memberKey(name)) });
  const open = value.open.map(({ name, value: member }) => ({ name, value: hideMember(member, name, '') }));
  return objectWith(members, open, value.origin);
}
