import type { FunctionEnvironment } from '../functions/environment.js';
import { substitute } from '../functions/substitute.js';
import { attempt } from '../values/attempt.js';
import { callNamed, simplifyIf } from '../values/conditions.js';
import { arrayOf, keyOf, objectWith, relocate, scalar } from '../values/construct.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { partsOf } from '../values/parts.js';
import { isScopeText } from '../values/pieces.js';
import type { Stretch } from '../values/stretches.js';
import { joinStretches, stretchesOf } from '../values/stretches.js';
import type { UnknownValue, Value } from '../values/value.js';

/** Conditions on which a count may turn: each doubles the arrays that a loop makes. */
const mostConditions = 3;

/** How much the symbol of a loop may hold that is worked out in cases. */
const mostWeight = 5_000;

/**
 * What a loop makes in each case of the conditions on which its count turns: the items that it makes in all cases, and the others under a condition.
 * Undefined where something else is left open, and where a condition asks what the scope of the deployment is called (`contains(id, 'openai')`, with
 * the name of the resource group in it): that is no choice that the template leaves to anyone.
 */
export function loopInCases(loop: UnknownValue, count: Value, environment: FunctionEnvironment): Value | undefined {
  const conditions = new Map<string, UnknownValue>();
  collectConditions(count, conditions);
  const all = [...conditions.values()];
  if (all.length === 0 || all.length > mostConditions || loop.symbol.weight > mostWeight) return undefined;
  return all.some(isAboutScope) ? undefined : arrayIn(loop, bodyOf(loop), all, environment);
}

/** What a symbolic `map` makes of each item. */
function bodyOf(loop: UnknownValue): Value {
  const [, lambda] = callNamed(loop, 'map') ?? [];
  return lambda?.kind === 'unknown' && lambda.symbol.kind === 'lambda' ? lambda.symbol.body : loop;
}

/** An item where the body of the loop has it: what was put into the body came from where it was. */
function placedLike(item: Value, body: Value): Value {
  const origin = body.origin && { ...body.origin, from: item.origin ?? body.origin.from };
  if (item.kind === 'object' && body.kind === 'object') {
    const members = [...item.members].map(([key, { name, value }]) => {
      const like = body.members.get(key)?.value;
      return [key, { name, value: like === undefined ? value : placedLike(value, like) }] as const;
    });
    return objectWith(new Map(members), item.open, origin);
  }
  if (item.kind === 'array' && body.kind === 'array' && item.items.length === body.items.length) {
    const items = item.items.map((one, at) => placedLike(one, body.items[at] ?? one));
    return arrayOf(items, origin);
  }
  return relocate(item, origin);
}

function isAboutScope(value: Value): boolean {
  if (value.kind === 'scalar') return false;
  return isScopeText(value) || partsOf(value).some(isAboutScope);
}

/** Calls whose number of items, or value as a number, is made of that of their arguments. */
const counting = ['length', 'concat', 'union', 'add', 'sub', 'map'];

function collectConditions(count: Value, found: Map<string, UnknownValue>): void {
  if (count.kind !== 'unknown' || found.size > mostConditions) return;
  const [condition, ...branches] = callNamed(count, 'if') ?? [];
  if (condition?.kind === 'unknown') {
    found.set(condition.symbol.key, condition);
    for (const branch of branches) collectConditions(branch, found);
    return;
  }
  for (const name of counting) for (const argument of callNamed(count, name) ?? []) collectConditions(argument, found);
}

function arrayIn(
  value: Value,
  body: Value,
  [condition, ...others]: readonly UnknownValue[],
  environment: FunctionEnvironment,
): Value | undefined {
  if (condition === undefined) return value.kind === 'array' ? arrayOf(value.items.map((item) => placedLike(item, body))) : undefined;
  const inCase = (is: boolean): Value | undefined => {
    const seen = attempt(() => substitute(value, ({ key }) => (key === condition.symbol.key ? scalar(is) : undefined), environment));
    return seen instanceof EvaluationError ? undefined : arrayIn(seen, body, others, environment);
  };
  const yes = inCase(true);
  const no = yes && inCase(false);
  return yes === undefined || no === undefined ? undefined : joined(condition, yes, no);
}

/** One of two arrays, by a condition: the items that both begin with are there in any case. */
function joined(condition: Value, yes: Value, no: Value): Value {
  const [left, right] = [startOf(yes), startOf(no)];
  const differ = left.items.findIndex((item, at) => right.items[at] === undefined || keyOf(item) !== keyOf(right.items[at]));
  const shared = differ < 0 ? left.items.length : differ;
  const [one, other] = [left, right].map(({ items, others }) => joinStretches([arrayOf(items.slice(shared)), ...others]));
  const rest = one && other && simplifyIf(condition, one, other);
  const start = arrayOf(left.items.slice(0, shared));
  return rest?.kind === 'array' || rest?.kind === 'unknown' ? joinStretches([start, rest]) : start;
}

function startOf(value: Value): { readonly items: readonly Value[]; readonly others: readonly Stretch[] } {
  const [first, ...others] = stretchesOf(value) ?? [];
  return first?.kind === 'array' ? { items: first.items, others } : { items: [], others: first === undefined ? [] : [first, ...others] };
}
