import { itemsHaveIds } from '../azure/resource-types.js';
import type { FunctionEnvironment } from '../functions/index.js';
import { readMember } from '../functions/substitute.js';
import { attempt } from '../values/attempt.js';
import { isNull, joinText, memberOf, scalar, stringOf, valueAt } from '../values/construct.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { typeOf } from '../values/types.js';
import type { Value } from '../values/value.js';
import type { PredictedResource } from './predicted-resource.js';

/** The resource that a symbolic `reference()` stands for. */
export interface ReferenceTarget {
  readonly resource: PredictedResource;
  /** With `'Full'`: the whole resource instead of its properties. */
  readonly full: boolean;
}

/**
 * What Azure is known to answer for a property: what the template writes, or the id that follows from it. Undefined where Azure decides,
 * and for what it may add to: objects and arrays.
 */
export function writtenProperty(target: ReferenceTarget, keys: readonly Value[], environment: FunctionEnvironment): Value | undefined {
  const at = propertyAt(target, keys);
  if (at === undefined) return idOfItem(target, keys, environment);
  return isNull(at) || mayBeContainer(at, target, keys) ? undefined : at;
}

/** What is written where the keys lead, as far as the way there is known. */
export function propertyAt(target: ReferenceTarget, keys: readonly Value[]): Value | undefined {
  let at: Value | undefined = target.full ? target.resource.body : memberOf(target.resource.body, 'properties');
  for (const key of keys) {
    if (at === undefined || at.kind === 'scalar' || at.kind === 'unknown') return undefined;
    at = memberAt(at, key);
  }
  return at;
}

function mayBeContainer(value: Value, target: ReferenceTarget, keys: readonly Value[]): boolean {
  const type = typeOf(value);
  if (type !== undefined) return type === 'object' || type === 'array';
  const [array, ...more] = propertyKeys(target, keys);
  return more.length === 0 && itemsHaveIds(target.resource.type, stringOf(array) ?? '');
}

/** The id that Azure gives to an item in the body of a resource, such as a subnet, whatever its name and its index are. */
function idOfItem(target: ReferenceTarget, keys: readonly Value[], environment: FunctionEnvironment): Value | undefined {
  const [last, index] = keys.toReversed();
  if (index === undefined || stringOf(last)?.toLowerCase() !== 'id') return undefined;
  const array = keys.slice(0, -2);
  const items = valueAt(target.resource.body, 'properties', ...propertyKeys(target, array).map((key) => stringOf(key) ?? ''));
  const name = items && nameOfItem(items, index, environment);
  return name && idOfNamedItem(target, array, name);
}

/** The id that Azure gives to an item of that name in an array of the body of a resource; undefined where items have none. */
export function idOfNamedItem(target: ReferenceTarget, array: readonly Value[], name: Value): Value | undefined {
  const { id, type } = target.resource;
  const [property, ...more] = propertyKeys(target, array);
  const segment = stringOf(property) ?? '';
  if (id === undefined || more.length > 0 || !itemsHaveIds(type, segment)) return undefined;
  if (name.kind === 'unknown') return joinText([id, `/${segment}/`, { ...name, segment: true }], name.origin);
  return name.kind === 'scalar' ? joinText([id, `/${segment}/`, name], name.origin) : undefined;
}

function nameOfItem(items: Value, index: Value, environment: FunctionEnvironment): Value | undefined {
  const read = (base: Value, key: Value): Value => readMember(base, key, undefined, environment);
  const name = attempt(() => read(read(items, index), scalar('name')));
  return name instanceof EvaluationError ? undefined : name;
}

/** The keys that lead from the properties of a resource on. */
function propertyKeys({ full }: ReferenceTarget, keys: readonly Value[]): readonly Value[] {
  return full ? keys.slice(1) : keys;
}

function memberAt(container: Value, key: Value): Value | undefined {
  if (key.kind !== 'scalar') return undefined;
  if (container.kind === 'array') return typeof key.value === 'number' ? container.items[key.value] : undefined;
  return typeof key.value === 'string' ? memberOf(container, key.value) : undefined;
}
