import type { Span } from '../text/source.js';
import { scalar, symbolicCall } from '../values/construct.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { isSecret } from '../values/secret.js';
import type { Scalar, SymbolFacts, Value } from '../values/value.js';
import type { Argument, LambdaArgument } from '../values/argument.js';
import type { FunctionEnvironment } from './environment.js';
import { checkSize } from './limits.js';
import { keepingSecrets } from './secrets.js';
import type { ResultType, TypeName } from '../values/types.js';
import { describeType, isLambda, typeOf } from '../values/types.js';

/** One call of a function, as its row sees it. */
export interface Call {
  /** In the spelling of the documentation. */
  readonly name: string;
  readonly span: Span | undefined;
  readonly environment: FunctionEnvironment;
  /** Throws what the engine refuses the call with. */
  refuse(reason: string): never;
  /** Throws a message of the template's own. */
  fail(message: string): never;
  /** Another eager function, in the same environment. */
  call(name: string, ...args: readonly Argument[]): Value;
}

/** The types that an argument may have. */
export type Takes = readonly TypeName[];

/**
 * One function: a row of a family's table. Number and types of the arguments are checked by what reads the table, and so is the unknown
 * case: where `answer` gives undefined, the result is a symbolic call of the type `returns`.
 */
export interface FunctionRow {
  readonly takes: readonly Takes[];
  /** How many of `takes` may be left out at the end. */
  readonly optional: number;
  /** Types of the arguments beyond `takes`, if there may be any. */
  readonly rest: Takes | 'none';
  readonly returns: ResultType | SymbolFacts | undefined;
  /** The arguments whose content the result tells, by index; all of them where undefined. Of the others it is but chosen or measured. */
  readonly tells: readonly number[] | undefined;
  readonly answer: (args: readonly Value[], call: Call, lambdas: readonly LambdaArgument[]) => Value | undefined;
}

export const anything: Takes = ['string', 'int', 'float', 'bool', 'null', 'array', 'object'];
export const text: Takes = ['string'];
export const integer: Takes = ['int'];
export const array: Takes = ['array'];
export const object: Takes = ['object'];
export const lambda: Takes = ['lambda'];

/** A table of functions by name in the spelling of the documentation. */
export type Family = Readonly<Record<string, FunctionRow>>;

type RowParts = Partial<Pick<FunctionRow, 'optional' | 'rest' | 'returns' | 'tells'>>;

/** A row whose answer looks at values that may be unknown. */
export function row(takes: readonly Takes[], answer: FunctionRow['answer'], parts: RowParts = {}): FunctionRow {
  const { optional = 0, rest = 'none', returns, tells } = parts;
  return { takes, optional, rest, returns, tells, answer };
}

/** A row that is answered only when all arguments are known scalars; what `compute` gives undefined for stays symbolic. */
export function pure(
  takes: readonly Takes[],
  compute: (args: readonly Scalar[], call: Call) => Scalar | Value | undefined,
  parts: RowParts = {},
): FunctionRow {
  return row(
    takes,
    (args, call) => {
      const scalars: Scalar[] = [];
      for (const argument of args) {
        if (argument.kind !== 'scalar') return undefined;
        scalars.push(argument.value);
      }
      const result = compute(scalars, call);
      return result === undefined || (typeof result === 'object' && result !== null) ? result : scalar(result);
    },
    parts,
  );
}

/** Answers one call by its row. Throws `EvaluationError` for a wrong number or type of arguments. */
export function answerBy(found: FunctionRow, args: readonly Argument[], call: Call): Value {
  checkCount(found, args.length, call);
  for (let index = 0; index < args.length; index++) checkType(args[index], index, found, call);
  if (!isWithoutLambdas(args)) return answered(found, args, args.filter(isValue), args.filter(isLambda), call);
  if (!args.some(isSecret)) return answered(found, args, args, none, call);
  const telling = { name: call.name, span: call.span, tells: found.tells };
  return keepingSecrets(telling, args, (values) => answered(found, values, values, none, call));
}

/** What calls a lambda needs no more to keep secrets: what a lambda makes of one is hidden by what it calls. */
function answered(
  found: FunctionRow,
  args: readonly Argument[],
  values: readonly Value[],
  lambdas: readonly LambdaArgument[],
  call: Call,
): Value {
  const answer = found.answer(values, call, lambdas);
  if (answer !== undefined) return checkSize(answer, call.name, call.span);
  const rest = args.map((argument) => (isLambda(argument) ? argument.symbolic() : argument));
  return symbolicCall(call.name, rest, factsOf(found.returns));
}

const none: readonly LambdaArgument[] = [];

function isValue(argument: Argument): argument is Value {
  return !isLambda(argument);
}

function isWithoutLambdas(args: readonly Argument[]): args is readonly Value[] {
  return !args.some(isLambda);
}

function factsOf(returns: FunctionRow['returns']): SymbolFacts | undefined {
  return typeof returns === 'string' ? { type: returns } : returns;
}

function checkCount(found: FunctionRow, count: number, call: Call): void {
  const least = found.takes.length - found.optional;
  const most = found.rest === 'none' ? found.takes.length : Infinity;
  if (count >= least && count <= most) return;
  const range = most === Infinity ? `at least ${least}` : least === most ? String(least) : `${least} to ${most}`;
  call.refuse(`takes ${range} argument${range === '1' || range === 'at least 1' ? '' : 's'}, not ${count}`);
}

function checkType(argument: Argument | undefined, index: number, found: FunctionRow, call: Call): void {
  const takes = index < found.takes.length ? found.takes[index] : found.rest;
  const type = argument && typeOf(argument);
  if (argument === undefined || takes === undefined || takes === 'none' || type === undefined || takes.includes(type)) return;
  if (!isLambda(argument) && argument.kind === 'unknown' && type !== 'lambda') return;
  call.refuse(`takes ${takes.join(' or ')} as argument ${index + 1}, not ${describeType(argument)}`);
}

/** How a call reaches the other functions. */
export type Invoke = (name: string, args: readonly Argument[], span: Span | undefined, environment: FunctionEnvironment) => Value;

/** The call that a row is given. */
export class FunctionCall implements Call {
  readonly name: string;
  readonly span: Span | undefined;
  readonly environment: FunctionEnvironment;
  readonly #invoke: Invoke;

  constructor(name: string, span: Span | undefined, environment: FunctionEnvironment, invoke: Invoke) {
    this.name = name;
    this.span = span;
    this.environment = environment;
    this.#invoke = invoke;
  }

  refuse(reason: string): never {
    throw new EvaluationError(`${this.name} ${reason}`, this.span);
  }

  fail(message: string): never {
    throw new EvaluationError(message, this.span);
  }

  call(name: string, ...args: readonly Argument[]): Value {
    return this.#invoke(name, args, this.span, this.environment);
  }
}
