import { arrayOf, keyOf, LazyMember, memberOf, objectOf, scalar, stringOf, symbolicAccess } from '../../src/values/construct.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import type { Concretizer } from './concretize.js';
import { conjuncts } from './conjuncts.js';
import { groupBy } from '../../src/text/group-by.js';
import { endPattern, idPattern } from './id-pattern.js';
import { once, remembering } from './memory.js';
import { isCallOf, mentioning } from './mentions.js';
import type { Access } from './reference-chain.js';
import { ShapeBook } from './shapes.js';

/** A resource as the template writes it, that a `reference()` may lead to. */
export interface WrittenResource {
  readonly type: string;
  readonly id: Value;
  /** Whether it is deployed: where it is not, a reference reads what was there before. */
  readonly condition: Value;
  /** Of an instance of loops whose counts are unknown: whether each goes so far. Part of the condition, too. */
  readonly counted?: readonly Value[];
  /** Everything in it, `properties` among it. */
  readonly body: () => Value;
}

/** What a reference leads to in one world. */
export interface ReferenceTarget {
  /** Its id there. */
  readonly id: string;
  /** What is written where some accesses lead; undefined where nothing is written, so that Azure alone knows. */
  readonly at: (accesses: readonly Access[]) => Value | undefined;
}

/** The resources of a deployment, as references find them. */
export class WrittenResources {
  /** How all of them use parameters. */
  readonly shapes: () => ShapeBook;
  readonly #byType: () => ReadonlyMap<string, readonly WrittenResource[]>;
  readonly #declared: () => readonly WrittenResource[];
  /** Whether an id can only be worked out when others are. */
  readonly #restsOnReferences = mentioning(isCallOf('reference'));
  /** Whether an id may be that of a resource. */
  readonly #mayBe = remembering(({ id }: WrittenResource) => idPattern(id));
  /** Whether the id of a resource may end with a text. */
  readonly #mayEnd = remembering(({ id }: WrittenResource) => endPattern(id));
  /** Whether the engine gave up a part of a value. */
  readonly #isGivenUp = (value: Value): boolean => value.kind === 'unknown' && this.#mentionsUnknown(value);
  readonly #mentionsUnknown = mentioning(isCallOf('unknown'));
  /** Ids in each world. */
  readonly #ids = new WeakMap<Concretizer, Map<WrittenResource, Id>>();
  /** How often an id was asked for while it was worked out: what rests on that is not known for good. */
  #unsettled = 0;
  /** Where names lead in each world, in which the premise is always the same. */
  readonly #targets = new WeakMap<Concretizer, Map<string, ReferenceTarget | undefined>>();

  /** `declared` are in the order of their templates, outer ones first; where `others` have their ids, those are what is written. */
  constructor(others: () => readonly WrittenResource[], declared: () => readonly WrittenResource[]) {
    this.#declared = declared;
    const all = once(() => [...others(), ...declared()]);
    this.#byType = once(() => groupBy(all(), ({ type }) => type.toLowerCase()));
    this.shapes = once(() => new ShapeBook(all().flatMap(({ id, body }) => [id, body()])));
  }

  /**
   * What the arguments of a `reference()` name, known as they are in the world of `concretizer`, where `premise` holds; `nothingElse` if it
   * gives nothing but what is written.
   */
  find(args: readonly Value[], concretizer: Concretizer, premise: Value, nothingElse: boolean): ReferenceTarget | undefined {
    const name = stringOf(args[0])?.toLowerCase();
    if (name === undefined) return undefined;
    const targets = this.#targets.get(concretizer) ?? new Map<string, ReferenceTarget | undefined>();
    this.#targets.set(concretizer, targets);
    if (targets.has(name)) return targets.get(name);
    const before = this.#unsettled;
    const target = this.#find(name, concretizer, premise, nothingElse);
    if (this.#unsettled === before) targets.set(name, target);
    return target;
  }

  #find(name: string, concretizer: Concretizer, premise: Value, nothingElse: boolean): ReferenceTarget | undefined {
    const found = name.startsWith('/') ? this.#byId(name, concretizer) : this.#byName(name, concretizer);
    const deployed = found.filter(({ condition }) => holds(condition, concretizer, premise));
    const [first] = deployed;
    if (first === undefined) return undefined;
    const id = this.#idIn(first, concretizer).text;
    const answer = (accesses: readonly Access[]): Value | undefined =>
      writtenIn(deployed, accesses, (resource) => new Walk(resource, id, concretizer, this.#isGivenUp));
    return { id, at: nothingElse ? answer : (accesses): Value | undefined => withItemIds(answer(accesses), accesses, id) };
  }

  #byId(id: string, concretizer: Concretizer): readonly WrittenResource[] {
    const type = resourceTypeIn(id);
    const ofType = this.#byType().get(type) ?? [];
    const fitting = ofType.filter((resource) => this.#mayBe(resource)(id));
    const isSame = (resource: WrittenResource): boolean => this.#idIn(resource, concretizer).lower === id;
    const free = fitting.filter((resource) => !this.#restsOnReferences(resource.id) && isSame(resource));
    const same = free.length > 0 ? free : fitting.filter(isSame);
    if (same.length > 0) return same;
    if (fitting.some((resource) => this.#idIn(resource, concretizer) === none && !isBeyondLoop(resource, concretizer)))
      throw new EvaluationError(`what ${id} is cannot be told where other ids are refused`);
    const named = ofType.filter((resource) => lastSegment(this.#idIn(resource, concretizer).lower) === lastSegment(id));
    const ids = new Set(named.map((resource) => this.#idIn(resource, concretizer).lower));
    if (type !== deploymentType) return [];
    if (ids.size === 1) return named;
    if (fitting.length > 0) throw new EvaluationError(`${id} is no deployment of the template`);
    return [];
  }

  /** Where the engine cannot tell which of several resources is meant, it leaves the name: that of one in the same template, before any nested one. */
  #byName(name: string, concretizer: Concretizer): readonly WrittenResource[] {
    const ending = name.includes('/') ? `/providers/${name}` : `/${name}`;
    for (const resource of this.#declared()) {
      if (!this.#mayEnd(resource)(ending)) continue;
      const { lower } = this.#idIn(resource, concretizer);
      if (lower.endsWith(ending)) return this.#byId(lower, concretizer);
    }
    return [];
  }

  /** The id of a resource in a world. */
  #idIn(resource: WrittenResource, concretizer: Concretizer): Id {
    const ids = this.#ids.get(concretizer) ?? new Map<WrittenResource, Id>();
    this.#ids.set(concretizer, ids);
    const known = ids.get(resource);
    if (known === running) this.#unsettled++;
    if (known !== undefined) return known;
    ids.set(resource, running);
    const id = idFrom(resource.id, concretizer);
    ids.set(resource, id);
    return id;
  }
}

interface Id {
  readonly text: string;
  readonly lower: string;
}

/** What an id is while it is worked out, which then needs itself. */
const running: Id = { text: '', lower: '' };
/** What an id is that the engine would refuse. */
const none: Id = { text: '', lower: '' };

function idFrom(value: Value, concretizer: Concretizer): Id {
  try {
    const text = stringOf(concretizer.concrete(value));
    return text?.startsWith('/') === true ? { text, lower: text.toLowerCase() } : none;
  } catch (error) {
    if (error instanceof EvaluationError) return none;
    throw error;
  }
}

const deploymentType = 'microsoft.resources/deployments';

function lastSegment(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).toLowerCase();
}

/** The resource type in an id, both lower-cased. */
function resourceTypeIn(id: string): string {
  if (/^\/subscriptions\/[^/]*\/resourcegroups\/[^/]*$/.test(id)) return 'microsoft.resources/resourcegroups';
  const [namespace = '', ...segments] = (id.split('/providers/').at(-1) ?? '').split('/');
  return [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/');
}

/** Whether a condition holds in a world, or wherever a premise does. */
function holds(condition: Value, concretizer: Concretizer, premise: Value): boolean {
  const given = conjuncts(premise);
  return [...conjuncts(condition)].every(([key, part]) => {
    if (given.has(key)) return true;
    const truth = concretizer.concrete(part);
    return truth.kind === 'scalar' && truth.value === true;
  });
}

/** Whether a resource is an instance of a loop that does not go so far in a world. */
function isBeyondLoop({ counted = [] }: WrittenResource, concretizer: Concretizer): boolean {
  return counted.some((goesSoFar) => isFalse(goesSoFar, concretizer));
}

function isFalse(condition: Value, concretizer: Concretizer): boolean {
  try {
    const truth = concretizer.concrete(condition);
    return truth.kind === 'scalar' && truth.value === false;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

/**
 * What some resources of one id write, but for those of which the engine gives up the value. Throws where they differ: the engine takes the last of the template that
 * refers to it, and which template that is does not show in what it predicts.
 */
function writtenIn(
  resources: readonly WrittenResource[],
  accesses: readonly Access[],
  walk: (resource: WrittenResource) => Walk,
): Value | undefined {
  const values = resources.map((resource) => walk(resource).to(accesses)).filter((value) => value !== 'given up');
  const [first, ...others] = values;
  const isOne = others.every((other) => (first === undefined || other === undefined ? first === other : keyOf(first) === keyOf(other)));
  if (!isOne) throw new EvaluationError('which of several resources with one id is meant cannot be told');
  return first;
}

/** One way through what a resource writes. */
class Walk {
  readonly #resource: WrittenResource;
  readonly #id: string;
  readonly #concretizer: Concretizer;

  readonly #isGivenUp: (value: Value) => boolean;

  constructor(resource: WrittenResource, id: string, concretizer: Concretizer, isGivenUp: (value: Value) => boolean) {
    this.#isGivenUp = isGivenUp;
    this.#resource = resource;
    this.#id = id;
    this.#concretizer = concretizer;
  }

  to(accesses: readonly Access[]): Value | 'given up' | undefined {
    const path = accesses.map(({ key }) => key);
    const at = isIdOfItem(path) ? (this.#writtenAsIs(path) ?? this.#idOfItem(path)) : this.#reach(path);
    if (at === undefined || at === 'given up') return at;
    return isNull(at) ? undefined : written(at, this.#concretizer);
  }

  #writtenAsIs(path: readonly Value[]): Value | undefined {
    return path.reduce<Value | undefined>((at, key) => at && memberAt(at, key), this.#resource.body());
  }

  #reach(path: readonly Value[]): Value | 'given up' | undefined {
    let at: Value | undefined = this.#resource.body();
    for (const [index, key] of path.entries()) {
      if (this.#isGivenUp(at)) return 'given up';
      if (at.kind === 'unknown')
        return this.#concretizer.concrete(path.slice(index).reduce<UnknownValue>((base, member) => symbolicAccess(base, member), at));
      at = memberAt(at.kind === 'object' && at.open.length > 0 ? this.#concretizer.concrete(at) : at, key);
      if (at === undefined) return undefined;
    }
    return this.#isGivenUp(at) ? 'given up' : at;
  }

  #idOfItem(path: readonly Value[]): Value | 'given up' | undefined {
    const [, array] = path;
    const ofItem = path.slice(0, -1);
    const item = this.#reach(ofItem);
    if (item === 'given up') return item;
    const name = stringOf(memberOf(item && this.#concretizer.concrete(item), 'name'));
    if (name !== undefined) return scalar(`${this.#id}/${stringOf(array) ?? ''}/${name}`);
    if (this.#writtenAsIs(ofItem) !== undefined) return undefined;
    throw new EvaluationError(`an item of ${this.#id} has no name`);
  }
}

/** Azure gives an id to each item of an array in the properties that has a name, such as a subnet: an item that the template does not spell out has no other. */
function isIdOfItem([properties, , index, last, ...more]: readonly Value[]): boolean {
  const isItem = stringOf(properties)?.toLowerCase() === 'properties' && typeof keyIn(index) === 'number';
  return isItem && stringOf(last)?.toLowerCase() === 'id' && more.length === 0;
}

/** What Azure gives where some accesses lead: the items that have a name have an id as well. */
function withItemIds(value: Value | undefined, [properties, array, index, ...more]: readonly Access[], id: string): Value | undefined {
  const isProperties = stringOf(properties?.key)?.toLowerCase() === 'properties';
  if (value === undefined || !isProperties || more.length > 0) return value;
  if (array === undefined) return changedMembers(value, (member, name) => itemsWithIds(member, `${id}/${name}`));
  const within = `${id}/${stringOf(array.key) ?? ''}`;
  return index === undefined ? itemsWithIds(value, within) : withId(value, within);
}

function changedMembers(value: Value, change: (member: Value, name: string) => Value): Value {
  if (value.kind !== 'object') return value;
  return objectOf([...value.members.values()].map((member) => new LazyMember(member.name, () => change(member.value, member.name))));
}

function itemsWithIds(value: Value, within: string): Value {
  return value.kind === 'array' ? arrayOf(value.items.map((item) => withId(item, within))) : value;
}

function withId(item: Value, within: string): Value {
  const name = stringOf(memberOf(item, 'name'));
  if (item.kind !== 'object' || name === undefined || memberOf(item, 'id') !== undefined) return item;
  return objectOf([...item.members.values(), { name: 'id', value: scalar(`${within}/${name}`) }]);
}

function keyIn(key: Value | undefined): string | number | undefined {
  return key?.kind === 'scalar' && typeof key.value !== 'boolean' ? (key.value ?? undefined) : undefined;
}

function memberAt(container: Value, key: Value): Value | undefined {
  const known = keyIn(key);
  if (container.kind === 'array') return typeof known === 'number' ? container.items[known] : undefined;
  return typeof known === 'string' ? memberOf(container, known) : undefined;
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** A written value in a world, each member when it is first read. */
function written(value: Value, concretizer: Concretizer): Value {
  if (value.kind !== 'object' || value.open.length > 0) return concretizer.concrete(value);
  return objectOf([...value.members.values()].map((member) => new LazyMember(member.name, () => written(member.value, concretizer))));
}

/** The resource that an access to a `reference()` begins with: all of it, or the properties. */
export function fromWhole(accesses: readonly Access[], full: boolean): readonly Access[] {
  return full ? accesses : [{ key: scalar('properties'), safe: false }, ...accesses];
}
