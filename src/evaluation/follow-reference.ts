import type { Estate } from '../estate/estate.js';
import { knownAt } from '../estate/known-resource.js';
import type { FunctionEnvironment } from '../functions/index.js';
import { readMember } from '../functions/substitute.js';
import { accessMember } from '../values/access.js';
import { beyondPremise, callNamed, simplifyIf } from '../values/conditions.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { arrayOf, scalar, stringOf, symbolicAccess } from '../values/construct.js';
import type { Span } from '../text/source.js';
import type { ArrayValue, UnknownValue, Value } from '../values/value.js';
import { arrayOfSelected } from './selected-item.js';
import type { PredictedResource } from './predicted-resource.js';
import { idOfNamedItem, propertyAt, type ReferenceTarget, writtenProperty } from './written-property.js';

/** Outputs of a deployment that are named where another is asked for. */
const mostNames = 12;

/** Outputs that lead to each other in one way: one that leads to more of itself has no end. */
const longestWay = 100;

/** What following a reference asks for. */
export interface Following {
  readonly targetOf: (root: UnknownValue) => ReferenceTarget | undefined;
  /** Whether nothing else of the deployment has the id of a resource. */
  readonly isSole: (resource: PredictedResource) => boolean;
  /** What holds where the reference stands. */
  readonly premise: Value;
  readonly at: Span;
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
  return followed(value, following, new Set());
}

/** `seen` are the references that led here: one that an output leads back to stays as it is. */
function followed(value: UnknownValue, following: Following, seen: Set<string>): Value | undefined {
  const { premise, environment } = following;
  if (seen.has(value.symbol.key) || seen.size >= longestWay) return undefined;
  seen.add(value.symbol.key);
  const chain = chainOf(value);
  if (chain === undefined) return idOfSelected(value, following);
  const target = targetOfChain(chain, following);
  if (target === undefined) return undefined;
  const { condition, outputs } = target.resource;
  const written = outputs === undefined ? writtenProperty(target, chain.keys, environment) : writtenOutput(target, chain, following, seen);
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

function writtenOutput(target: ReferenceTarget, { keys, safeFrom }: Chain, following: Following, seen: Set<string>): Value | undefined {
  const first = target.full && stringOf(keys[0])?.toLowerCase() === 'properties' ? 1 : 0;
  const [section, name, member] = keys.slice(first);
  if (stringOf(section)?.toLowerCase() !== 'outputs' || stringOf(member)?.toLowerCase() !== 'value') return undefined;
  const wanted = name && stringOf(name);
  const { outputs = [] } = target.resource;
  const output = outputs.find((candidate) => candidate.name.toLowerCase() === wanted?.toLowerCase());
  if (output === undefined) {
    if (wanted === undefined || !isSurelyThere(target, following)) return undefined;
    if (first + 1 >= safeFrom) return scalar(null);
    throw new EvaluationError(noSuchOutput(wanted, target), following.at);
  }
  const depth = first + 3;
  if (keys.length === depth) return output.value;
  const read = (value: Value, key: Value, isSafe: boolean): Value =>
    isSafe ? accessMember(value, key, true, undefined) : readMember(value, key, undefined, following.environment);
  const inside = keys.slice(depth).reduce<Value>((value, key, index) => read(value, key, depth + index >= safeFrom), output.value);
  return followedInside(inside, following, seen);
}

/** Whether a reference surely reads what a deployment of a known template gives. */
function isSurelyThere({ resource }: ReferenceTarget, { isSole, premise }: Following): boolean {
  return resource.outputs !== undefined && isSole(resource) && beyondPremise(resource.condition, premise).kind === 'scalar';
}

function noSuchOutput(name: string, { resource: { outputs = [] } }: ReferenceTarget): string {
  const names = outputs.slice(0, mostNames).map((output) => output.name);
  return `the deployment has no output '${name}'${names.length === 0 ? '' : `; there are ${names.join(', ')}`}`;
}

/** What lies in an output, which may be a member of another reference, under a condition too. */
function followedInside(value: Value, following: Following, seen: Set<string>): Value {
  if (value.kind !== 'unknown') return value;
  const [condition, then, otherwise] = callNamed(value, 'if') ?? [];
  if (condition === undefined || then === undefined || otherwise === undefined) return followed(value, following, seen) ?? value;
  return simplifyIf(condition, followedInside(then, following, seen), followedInside(otherwise, following, seen));
}
