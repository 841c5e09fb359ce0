import type { Estate } from '../estate/estate.js';
import { knownAt } from '../estate/known-resource.js';
import type { FunctionEnvironment } from '../functions/index.js';
import { readMember } from '../functions/substitute.js';
import { accessMember } from '../values/access.js';
import { beyondPremise, callNamed, simplifyIf } from '../values/conditions.js';
import { arrayOf, scalar, stringOf, symbolicAccess } from '../values/construct.js';
import type { ArrayValue, UnknownValue, Value } from '../values/value.js';
import { arrayOfSelected } from './selected-item.js';
import { idOfNamedItem, propertyAt, type ReferenceTarget, writtenProperty } from './written-property.js';

/** What following a reference asks for. */
export interface Following {
  readonly targetOf: (root: UnknownValue) => ReferenceTarget | undefined;
  /** What holds where the reference stands. */
  readonly premise: Value;
  readonly environment: FunctionEnvironment;
}

interface Chain {
  readonly root: UnknownValue;
  readonly keys: readonly Value[];
  /** Where the accesses begin that give null for what is absent. */
  readonly safeFrom: number;
}

/**
 * What a member of `reference(...)` is known to be where the premise holds: the property as the template writes it, or the output of a nested
 * deployment. Undefined where the provider decides, so that the reference stays symbolic; so it does where the resource is not deployed,
 * because it then reads what was there before.
 */
export function followReference(value: UnknownValue, following: Following): Value | undefined {
  const { premise, environment } = following;
  const chain = chainOf(value);
  if (chain === undefined) return idOfSelected(value, following);
  const target = targetOfChain(chain, following);
  if (target === undefined) return undefined;
  const { condition, outputs } = target.resource;
  const written = outputs === undefined ? writtenProperty(target, chain.keys, environment) : writtenOutput(target, chain, following);
  return written && simplifyIf(beyondPremise(condition, premise), written, value);
}

/** The id of an item of an array in the properties of a resource, whichever of them is chosen. */
function idOfSelected(value: UnknownValue, following: Following): Value | undefined {
  const { symbol } = value;
  const item = symbol.kind === 'access' && stringOf(symbol.member)?.toLowerCase() === 'id' ? symbol.base : undefined;
  const array = item && arrayOfSelected(item);
  const chain = array && chainOf(array);
  const target = targetOfChain(chain, following);
  if (item === undefined || chain === undefined || target === undefined || target.resource.outputs !== undefined) return undefined;
  const id = idOfNamedItem(target, chain.keys, symbolicAccess(item, scalar('name')));
  return id && simplifyIf(beyondPremise(target.resource.condition, following.premise), id, value);
}

/**
 * The items of an array in the properties of a resource that is surely deployed where the premise holds: each as a member of the reference,
 * since Azure adds to what the template writes. Undefined where `value` is no such array.
 */
export function itemsOfReference(value: UnknownValue, following: Following): ArrayValue | undefined {
  const chain = chainOf(value);
  const target = targetOfChain(chain, following);
  if (chain === undefined || target === undefined || target.resource.outputs !== undefined) return undefined;
  const written = propertyAt(target, chain.keys);
  const isDeployed = beyondPremise(target.resource.condition, following.premise);
  if (written?.kind !== 'array' || isDeployed.kind !== 'scalar') return undefined;
  const items = written.items.map((_, index) => symbolicAccess(value, scalar(index)));
  return arrayOf(items.map((item) => followReference(item, following) ?? item));
}

/**
 * What is known besides the templates of a member of `reference(...)`: a text, a number or a truth of a resource that the deployment does not make
 * (`isMade` tells of an id). Undefined where nothing is.
 */
export function knownMember(value: UnknownValue, estate: Estate, isMade: (id: Value) => boolean): Value | undefined {
  const chain = chainOf(value);
  const [id, ...options] = chain === undefined || chain.keys.length === 0 ? [] : (callNamed(chain.root, 'reference') ?? []);
  const text = id && stringOf(id);
  const resource = text === undefined ? undefined : estate.byId(text);
  if (chain === undefined || id === undefined || resource === undefined || isMade(id)) return undefined;
  const isFull = options.some((option) => stringOf(option)?.toLowerCase() === 'full');
  const names = chain.keys.map((key) => (key.kind === 'scalar' ? String(key.value) : undefined));
  if (!names.every((name) => name !== undefined)) return undefined;
  const found = knownAt(resource.body, isFull ? names : ['properties', ...names]);
  return found?.kind === 'scalar' ? found : undefined;
}

function targetOfChain(chain: Chain | undefined, { targetOf }: Following): ReferenceTarget | undefined {
  const target = chain === undefined || chain.keys.length === 0 ? undefined : targetOf(chain.root);
  return target?.resource.mayBeDeployed === true && !target.resource.family ? target : undefined;
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

function writtenOutput(target: ReferenceTarget, { keys, safeFrom }: Chain, following: Following): Value | undefined {
  const at = target.full && stringOf(keys[0])?.toLowerCase() === 'properties' ? 1 : 0;
  const [section, name, member] = keys.slice(at);
  if (stringOf(section)?.toLowerCase() !== 'outputs' || stringOf(member)?.toLowerCase() !== 'value') return undefined;
  const wanted = stringOf(name)?.toLowerCase();
  const output = target.resource.outputs?.find((candidate) => candidate.name.toLowerCase() === wanted);
  const depth = at + 3;
  if (output === undefined || keys.length === depth) return output?.value;
  const read = (value: Value, key: Value, isSafe: boolean): Value =>
    isSafe ? accessMember(value, key, true, undefined) : readMember(value, key, undefined, following.environment);
  const inside = keys.slice(depth).reduce<Value>((value, key, index) => read(value, key, depth + index >= safeFrom), output.value);
  return followedInside(inside, following);
}

/** What lies in an output, which may be a member of another reference, under a condition too. */
function followedInside(value: Value, following: Following): Value {
  if (value.kind !== 'unknown') return value;
  const [condition, then, otherwise] = callNamed(value, 'if') ?? [];
  if (condition === undefined || then === undefined || otherwise === undefined) return followReference(value, following) ?? value;
  return simplifyIf(condition, followedInside(then, following), followedInside(otherwise, following));
}
