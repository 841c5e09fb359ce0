import { isKnown, keyOf } from './construct.js';
import { exactKeyOf } from './exact-key.js';
import { exact, type Folding, ignoringCase } from './folding.js';
import { callNamed } from './conditions.js';
import { typeOf } from './types.js';
import type { Piece } from './pieces.js';
import { equalIds } from './id-equality.js';
import { factsOf, possiblePieces } from './pieces.js';
import { equalPieces } from './text-equality.js';
import type { Truth } from './truth.js';
import { allAre, truthOf } from './truth.js';
import type { ArrayValue, ObjectValue, ScalarValue, Value } from './value.js';

/** Nesting of symbolic `if`s that a comparison looks through. */
const deepestBranch = 6;

type Compare = (a: Value, b: Value) => Truth;

/** `equals` of the template language: case-sensitive, strict in types, deep. */
export function equalValues(a: Value, b: Value): Truth {
  return throughBranches(a, b, equalUnbranched, 0);
}

/** Whether two values are the same text ignoring case; 'false' where one is surely no text. */
export function sameText(a: Value, b: Value): Truth {
  return throughBranches(a, b, (x, y) => textTruth(possiblePieces(x), possiblePieces(y), ignoringCase), 0);
}

/** Whether two values are the same resource id: segment by segment, ignoring case, slashes at the ends tolerated. */
export function sameResourceId(a: Value, b: Value): Truth {
  if (a.kind !== 'unknown' && b.kind !== 'unknown') return equalIds(a, b);
  const [left, right] = [keyOf(a), keyOf(b)];
  return comparedIds.get(left)?.get(right) ?? compareIds(a, b, left, right);
}

/** Ids are compared again and again, in every question about the same resources: by the keys of both. */
const comparedIds = new Map<string, Map<string, Truth>>();
const mostComparedIds = 2_000;

function compareIds(a: Value, b: Value, left: string, right: string): Truth {
  if (comparedIds.size >= mostComparedIds) comparedIds.clear();
  const same = throughBranches(a, b, equalIds, 0);
  const compared = comparedIds.get(left);
  if (compared === undefined) comparedIds.set(left, new Map([[right, same]]));
  else compared.set(right, same);
  return same;
}

/** Asks in the branches of symbolic `if`s: equal or different in all of them decides. Two `if`s over one condition go together. */
function throughBranches(a: Value, b: Value, compare: Compare, depth: number): Truth {
  const [left, right] = [callNamed(a, 'if'), callNamed(b, 'if')];
  if ((left === undefined && right === undefined) || depth >= deepestBranch) return compare(a, b);
  const pairs = branchPairs(a, left, b, right).filter(([x, y]) => callNamed(x, 'fail') === undefined && callNamed(y, 'fail') === undefined);
  const answers = new Set(pairs.map(([x, y]) => throughBranches(x, y, compare, depth + 1)));
  const [answer] = answers;
  return answers.size === 1 && answer !== undefined ? answer : 'unknown';
}

function branchPairs(
  a: Value,
  left: readonly Value[] | undefined,
  b: Value,
  right: readonly Value[] | undefined,
): (readonly [Value, Value])[] {
  const [condition, yes, no] = left ?? [];
  const [otherCondition, otherYes, otherNo] = right ?? [];
  const together = condition !== undefined && otherCondition !== undefined && keyOf(condition) === keyOf(otherCondition);
  if (together)
    return [
      [yes ?? a, otherYes ?? b],
      [no ?? a, otherNo ?? b],
    ];
  return left === undefined
    ? [
        [a, otherYes ?? b],
        [a, otherNo ?? b],
      ]
    : [
        [yes ?? a, b],
        [no ?? a, b],
      ];
}

function equalUnbranched(a: Value, b: Value): Truth {
  if (a.kind === 'unknown' || b.kind === 'unknown') return equalUnknown(a, b);
  if (a.kind !== 'scalar' && b.kind !== 'scalar') return equalContainers(a, b);
  return truthOf(a.kind === 'scalar' && b.kind === 'scalar' && equalScalars(a, b));
}

function equalScalars(a: ScalarValue, b: ScalarValue): boolean {
  return a.value === b.value && (a.float === true) === (b.float === true);
}

/** Items and members that one comparison of containers looks at; what would need more stays undecided. */
const mostParts = 20_000;
let partsLeft = mostParts;

function equalContainers(a: ArrayValue | ObjectValue, b: ArrayValue | ObjectValue): Truth {
  if (exactKeyOf(a) === exactKeyOf(b)) return 'true';
  if (isKnown(a) && isKnown(b)) return 'false';
  const isOutermost = partsLeft === mostParts;
  try {
    if (a.kind === 'array' && b.kind === 'array') return equalArrays(a, b);
    return a.kind === 'object' && b.kind === 'object' ? equalObjects(a, b) : 'false';
  } finally {
    if (isOutermost) partsLeft = mostParts;
  }
}

function equalParts(a: Value, b: Value): Truth {
  return --partsLeft < 0 ? 'unknown' : equalValues(a, b);
}

function equalArrays(a: ArrayValue, b: ArrayValue): Truth {
  if (a.items.length !== b.items.length) return 'false';
  return allAre(a.items.entries(), ([index, item]) => equalParts(item, b.items[index] ?? item));
}

/** Names of members count with their letter case here. */
function equalObjects(a: ObjectValue, b: ObjectValue): Truth {
  if (a.open.length > 0 || b.open.length > 0) return 'unknown';
  if (a.members.size !== b.members.size) return 'false';
  const pairs = [...a.members].map(([key, member]) => ({ member, other: b.members.get(key) }));
  if (pairs.some(({ member, other }) => other?.name !== member.name)) return 'false';
  return allAre(pairs, ({ member, other }) => equalParts(member.value, other?.value ?? member.value));
}

function equalUnknown(a: Value, b: Value): Truth {
  if (keyOf(a) === keyOf(b)) return 'true';
  const [type, other] = [typeOf(a), typeOf(b)];
  if (type !== undefined && other !== undefined && type !== other) return 'false';
  if (isNegation(a, b) || isNegation(b, a) || isOutside(a, b) || isOutside(b, a)) return 'false';
  if (type === 'string' || other === 'string') return textTruth(possiblePieces(a), possiblePieces(b), exact);
  return 'unknown';
}

function isNegation(a: Value, b: Value): boolean {
  const [operand] = callNamed(a, 'not') ?? [];
  return operand !== undefined && keyOf(operand) === keyOf(b);
}

/** Whether a known value, or every allowed one, is none of those that an unknown can take. */
function isOutside(a: Value, b: Value): boolean {
  if (a.kind !== 'unknown') return false;
  const facts = factsOf(a);
  if (facts === undefined || facts.type === 'array') return false;
  if (b.kind === 'scalar' && typeof b.value === 'number' && facts.type === 'int')
    if (b.value < (facts.minValue ?? -Infinity) || b.value > (facts.maxValue ?? Infinity)) return true;
  const others = candidates(b);
  return facts.allowed !== undefined && others !== undefined && !facts.allowed.some((one) => others.some((two) => equalScalars(one, two)));
}

function candidates(value: Value): readonly ScalarValue[] | undefined {
  if (value.kind === 'scalar') return [value];
  return value.kind === 'unknown' && factsOf(value)?.type !== 'array' ? factsOf(value)?.allowed : undefined;
}

function textTruth(a: readonly Piece[] | undefined, b: readonly Piece[] | undefined, folding: Folding): Truth {
  return a === undefined || b === undefined ? 'false' : equalPieces(a, b, folding);
}
