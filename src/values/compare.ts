import { throughBranches } from './branches.js';
import { callNamed } from './conditions.js';
import { isKnown, keyOf, memberSpelled } from './construct.js';
import { exactKeyOf } from './exact-key.js';
import { exact, type Folding, ignoringCase } from './folding.js';
import { equalIds } from './id-equality.js';
import type { Piece } from './pieces.js';
import { factsOf, possiblePieces } from './pieces.js';
import { equalPieces } from './text-equality.js';
import type { Truth } from './truth.js';
import { allAre, truthOf } from './truth.js';
import { typeOf } from './types.js';
import type { ArrayValue, ObjectValue, ScalarValue, Value } from './value.js';

/** Items and members that one comparison looks at; what would need more stays undecided. */
const mostParts = 20_000;

/** `equals` of the template language: case-sensitive, strict in types, deep. */
export function equalValues(a: Value, b: Value): Truth {
  return new Comparison().values(a, b);
}

/** Whether two values are the same text ignoring case; 'false' where one is surely no text. */
export function sameText(a: Value, b: Value): Truth {
  return throughBranches(a, b, (x, y) => textTruth(possiblePieces(x), possiblePieces(y), ignoringCase));
}

/** Whether two values are the same resource id: segment by segment, ignoring case, slashes at the ends tolerated. */
export function sameResourceId(a: Value, b: Value): Truth {
  return throughBranches(a, b, equalIds);
}

/** One comparison with all that it looks at inside of the two values. */
class Comparison {
  #partsLeft = mostParts;

  values(a: Value, b: Value): Truth {
    return throughBranches(a, b, this.#unbranched);
  }

  readonly #unbranched = (a: Value, b: Value): Truth => {
    if (a.kind === 'unknown' || b.kind === 'unknown') return equalUnknown(a, b);
    if (a.kind !== 'scalar' && b.kind !== 'scalar') return this.#containers(a, b);
    return truthOf(a.kind === 'scalar' && b.kind === 'scalar' && equalScalars(a, b));
  };

  #containers(a: ArrayValue | ObjectValue, b: ArrayValue | ObjectValue): Truth {
    if (exactKeyOf(a) === exactKeyOf(b)) return 'true';
    if (isKnown(a) && isKnown(b)) return 'false';
    if (a.kind === 'array' && b.kind === 'array') return this.#arrays(a, b);
    return a.kind === 'object' && b.kind === 'object' ? this.#objects(a, b) : 'false';
  }

  #arrays(a: ArrayValue, b: ArrayValue): Truth {
    if (a.items.length !== b.items.length) return 'false';
    return allAre(a.items.entries(), ([index, item]) => this.#parts(item, b.items[index] ?? item));
  }

  /** Names of members count with their letter case here. */
  #objects(a: ObjectValue, b: ObjectValue): Truth {
    if (a.open.length > 0 || b.open.length > 0) return 'unknown';
    if (a.members.size !== b.members.size) return 'false';
    const pairs = Array.from(a.members.values(), (member) => ({ member, other: memberSpelled(b.members, member.name) }));
    if (pairs.some(({ other }) => other === undefined)) return 'false';
    return allAre(pairs, ({ member, other }) => this.#parts(member.value, other?.value ?? member.value));
  }

  #parts(a: Value, b: Value): Truth {
    return --this.#partsLeft < 0 ? 'unknown' : this.values(a, b);
  }
}

function equalScalars(a: ScalarValue, b: ScalarValue): boolean {
  return a.value === b.value && (a.float === true) === (b.float === true);
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
