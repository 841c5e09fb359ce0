import type { Value } from './value.js';

const weights = new WeakMap<Value, number>();

/** How much a value holds: leaves counted as often as they stand in it, long texts by length. Remembered, so shared parts are counted once. */
export function weightOf(value: Value): number {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? 1 + value.value.length / 64 : 1;
  const earlier = weights.get(value);
  if (earlier !== undefined) return earlier;
  const weight = 1 + partsOf(value).reduce((sum, part) => sum + weightOf(part), 0);
  weights.set(value, weight);
  return weight;
}

function partsOf(value: Exclude<Value, { kind: 'scalar' }>): readonly Value[] {
  switch (value.kind) {
    case 'array':
      return value.items;
    case 'object':
      return [...[...value.members.values()].map((member) => member.value), ...value.open.map((member) => member.value)];
    case 'unknown':
      return symbolParts(value.symbol);
  }
}

function symbolParts(symbol: Extract<Value, { kind: 'unknown' }>['symbol']): readonly Value[] {
  switch (symbol.kind) {
    case 'call':
      return symbol.arguments;
    case 'access':
      return [symbol.base, symbol.member];
    case 'text':
      return symbol.pieces.filter((piece) => typeof piece !== 'string');
    case 'lambda':
      return [symbol.body];
  }
}
