import { equalValues } from '../values/compare.js';
import { keyOf, scalar, symbolType, symbolicCall } from '../values/construct.js';
import { factsOf } from '../values/pieces.js';
import type { UnknownValue, Value } from '../values/value.js';
import { culturalOrder } from './cultural-order.js';
import type { Call, Family, FunctionRow } from './family.js';
import { anything, row } from './family.js';
import { negate } from '../values/conditions.js';
import { typeOf } from '../values/types.js';

/** `equals` and the four comparisons by order. */
export const comparisonFunctions: Family = {
  equals: row([anything, anything], ([a, b]) => (a === undefined || b === undefined ? undefined : equality(a, b)), { returns: 'bool' }),
  less: ordering((order) => order < 0, false),
  lessOrEquals: ordering((order) => order <= 0, true),
  greater: ordering((order) => order > 0, false),
  greaterOrEquals: ordering((order) => order >= 0, true),
};

/** Compared with a boolean it is the value itself or its negation; otherwise the unknown one comes first. */
function equality(a: Value, b: Value): Value {
  const truth = equalValues(a, b);
  if (truth !== 'unknown') return scalar(truth === 'true');
  const [left, right] = a.kind === 'unknown' && (b.kind !== 'unknown' || keyOf(a) <= keyOf(b)) ? [a, b] : [b, a];
  if (right.kind === 'scalar' && typeof right.value === 'boolean' && typeOf(left) === 'bool')
    return right.value ? left : (negate(left) ?? left);
  return symbolicCall('equals', [left, right], { type: 'bool' });
}

function ordering(holds: (order: number) => boolean, whenSame: boolean): FunctionRow {
  return row(
    [
      ['int', 'float', 'string'],
      ['int', 'float', 'string'],
    ],
    ([a, b], call) => {
      if (a === undefined || b === undefined) return undefined;
      if (a.kind === 'unknown' || b.kind === 'unknown') return compareUnknown(a, b, holds, whenSame);
      return compareKnown(a, b, holds, call);
    },
    { returns: 'bool' },
  );
}

function compareKnown(a: Value, b: Value, holds: (order: number) => boolean, call: Call): Value | undefined {
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return undefined;
  if (typeof a.value === 'string' && typeof b.value === 'string') return scalar(holds(culturalOrder(a.value, b.value)));
  if (typeof a.value === 'number' && typeof b.value === 'number') return scalar(holds(a.value - b.value));
  return call.refuse('compares two numbers or two texts');
}

function compareUnknown(a: Value, b: Value, holds: (order: number) => boolean, whenSame: boolean): Value | undefined {
  if (keyOf(a) === keyOf(b)) return scalar(whenSame);
  const [left, right] = [boundsOf(a), boundsOf(b)];
  if (left === undefined || right === undefined) return undefined;
  const answer = holds(left.min - right.max);
  return answer === holds(left.max - right.min) ? scalar(answer) : undefined;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Between which integers a value lies; undefined where it is not surely an integer. */
function boundsOf(value: Value): Bounds | undefined {
  if (value.kind === 'scalar') return typeof value.value === 'number' ? { min: value.value, max: value.value } : undefined;
  return value.kind === 'unknown' && symbolType(value) === 'int' ? boundsOfUnknown(value) : undefined;
}

function boundsOfUnknown(value: UnknownValue): Bounds {
  const facts = factsOf(value);
  const allowed = facts?.allowed?.map((one) => Number(one.value));
  if (allowed !== undefined && allowed.length > 0) return { min: Math.min(...allowed), max: Math.max(...allowed) };
  return { min: facts?.minValue ?? -Infinity, max: facts?.maxValue ?? Infinity };
}
