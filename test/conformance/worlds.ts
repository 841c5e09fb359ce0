import { keyOf, memberKey, objectOf, stringOf } from '../../src/values/construct.js';
import type { Member, SymbolicCall, Value } from '../../src/values/value.js';
import type { Concretizer, World } from './concretize.js';
import { madeUpValue } from './made-up.js';
import { Random } from './random.js';
import { atomKey, type ShapeBook } from './shapes.js';
import type { WrittenResources } from './written-resources.js';

/** Values for some parameters, by lower-cased name; the others are made up. */
export type GivenValues = ReadonlyMap<string, Value>;

export interface WorldOptions {
  /** Texts are words. */
  readonly plain?: boolean;
  /** Ids are all of one subscription. */
  readonly oneSubscription?: boolean;
  /** What references give that name one of our own resources. */
  readonly written?: WrittenResources | undefined;
  /** Where the entry template goes, as far as that is told. */
  readonly scope?: ToldScope | undefined;
}

/** Known members of what `resourceGroup()` and `subscription()` answer, by lower-cased name of the function. */
export type ToldScope = ReadonlyMap<string, Member>;

/** What these return has all its members. */
const contexts: ReadonlySet<string> = new Set(['resourcegroup', 'subscription', 'tenant', 'managementgroup', 'deployment', 'environment']);

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
    const answer = this.#options.written?.answer(call, args, concretizer) ?? this.#madeUp(key, call);
    this.#values.set(key, answer);
    return answer;
  }

  #madeUp(key: string, call: SymbolicCall): Value {
    let value = this.#values.get(key);
    if (value === undefined) {
      const facts = call.name.toLowerCase() === 'parameters' ? call.facts : undefined;
      const { plain = false, oneSubscription = false } = this.#options;
      const isContext = contexts.has(call.name.toLowerCase());
      const style = { plain: plain || isContext, oneSubscription, formed: isContext };
      value = this.#told(call, madeUpValue(this.#book.shapeOf(atomKey(call)), facts, new Random(`${this.#seed}|${key}`), style));
      this.#values.set(key, value);
    }
    return value;
  }

  #told(call: SymbolicCall, value: Value): Value {
    const told = this.#options.scope?.get(call.name.toLowerCase());
    return told === undefined ? value : objectOf([...(value.kind === 'object' ? value.members.values() : []), told]);
  }
}
