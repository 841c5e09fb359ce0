import { itemsHaveIds } from '../azure/resource-types.js';
import { accessMember } from '../values/access.js';
import { joinText, memberOf, stringOf } from '../values/construct.js';
import { beyondPremise, simplifyIf } from '../values/conditions.js';
import type { PredictedResource } from './predicted-resource.js';
import type { UnknownValue, Value } from '../values/value.js';

/** The resource that a symbolic `reference()` stands for. */
export interface ReferenceTarget {
  readonly resource: PredictedResource;
  /** With `'Full'`: the whole resource instead of its properties. */
  readonly full: boolean;
}

interface Chain {
  readonly root: UnknownValue;
  readonly keys: readonly Value[];
  /** Where the accesses begin that give null for what is absent. */
  readonly safeFrom: number;
}

/**
 * What a member of `reference(...)` is known to be where `premise` holds: the property as the template writes it, or the output of a nested
 * deployment. Undefined where the provider decides, so that the reference stays symbolic; so it does where the resource is not deployed,
 * because it then reads what was there before.
 */
export function followReference(
  value: UnknownValue,
  targetOf: (root: UnknownValue) => ReferenceTarget | undefined,
  premise: Value,
): Value | undefined {
  const chain = chainOf(value);
  if (chain === undefined || chain.keys.length === 0) return undefined;
  const target = targetOf(chain.root);
  if (target === undefined || !target.resource.mayBeDeployed || target.resource.family) return undefined;
  const isDeployed = beyondPremise(target.resource.condition, premise);
  const { outputs } = target.resource;
  const written = outputs === undefined ? writtenProperty(target, chain.keys) : writtenOutput(target, chain);
  return written && simplifyIf(isDeployed, written, value);
}

/** Takes `reference(id).a[0].b` and `tryGet(reference(id), 'a', 0, 'b')` apart. */
function chainOf(value: Value): Chain | undefined {
  if (value.kind !== 'unknown') return undefined;
  const { symbol } = value;
  if (symbol.kind === 'access') return extended(chainOf(symbol.base), [symbol.member], false);
  if (symbol.kind !== 'call') return undefined;
  if (symbol.name === 'reference') return { root: value, keys: [], safeFrom: Infinity };
  const [base, ...keys] = symbol.arguments;
  return symbol.name === 'tryGet' && base !== undefined ? extended(chainOf(base), keys, true) : undefined;
}

function extended(chain: Chain | undefined, keys: readonly Value[], safe: boolean): Chain | undefined {
  if (chain === undefined) return undefined;
  return {
    root: chain.root,
    keys: [...chain.keys, ...keys],
    safeFrom: safe ? Math.min(chain.safeFrom, chain.keys.length) : chain.safeFrom,
  };
}

function writtenOutput(target: ReferenceTarget, { keys, safeFrom }: Chain): Value | undefined {
  const at = target.full && stringOf(keys[0])?.toLowerCase() === 'properties' ? 1 : 0;
  const [section, name, member] = keys.slice(at);
  if (stringOf(section)?.toLowerCase() !== 'outputs' || stringOf(member)?.toLowerCase() !== 'value') return undefined;
  const wanted = stringOf(name)?.toLowerCase();
  const output = target.resource.outputs?.find((candidate) => candidate.name.toLowerCase() === wanted);
  const depth = at + 3;
  return (
    output &&
    keys.slice(depth).reduce<Value>((value, key, index) => accessMember(value, key, depth + index >= safeFrom, undefined), output.value)
  );
}

function writtenProperty(target: ReferenceTarget, keys: readonly Value[]): Value | undefined {
  let at: Value | undefined = target.full ? target.resource.body : memberOf(target.resource.body, 'properties');
  for (const key of keys) {
    if (at === undefined || at.kind === 'scalar') return undefined;
    at = at.kind === 'unknown' ? undefined : memberAt(at, key);
  }
  if (at === undefined) return idOfItem(target, keys);
  return at.kind === 'object' || at.kind === 'array' || isNull(at) ? undefined : at;
}

/** The id that Azure gives to an item in the body of a resource, such as a subnet. */
function idOfItem({ resource, full }: ReferenceTarget, keys: readonly Value[]): Value | undefined {
  const [array, index, last, ...more] = full ? keys.slice(1) : keys;
  const properties = memberOf(resource.body, 'properties');
  const item = [array, index].reduce((at, key) => (at && key ? memberAt(at, key) : undefined), properties);
  const name = memberOf(item, 'name');
  const id = resource.id;
  if (name === undefined || id === undefined || more.length > 0 || stringOf(last)?.toLowerCase() !== 'id') return undefined;
  const segment = stringOf(array) ?? '';
  const nameable = name.kind === 'scalar' || name.kind === 'unknown';
  return nameable && itemsHaveIds(resource.type, segment) ? joinText([id, `/${segment}/`, name], name.origin) : undefined;
}

function memberAt(container: Value, key: Value): Value | undefined {
  if (key.kind !== 'scalar') return undefined;
  if (container.kind === 'array') return typeof key.value === 'number' ? container.items[key.value] : undefined;
  return typeof key.value === 'string' ? memberOf(container, key.value) : undefined;
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}
