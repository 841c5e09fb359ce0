import { accessMember } from '../../src/values/access.js';
import { arrayOf, joinText, keyOf, memberKey, objectOf, scalar, stringOf } from '../../src/values/construct.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import { renderPlainly } from '../../src/functions/text-format.js';
import type { FunctionEnvironment } from '../../src/functions/index.js';
import type { LambdaArgument } from '../../src/values/argument.js';
import { callFunction } from '../../src/functions/index.js';
import type { Member, SymbolicCall, SymbolicLambda, UnknownValue, Value } from '../../src/values/value.js';
import { isCallOf, mentioning } from './mentions.js';
import { isOpaque } from './opaque.js';
import { type Access, referenceChain } from './reference-chain.js';

/** One choice of values for everything unknown. */
export interface World {
  /** The value of a parameter that is unknown. */
  parameter(call: SymbolicCall): Value;
  /** What an opaque function answers to known arguments. */
  answer(call: SymbolicCall, args: readonly Value[], concretizer: Concretizer): Value;
  /** What accesses to a `reference()` with known arguments give; undefined where its answer says so. */
  read(call: SymbolicCall, args: readonly Value[], accesses: readonly Access[], concretizer: Concretizer): Value | undefined;
}

/** Values of the variables of lambdas. */
interface Bindings {
  readonly values: ReadonlyMap<string, Value>;
  /** Tells bindings apart. */
  readonly key: string;
}

const none: Bindings = { values: new Map(), key: '' };
const deepest = 2000;
/** What a reference leads to can rest on itself, but for the resource whose id is being worked out. */
const mostRounds = 2;

/** Puts a world's values into a symbolic value; the work of one world is shared. Throws `EvaluationError` for what the engine would refuse then. */
export class Concretizer {
  readonly #world: World;
  readonly #environment: FunctionEnvironment;
  readonly #memo = new Map<string, Value | EvaluationError>();
  /** Whether a value rests on the variable of a lambda. */
  readonly #isBound = mentioning(isCallOf('lambdavariables'));
  /** How often each value that is being worked out has been asked for. */
  readonly #running = new Map<string, number>();
  #depth = 0;

  constructor(world: World, environment: FunctionEnvironment) {
    this.#world = world;
    this.#environment = environment;
  }

  concrete(value: Value, bindings: Bindings = none): Value {
    if (value.kind === 'scalar') return value;
    if (++this.#depth > deepest) throw new EvaluationError('nested too deeply for a comparison');
    try {
      if (value.kind === 'array') return arrayOf(value.items.map((item) => this.concrete(item, bindings)));
      if (value.kind === 'object') return this.#object(value, bindings);
      return this.#unknown(value, bindings);
    } finally {
      this.#depth--;
    }
  }

  #object(value: Extract<Value, { kind: 'object' }>, bindings: Bindings): Value {
    const members: Member[] = [...value.members.values()].map(({ name, value: member }) => ({
      name,
      value: this.concrete(member, bindings),
    }));
    for (const open of value.open) {
      const name = stringOf(this.concrete(open.name, bindings));
      if (name === undefined) throw new EvaluationError('a property name must be a string');
      members.push({ name, value: this.concrete(open.value, bindings) });
    }
    return objectOf(members);
  }

  #unknown(value: UnknownValue, bindings: Bindings): Value {
    const { symbol } = value;
    const key = bindings !== none && this.#isBound(value) ? `${symbol.key} ${bindings.key}` : symbol.key;
    const known = this.#memo.get(key) ?? this.#remember(key, value, bindings);
    if (known instanceof EvaluationError) throw known;
    return known;
  }

  #remember(key: string, value: UnknownValue, bindings: Bindings): Value | EvaluationError {
    const running = this.#running.get(key) ?? 0;
    if (running === mostRounds) throw new EvaluationError('needs itself');
    this.#running.set(key, running + 1);
    const known = this.#attempt(value, bindings);
    this.#running.set(key, running);
    this.#memo.set(key, known);
    return known;
  }

  #attempt(value: UnknownValue, bindings: Bindings): Value | EvaluationError {
    try {
      return this.#work(value, bindings);
    } catch (error) {
      if (error instanceof EvaluationError) return error;
      throw error;
    }
  }

  #work(value: UnknownValue, bindings: Bindings): Value {
    return this.#readReference(value, bindings) ?? this.#evaluate(value, bindings);
  }

  #readReference(value: UnknownValue, bindings: Bindings): Value | undefined {
    const chain = referenceChain(value);
    if (chain === undefined || chain.accesses.length === 0) return undefined;
    const known = (one: Value): Value => this.concrete(one, bindings);
    const accesses = chain.accesses.map(({ key, safe }) => ({ key: known(key), safe }));
    return this.#world.read(chain.call, chain.call.arguments.map(known), accesses, this);
  }

  #evaluate({ symbol }: UnknownValue, bindings: Bindings): Value {
    switch (symbol.kind) {
      case 'text':
        return joinText(symbol.pieces.map((piece) => (typeof piece === 'string' ? piece : textPiece(this.concrete(piece, bindings)))));
      case 'access':
        return this.#settled(
          accessMember(this.concrete(symbol.base, bindings), this.concrete(symbol.member, bindings), false, undefined),
          bindings,
        );
      case 'lambda':
        throw new EvaluationError('a lambda where a value is needed');
      case 'call':
        return this.#call(symbol, bindings);
    }
  }

  #call(call: SymbolicCall, bindings: Bindings): Value {
    const name = call.name.toLowerCase();
    const at = (index: number): Value => this.concrete(call.arguments[index] ?? scalar(null), bindings);
    switch (name) {
      case 'parameters':
        return this.#world.parameter(call);
      case 'lambdavariables':
        return bindings.values.get(memberKey(stringOf(call.arguments[0]) ?? '')) ?? scalar(null);
      case 'fail':
        throw new EvaluationError(stringOf(at(0)) ?? 'fail');
      case 'if':
        return truth(at(0)) ? at(1) : at(2);
      case 'and':
        return scalar(call.arguments.every((_, index) => truth(at(index))));
      case 'or':
        return scalar(call.arguments.some((_, index) => truth(at(index))));
      case 'coalesce':
        return this.#coalesce(call, bindings);
    }
    const args = call.arguments.map((argument) =>
      isLambda(argument) ? this.#closure(argument.symbol, bindings) : this.concrete(argument, bindings),
    );
    if (isOpaque(name)) return this.#world.answer(call, args as readonly Value[], this);
    return this.#settled(callFunction(call.name, args, undefined, this.#environment), bindings);
  }

  #coalesce(call: SymbolicCall, bindings: Bindings): Value {
    for (const argument of call.arguments) {
      const value = this.concrete(argument, bindings);
      if (value.kind !== 'scalar' || value.value !== null) return value;
    }
    return scalar(null);
  }

  #closure(lambda: SymbolicLambda, bindings: Bindings): LambdaArgument {
    return {
      parameters: lambda.parameters,
      apply: (values) => this.concrete(lambda.body, bound(bindings, lambda.parameters, values)),
      symbolic: () => {
        throw new EvaluationError('a lambda over something unknown');
      },
    };
  }

  /** What a function left symbolic although all its arguments are known has to be answered by the world. */
  #settled(value: Value, bindings: Bindings): Value {
    if (value.kind !== 'unknown') return value;
    if (value.symbol.kind === 'call' && !isOpaque(value.symbol.name))
      throw new EvaluationError(`${value.symbol.name} of known values is left open`);
    return this.concrete(value, bindings);
  }
}

function bound(outer: Bindings, parameters: readonly string[], given: readonly Value[]): Bindings {
  const values = new Map(outer.values);
  parameters.forEach((name, index) => values.set(memberKey(name), given[index] ?? scalar(null)));
  return { values, key: [...values].map(([name, value]) => `${name}=${keyOf(value)}`).join() };
}

function isLambda(value: Value): value is UnknownValue & { readonly symbol: SymbolicLambda } {
  return value.kind === 'unknown' && value.symbol.kind === 'lambda';
}

function truth(value: Value): boolean {
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
  throw new EvaluationError(`a condition must be a boolean, not ${keyOf(value).slice(0, 80)}`);
}

function textPiece(value: Value): Value | string {
  return value.kind === 'array' || value.kind === 'object' ? renderPlainly(value) : value;
}
