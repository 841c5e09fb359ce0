import { accessMember } from '../../src/values/access.js';
import { keyOf, memberKey, objectOf, scalar, stringOf } from '../../src/values/construct.js';
import type { Member, SymbolicCall, Value } from '../../src/values/value.js';
import type { Concretizer, World } from './concretize.js';
import { madeUpValue } from './made-up.js';
import { Random } from './random.js';
import { memberShape, newShape } from './shape.js';
import { atomKey, type ShapeBook } from './shapes.js';
import type { Access } from './reference-chain.js';
import { fromWhole, type ReferenceTarget, type WrittenResources } from './written-resources.js';

function isFull({ arguments: args }: SymbolicCall): boolean {
  return args.slice(1).some((argument) => stringOf(argument)?.toLowerCase() === 'full');
}

/** Values for some parameters, by lower-cased name; the others are made up. */
export type GivenValues = ReadonlyMap<string, Value>;

export interface WorldOptions {
  /** Texts are words. */
  readonly plain?: boolean;
  /** Ids are all of one subscription. */
  readonly oneSubscription?: boolean;
  /** Resources of the deployment: references to them give what they write. */
  readonly written?: WrittenResources | undefined;
  /** What holds where the value is that is looked at, so that resources are there that are deployed under the same condition. */
  readonly premise?: Value;
  /** References give nothing but what is written: so the engine reads them, other than Azure. */
  readonly nothingElse?: boolean;
  /** Where the entry template goes, as far as that is told. */
  readonly scope?: ToldScope | undefined;
}

/** Known members of what `resourceGroup()` and `subscription()` answer, by lower-cased name of the function. */
export type ToldScope = ReadonlyMap<string, Member>;

/** What these return has all its members. */
const contexts: ReadonlySet<string> = new Set(['resourcegroup', 'subscription', 'tenant', 'managementgroup', 'deployment', 'environment']);

/** Where a deployment may go; templates often look a location up in a table. */
const locations = ['westeurope', 'northeurope', 'eastus'];

/** A world of random values, the same for the same seed, that fit how the expressions in a book use them. */
export class MadeUpWorld implements World {
  readonly #seed: string;
  readonly #book: ShapeBook;
  readonly #given: GivenValues;
  readonly #options: WorldOptions;
  readonly #values = new Map<string, Value>();

  constructor(seed: string, book: ShapeBook, given: GivenValues, options: WorldOptions = {}) {
    this.#seed = seed;
    this.#book = book;
    this.#given = given;
    this.#options = options;
  }

  parameter(call: SymbolicCall): Value {
    const name = stringOf(call.arguments[0]) ?? '';
    return (call.scope === '' ? this.#given.get(memberKey(name)) : undefined) ?? this.#madeUp(atomKey(call), call);
  }

  answer(call: SymbolicCall, args: readonly Value[], concretizer: Concretizer): Value {
    const key = `${atomKey(call)}(${args.map((argument) => keyOf(argument).toLowerCase()).join(',')})`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const target = this.#target(call, args, concretizer);
    const answer = target === undefined ? this.#madeUp(key, call) : this.#whole(target, call);
    this.#values.set(key, answer);
    return answer;
  }

  read(call: SymbolicCall, args: readonly Value[], accesses: readonly Access[], concretizer: Concretizer): Value | undefined {
    if (this.#options.written === undefined) return undefined;
    const target = this.#target(call, args, concretizer);
    const written = target?.at(fromWhole(accesses, isFull(call)));
    if (written !== undefined) return written;
    if (target !== undefined && this.#options.nothingElse === true && accesses.some(({ safe }) => safe)) return scalar(null);
    const whole = target === undefined ? this.answer(call, args, concretizer) : this.#besides(target, call);
    return this.#member(whole, accesses) ?? this.#madeUpText(call, target?.id ?? args.map(keyOf).join(), accesses);
  }

  #member(whole: Value, accesses: readonly Access[]): Value | undefined {
    return accesses.reduce<Value | undefined>((base, { key }) => {
      const member = base && accessMember(base, key, true, undefined);
      return member?.kind === 'scalar' && member.value === null ? undefined : member;
    }, whole);
  }

  /** What neither side shows the shape of, because only what is written reads it, is a text. */
  #madeUpText(call: SymbolicCall, target: string, accesses: readonly Access[]): Value {
    const key = `${call.name} ${target.toLowerCase()} ${accesses.map(({ key: step }) => keyOf(step).toLowerCase()).join('.')}`;
    let value = this.#values.get(key);
    if (value === undefined) {
      const random = new Random(`${this.#seed}|${key}`);
      const isEmpty = this.#options.plain !== true && random.chance(3);
      const style = { plain: true, oneSubscription: false, formed: false };
      value = isEmpty ? scalar('') : madeUpValue(newShape(), { type: 'string' }, random, style);
      this.#values.set(key, value);
    }
    return value;
  }

  #target(call: SymbolicCall, args: readonly Value[], concretizer: Concretizer): ReferenceTarget | undefined {
    if (call.name.toLowerCase() !== 'reference') return undefined;
    const { written, premise = scalar(true), nothingElse = false } = this.#options;
    return written?.find(args, concretizer, premise, nothingElse);
  }

  /** All of what a reference gives. The engine takes a full one for an object with nothing but the properties. */
  #whole(target: ReferenceTarget, call: SymbolicCall): Value {
    const properties = target.at(fromWhole([], false)) ?? this.#besides(target, call);
    if (!isFull(call)) return properties;
    if (this.#options.nothingElse === true) return objectOf([{ name: 'Properties', value: properties }]);
    return target.at([]) ?? properties;
  }

  /** What Azure adds to what is written. */
  #besides({ id }: ReferenceTarget, call: SymbolicCall): Value {
    return this.#madeUp(`reference to ${id.toLowerCase()}${isFull(call) ? ' in full' : ''}`, call);
  }

  #madeUp(key: string, call: SymbolicCall): Value {
    let value = this.#values.get(key);
    if (value === undefined) {
      const { plain = false, oneSubscription = false } = this.#options;
      const isContext = contexts.has(call.name.toLowerCase());
      const shape = this.#book.shapeOf(atomKey(call));
      if (call.name.toLowerCase() === 'newguid') return this.#newGuid(key);
      if (isContext) for (const location of locations) memberShape(shape, 'location').choices.add(location);
      const style = { plain: plain || isContext, oneSubscription, formed: isContext };
      value = this.#told(call, madeUpValue(shape, call.facts, new Random(`${this.#seed}|${key}`), style));
      this.#values.set(key, value);
    }
    return value;
  }

  /** The same wherever it is asked for: the engine's text does not say which of several is meant. */
  #newGuid(key: string): Value {
    const shape = newShape();
    shape.forms.add('guid');
    const value = madeUpValue(shape, { type: 'string' }, new Random(`${this.#seed}|${key}`), {
      plain: false,
      oneSubscription: false,
      formed: true,
    });
    this.#values.set(key, value);
    return value;
  }

  #told(call: SymbolicCall, value: Value): Value {
    const told = this.#options.scope?.get(call.name.toLowerCase());
    return told === undefined ? value : objectOf([...(value.kind === 'object' ? value.members.values() : []), told]);
  }
}
