import type {
  AccessExpression,
  ArrayExpression,
  CallExpression,
  DeferredExpression,
  Expression,
  LambdaExpression,
  LoopExpression,
  ObjectExpression,
} from '../template/expression.js';
import { ExpressionSyntaxError } from '../template/expression.js';
import type { Span } from '../text/source.js';
import { accessMember } from '../values/access.js';
import { attempt, failing } from '../values/attempt.js';
import {
  arrayOf,
  isKnown,
  memberKey,
  objectWith,
  relocate,
  scalar,
  setMember,
  stringOf,
  symbolicCall,
  symbolicLambda,
  unread,
} from '../values/construct.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { workToRead } from '../values/made-arrays.js';
import { inSight, isSecret, shownText } from '../values/secret.js';
import type { Evaluate, Frame, LambdaFrame } from './frame.js';
import { frameOf } from './framed.js';
import { loopInCases } from './loop-in-cases.js';
import { callUserFunction } from './user-function.js';
import type { Argument, LambdaArgument } from '../values/argument.js';
import { isLambda } from '../values/types.js';
import { callFunction, isLazyFunction, lazyFunctions } from '../functions/index.js';
import { readMember } from '../functions/substitute.js';
import { contextFunctions } from './context-functions.js';
import type { Member, ObjectValue, OpenMember, Origin, Value } from '../values/value.js';

/**
 * The value of an expression. Throws `EvaluationError` for what the deployment engine would refuse, `BudgetError` at a bound.
 * The result's origin is where the value was written, not where it is used; see `evaluateSite`.
 */
export function evaluateExpression(expression: Expression, frame: Frame): Value {
  const { session } = frame;
  session.step(expression);
  switch (expression.kind) {
    case 'literal':
      return scalar(expression.value, { span: expression, step: 'literal' });
    case 'loop':
      return evaluateLoop(expression, frame, evaluateSite);
    case 'lambda':
      return lambdaArgument(expression, frame).symbolic();
    case 'framed':
      return evaluateExpression(expression.expression, frameOf(expression, frame));
    case 'access':
      return followed(evaluateAccess(expression, frame), expression, frame);
    default:
      session.enter(expression);
      try {
        return evaluateParts(expression, frame);
      } finally {
        session.leave();
      }
  }
}

function evaluateParts(expression: DeferredExpression | ObjectExpression | ArrayExpression | CallExpression, frame: Frame): Value {
  switch (expression.kind) {
    case 'deferred':
      return evaluateExpression(parsed(expression), frame);
    case 'object':
      return frame.session.checked(evaluateObject(expression, frame), expression, 'written');
    case 'array':
      return frame.session.checked(evaluateArray(expression, frame), expression, 'written');
    case 'call':
      return evaluateCall(expression, frame);
  }
}

/** The value of an expression at its place in a template: its origin is that place, and knows the way the value came there. */
export function evaluateSite(expression: Expression, frame: Frame): Value {
  switch (expression.kind) {
    case 'literal':
    case 'object':
    case 'array':
      return evaluateExpression(expression, frame);
    default: {
      const [value, defaults] = frame.session.collectingDefaults(() => evaluateExpression(expression, frame));
      return atSite(value, expression, defaults);
    }
  }
}

function atSite(value: Value, span: Span, defaults: Origin['defaults']): Value {
  if (value.origin?.span === span && defaults === undefined) return value;
  return relocate(value, { span, step: 'expression', from: value.origin, ...(defaults !== undefined && { defaults }) });
}

/** Functions that go through the items of an array. */
const itemFunctions: ReadonlySet<string> = new Set([
  'first',
  'last',
  'indexfromend',
  'tryindexfromend',
  'length',
  'empty',
  'map',
  'filter',
  'sort',
  'toobject',
  'groupby',
  'reduce',
  'join',
  'skip',
  'take',
]);

/** The value of an argument of which all is looked at. */
function evaluateTouched(expression: Expression, frame: Frame): Value {
  const value = evaluateExpression(expression, frame);
  frame.session.touch(value, expression);
  return value;
}

/** Functions that give a part of their first argument. */
const partFunctions: ReadonlySet<string> = new Set(['first', 'last', 'tryget', 'indexfromend', 'tryindexfromend']);

/** Functions that do not go through the items of their arguments. */
const glancing: ReadonlySet<string> = new Set(['first', 'last', 'length', 'empty', 'tryget', 'createarray', 'createobject']);

type MakeMember = (name: string, expression: Expression, frame: Frame) => Member;

const siteMember: MakeMember = (name, expression, frame) => ({ name, value: evaluateSite(expression, frame) });

/**
 * An object whose members `memberFrom` makes. Keys that are written out may differ by case only; one that is computed may not, from any
 * other. A key that is an expression with an unknown or secret value leaves the key set open; the value under it is evaluated by `evaluate`.
 */
export function evaluateObject(
  expression: ObjectExpression,
  frame: Frame,
  evaluate: Evaluate = evaluateSite,
  memberFrom: MakeMember = siteMember,
): ObjectValue {
  const members = new Map<string, Member>();
  const open: OpenMember[] = [];
  let computed: Map<string, Expression> | undefined;
  for (const { key, value } of expression.properties) {
    if (key.kind === 'key') {
      if (computed !== undefined) refuseRepeat(key.name, computed, computed.get(memberKey(key.name)));
      setMember(members, memberFrom(key.name, value, frame));
      continue;
    }
    const name = inSight(evaluateExpression(key, frame));
    frame.session.touch(name, key);
    const text = stringOf(name);
    if (name.kind === 'unknown') open.push({ name, value: evaluate(value, frame) });
    else if (text === undefined) throw new EvaluationError(`a property name must be a string`, key);
    else {
      refuseRepeat(text, members, key);
      computed ??= new Map();
      computed.set(memberKey(text), key);
      setMember(members, memberFrom(text, value, frame));
    }
  }
  if (expression.isCut === true) open.push({ name: unread(expression), value: unread(expression) });
  return objectWith(members, open, { span: expression, step: 'literal' });
}

export function evaluateArray({ items, isCut, ...span }: ArrayExpression, frame: Frame, evaluate: Evaluate = evaluateSite): Value {
  const origin = { span, step: 'literal' } as const;
  const read = arrayOf(
    items.map((item) => evaluate(item, frame)),
    origin,
  );
  return isCut === true ? symbolicCall('concat', [read, unread(span)], { type: 'array' }, origin) : read;
}

/** Refuses a name that is given already; `computed` is the expression for one of the two. */
function refuseRepeat(name: string, given: ReadonlyMap<string, unknown>, computed: Expression | undefined): void {
  if (given.has(memberKey(name))) throw new EvaluationError(`the object has the property '${name}' twice`, computed);
}

function parsed(expression: DeferredExpression): ReturnType<DeferredExpression['parse']> {
  try {
    return expression.parse();
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) throw new EvaluationError(error.message, error.span);
    throw error;
  }
}

function evaluateAccess(expression: AccessExpression, frame: Frame): Value {
  const { session } = frame;
  session.enter(expression);
  try {
    const { base: inner } = expression;
    const base = inner.kind === 'access' ? evaluateAccess(inner, frame) : evaluateExpression(inner, frame);
    const key = evaluateExpression(expression.key, frame);
    session.touch(key, expression);
    if (expression.safe) return passedWith(base, accessMember(base, key, true, expression));
    session.step(expression, workToRead(base));
    return passedWith(base, session.checked(readMember(base, key, expression, { scope: frame.scope }), expression));
  } finally {
    session.leave();
  }
}

/** Steps on the way of a container that are looked at for the arguments that it was passed as. */
const longestWay = 50;

/**
 * A member of what was passed as an argument, or given to a parameter, came the same way: by the arguments of its container as they are written, where
 * the member is not written itself in the file of the argument, and given where it stands in the value that was given.
 */
function passedWith(base: Value, member: Value): Value {
  const way = wayOf(base);
  if (!way.some(({ step }) => step === 'argument' || step === 'given')) return member;
  const written = new Set(wayOf(member).map(({ span }) => span.source));
  const passed = way.flatMap((step, at): Origin[] => {
    if (step.step === 'given') return [{ ...step, span: spanWithin(step.span, member.origin?.span) }];
    const isArgument = step.step === 'argument' || (step.step === 'expression' && way[at - 1]?.step === 'argument');
    return isArgument && !written.has(step.span.source) ? [step] : [];
  });
  if (passed.length === 0) return member;
  return relocate(
    member,
    passed.reduceRight<Origin | undefined>((from, step) => ({ ...step, from }), member.origin),
  );
}

/** The last steps of the way of a value, the last one first. */
function wayOf({ origin }: Value): readonly Origin[] {
  const steps: Origin[] = [];
  for (let step = origin; step !== undefined && steps.length < longestWay; step = step.from) steps.push(step);
  return steps;
}

/** A part of a span, where it is one. */
function spanWithin(whole: Span, part = whole): Span {
  return part.source === whole.source && part.start >= whole.start && part.end <= whole.end ? part : whole;
}

/** A member of a `reference()` may be known: the whole chain of accesses says which. */
function followed(value: Value, at: Expression, frame: Frame): Value {
  return value.kind === 'unknown' ? (frame.names.follow(value, frame.premise, at) ?? value) : value;
}

function evaluateCall(expression: CallExpression, frame: Frame): Value {
  if (expression.namespace !== undefined) return callUserFunction(expression, expression.namespace, frame, evaluateExpression);
  const name = expression.name.toLowerCase();
  if (isLazyFunction(name)) {
    const lazy = lazyFunctions[name](
      expression.arguments.map((argument) => () => evaluateExpression(argument, frame)),
      expression,
    );
    return lazy.kind === 'unknown' ? frame.session.notTooDeep(lazy, expression) : lazy;
  }
  const own = contextFunctions.get(name) ?? (name.startsWith('list') ? contextFunctions.get('list*') : undefined);
  if (own !== undefined) return own(expression, frame, evaluateTouched);
  const args = expression.arguments.map((argument) =>
    argument.kind === 'lambda' ? lambdaArgument(argument, frame) : evaluateExpression(argument, frame),
  );
  const listed = itemFunctions.has(name) ? args.map((argument) => withItems(argument, expression, frame)) : args;
  const given = listed.some(isLambda) ? listed.map((argument) => (isLambda(argument) ? argument : withPassedItems(argument))) : listed;
  const { session } = frame;
  const glances = glancing.has(name);
  for (const argument of given) {
    if (!isLambda(argument) && (argument.kind === 'scalar' || !glances)) session.touch(argument, expression);
  }
  const value = session.checked(callFunction(expression.name, given, expression, { scope: frame.scope, counter: session }), expression);
  if (!glances) session.touch(value, expression);
  const result = name === 'tryget' ? followed(value, expression, frame) : value;
  const [whole] = given;
  return partFunctions.has(name) && whole !== undefined && !isLambda(whole) ? passedWith(whole, result) : result;
}

/** An argument; for an array that is a member of a `reference()`, the array of its items. */
function withItems(argument: Argument, at: Expression, frame: Frame): Argument {
  if (isLambda(argument) || argument.kind !== 'unknown') return argument;
  return frame.names.itemsOf(argument, frame.premise, at) ?? argument;
}

/** An array whose items came the way that it came itself. */
function withPassedItems(list: Value): Value {
  if (list.kind !== 'array') return list;
  const items = list.items.map((item) => passedWith(list, item));
  return items.every((item, at) => item === list.items[at]) ? list : arrayOf(items, list.origin);
}

function lambdaArgument(expression: LambdaExpression, frame: Frame): LambdaArgument {
  const apply = (args: readonly Value[]): Value => {
    const variables = new Map(expression.parameters.map((name, index) => [memberKey(name), args[index] ?? scalar(null)]));
    const lambdas: LambdaFrame = { variables, outer: frame.lambdas };
    return evaluateExpression(expression.body, { ...frame, lambdas });
  };
  return {
    parameters: expression.parameters,
    apply,
    symbolic: () => symbolicLambda(expression.parameters, failing(attempt(() => apply(expression.parameters.map(lambdaVariable))))),
  };
}

function lambdaVariable(name: string): Value {
  return symbolicCall('lambdaVariables', [scalar(name)]);
}

/**
 * The array that a property, variable or output loop makes: where its count turns on a few conditions, what it makes in each case of them; a symbolic
 * `map` over the indexes where the count is unknown.
 */
export function evaluateLoop(expression: LoopExpression, frame: Frame, evaluate: Evaluate): Value {
  const [count, defaults] = frame.session.collectingDefaults(() => evaluateExpression(expression.count, frame));
  const origin: Origin = { span: expression, step: 'literal', ...(defaults !== undefined && { defaults }) };
  const name = loopName(expression, frame);
  const instance = (index: Value): Value =>
    evaluate(expression.body, { ...frame, loops: { name: memberKey(name), index, ofResource: false, outer: frame.loops } });
  if (isKnown(count)) {
    const length = loopCount(count, expression.count, frame);
    const items = Array.from({ length }, (_, index) => instance(scalar(index)));
    return arrayOf(items, origin);
  }
  const lambda = symbolicLambda([name], failing(attempt(() => instance(lambdaVariable(name)))));
  const indexes = callFunction('range', [scalar(0), count], expression, { scope: frame.scope });
  const loop = symbolicCall('map', [indexes, lambda], { type: 'array' }, origin);
  const inCases = loopInCases(loop, count, { scope: frame.scope });
  if (inCases !== undefined) return relocate(inCases, origin);
  frame.session.report('unknown-count', `the loop '${name}' runs an unknown number of times`, expression.count);
  return loop;
}

/** What a loop is called; nothing where its name is unknown or secret. */
export function loopName({ name, computedName }: LoopName, frame: Frame): string {
  return computedName === undefined ? name : (shownText(evaluateExpression(computedName, frame)) ?? '');
}

type LoopName = Pick<LoopExpression, 'name' | 'computedName'>;

/** The known number of instances of a loop; throws where it is no count. */
export function loopCount(count: Value, span: Span, frame: Frame): number {
  const length = count.kind === 'scalar' ? count.value : undefined;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0)
    throw new EvaluationError('a copy count must be a non-negative integer', span);
  frame.session.checkCopies(length, span, !isSecret(count));
  return length;
}
