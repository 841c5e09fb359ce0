import type { Span } from '../text/source.js';
import { accessMember } from '../values/access.js';
import { attempt, failing } from '../values/attempt.js';
import {
  arrayOf,
  isKnown,
  joinText,
  memberKey,
  objectWith,
  relocate,
  scalar,
  stringOf,
  symbolicCall,
  symbolicLambda,
} from '../values/construct.js';
import { BudgetError, EvaluationError } from '../values/evaluation-error.js';
import type { Argument, LambdaArgument } from '../values/argument.js';
import { memberOfMade } from '../values/made-arrays.js';
import type { MadeArrayReader } from '../values/made-arrays.js';
import type { FunctionEnvironment } from './index.js';
import { callFunction, functionKind, isLazyFunction, lazyFunctions } from './index.js';
import { renderPlainly } from './text-format.js';
import { shownAs } from '../values/secret.js';
import type { ArrayValue, Member, ObjectValue, Symbolic, SymbolicCall, SymbolicLambda, UnknownValue, Value } from '../values/value.js';

/** What stands in the place of a symbol; undefined where the symbol stays. */
export type Replace = (symbol: Symbolic) => Value | undefined;

/**
 * The value with symbols replaced, innermost first, and evaluated anew: with known values put in, exactly what direct evaluation gives.
 * Throws `EvaluationError` for what the engine then refuses, `BudgetError` for a value nested too deep.
 */
export function substitute(value: Value, replace: Replace, environment: FunctionEnvironment): Value {
  return new Substitution(replace, environment).of(value);
}

/** What bounds a substitution besides depth. */
export interface SubstitutionBounds {
  /** False for values that are left as they are. */
  readonly touches: (value: Value) => boolean;
  /** Values still to be worked out, in all substitutions that share it. */
  readonly allowance: { left: number };
}

/** As `substitute`, for many values: what they share is worked out once. When the allowance is used up, values stay as they are. */
export function substitution(replace: Replace, environment: FunctionEnvironment, bounds: SubstitutionBounds): (value: Value) => Value {
  const shared = new Substitution(replace, environment, bounds);
  return (value) => (bounds.allowance.left > 0 ? shared.of(value) : value);
}

/** Calls that stand for a table that is looked up by an unknown key. */
const tables = new Set(['createArray', 'createObject']);

/** Calls that are evaluated even where nothing in them has changed: they only stand for what cannot be kept as a value. */
const mustBuild = new Set([...tables, 'fail']);

/** Values inside each other that a substitution goes through. */
const deepest = 1_000;

/** One substitution: each value and symbol is worked out once. */
class Substitution {
  readonly #replace: Replace;
  readonly #environment: FunctionEnvironment;
  readonly #containers = new Map<Value, Value>();
  readonly #symbols = new Map<string, Value>();
  readonly #bounds: SubstitutionBounds | undefined;
  #depth = 0;

  constructor(replace: Replace, environment: FunctionEnvironment, bounds?: SubstitutionBounds) {
    this.#replace = replace;
    this.#environment = environment;
    this.#bounds = bounds;
  }

  of(value: Value): Value {
    if (value.kind === 'scalar' || this.#bounds?.touches(value) === false) return value;
    if (value.kind === 'unknown' && value.shown !== undefined) return this.#secret(value, value.shown);
    const known = value.kind === 'unknown' ? this.#symbols.get(value.symbol.key) : this.#containers.get(value);
    if (known !== undefined) return known;
    if (this.#bounds !== undefined && this.#bounds.allowance.left-- <= 0) throw new BudgetError('too many values to substitute in');
    if (++this.#depth > deepest) throw new BudgetError(`values are nested more than ${deepest} levels deep`);
    const result = this.#deeper(value);
    if (value.kind === 'unknown') this.#symbols.set(value.symbol.key, result);
    else this.#containers.set(value, result);
    return result;
  }

  /** What is secret of a value stays so: what may be shown of it is what becomes of what could be shown before. */
  #secret({ symbol, origin, segment }: UnknownValue, shown: UnknownValue): Value {
    const value: UnknownValue = { kind: 'unknown', symbol, origin, ...(segment === true && { segment }) };
    return shownAs(this.of(value), this.of(shown), shown);
  }

  #deeper(value: ArrayValue | ObjectValue | UnknownValue): Value {
    try {
      return value.kind === 'unknown' ? this.#unknown(value) : value.kind === 'array' ? this.#array(value) : this.#object(value);
    } finally {
      this.#depth--;
    }
  }

  #array(value: ArrayValue): Value {
    const items = value.items.map((item) => this.of(item));
    return items.every((item, index) => item === value.items[index]) ? value : arrayOf(items, value.origin);
  }

  #object(value: ObjectValue): Value {
    if (isKnown(value)) return value;
    const made = this.#made(value);
    return value.shown === undefined ? made : shownAs(made, this.of(value.shown), value.shown);
  }

  #made(value: ObjectValue): Value {
    const members = new Map<string, Member>();
    for (const [key, member] of value.members) members.set(key, { name: member.name, value: this.of(member.value) });
    const open = value.open.flatMap((member) => [this.of(member.name), this.of(member.value)]);
    if (open.length === 0) return objectWith(members, [], value.origin);
    const known = [...members.values()].flatMap((member) => [scalar(member.name), member.value]);
    return relocate(callFunction('createObject', [...known, ...open], value.origin?.span, this.#environment), value.origin);
  }

  #unknown(value: UnknownValue): Value {
    const replaced = this.#replace(value.symbol);
    if (replaced !== undefined) return replaced;
    const result = this.#evaluate(value);
    if (result.kind !== 'unknown' || result.symbol.key === value.symbol.key) return result.kind === 'unknown' ? value : result;
    return this.#replace(result.symbol) ?? result;
  }

  #evaluate(value: UnknownValue): Value {
    const { symbol } = value;
    switch (symbol.kind) {
      case 'call':
        return this.#call(symbol, value);
      case 'access':
        return readMember(this.#built(this.of(symbol.base)), this.of(symbol.member), value.origin?.span, this.#environment);
      case 'text':
        return joinText(symbol.pieces.map((piece) => (typeof piece === 'string' ? piece : this.#piece(piece))));
      case 'lambda':
        return this.#lambda(symbol);
    }
  }

  /** A table that no symbol was replaced in still stands for itself as the call that makes it. */
  #built(base: Value): Value {
    const symbol = base.kind === 'unknown' && base.symbol.kind === 'call' && tables.has(base.symbol.name) ? base.symbol : undefined;
    return symbol === undefined ? base : callFunction(symbol.name, symbol.arguments, base.origin?.span, this.#environment);
  }

  #piece(piece: UnknownValue): string | Value {
    const value = this.of(piece);
    if (piece.segment && stringOf(value)?.includes('/'))
      throw new EvaluationError('a name in a resource id holds no slash', piece.origin?.span);
    if (value.kind === 'unknown' && piece.segment) return { ...value, segment: true };
    return value.kind === 'array' || value.kind === 'object' ? renderPlainly(value) : value;
  }

  #call(symbol: SymbolicCall, value: UnknownValue): Value {
    const lazy = symbol.name.toLowerCase();
    const span = value.origin?.span;
    if (isLazyFunction(lazy)) {
      const thunks = symbol.arguments.map((argument) => () => this.of(argument));
      return lazyFunctions[lazy](thunks, span);
    }
    const args = symbol.arguments.map((argument) => this.of(argument));
    const changed = mustBuild.has(symbol.name) || args.some((argument, index) => argument !== symbol.arguments[index]);
    if (functionKind(symbol.name) === 'pure' && changed)
      return callFunction(
        symbol.name,
        args.map((argument) => this.#argument(this.#built(argument))),
        span,
        this.#environment,
      );
    return changed ? symbolicCall(symbol.name, args, symbol.facts, value.origin, symbol.scope) : value;
  }

  #argument(value: Value): Argument {
    return value.kind === 'unknown' && value.symbol.kind === 'lambda' ? lambdaOf(value.symbol, value, this.#environment) : value;
  }

  /** A lambda's own variables hide those of the same name around it; what fails in the body fails only when it is called. */
  #lambda(symbol: SymbolicLambda): Value {
    const own = new Set(symbol.parameters.map(memberKey));
    const replace: Replace = (inner) => (own.has(lambdaVariableOf(inner) ?? '') ? undefined : this.#replace(inner));
    const body = attempt(() => new Substitution(replace, this.#environment).of(symbol.body));
    return symbolicLambda(symbol.parameters, failing(body));
  }
}

/**
 * `base[key]`, for an array that is yet to be made too: see `memberOfMade`. Throws `EvaluationError` for what the engine refuses.
 */
export function readMember(base: Value, key: Value, span: Span | undefined, environment: FunctionEnvironment): Value {
  if (base.kind !== 'unknown') return accessMember(base, key, false, span);
  const reader: MadeArrayReader = {
    read: (of, at) => readMember(of, at, span, environment),
    apply: (lambda, values) => lambdaOf(lambda, base, environment).apply(values),
  };
  return memberOfMade(base, key, reader) ?? accessMember(base, key, false, span);
}

/** A symbolic lambda as one that can be called: its variables are put into the body. */
function lambdaOf(symbol: SymbolicLambda, value: UnknownValue, environment: FunctionEnvironment): LambdaArgument {
  return {
    parameters: symbol.parameters,
    apply: (values) => {
      const bound = new Map(symbol.parameters.map((name, index) => [memberKey(name), values[index]]));
      return substitute(symbol.body, (inner) => bound.get(lambdaVariableOf(inner) ?? ''), environment);
    },
    symbolic: () => value,
  };
}

/** The name, without letter case, of the lambda variable that a symbol is. */
function lambdaVariableOf(symbol: Symbolic): string | undefined {
  const name = symbol.kind === 'call' && symbol.name === 'lambdaVariables' ? stringOf(symbol.arguments[0]) : undefined;
  return name === undefined ? undefined : memberKey(name);
}
