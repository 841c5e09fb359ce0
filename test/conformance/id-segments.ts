import type { UnknownValue, Value } from '../../src/evaluation/value.js';

/** Functions whose result has no slash if their arguments have none. */
const passing: ReadonlySet<string> = new Set([
  'tolower',
  'toupper',
  'concat',
  'format',
  'substring',
  'take',
  'skip',
  'trim',
  'if',
  'coalesce',
  'string',
]);

/** The parameters and members of parameters that are segments of ids, or parts of segments: Azure refuses them empty or with a slash. */
export function segmentsOf(ids: readonly Value[]): UnknownValue[] {
  const found = new Map<string, UnknownValue>();
  for (const id of ids)
    if (id.kind === 'unknown' && id.symbol.kind === 'text')
      for (const piece of id.symbol.pieces) if (typeof piece !== 'string') collect(piece, found);
  return [...found.values()];
}

function collect(value: Value, found: Map<string, UnknownValue>): void {
  if (value.kind !== 'unknown' || found.has(value.symbol.key)) return;
  const { symbol } = value;
  if (symbol.kind === 'text') for (const piece of symbol.pieces) typeof piece !== 'string' && collect(piece, found);
  else if (symbol.kind === 'access') isMemberOfParameter(symbol.base) && found.set(symbol.key, value);
  else if (symbol.kind === 'call' && symbol.name === 'parameters') found.set(symbol.key, value);
  else if (symbol.kind === 'call' && symbol.name === 'replace')
    symbol.arguments.slice(0, 1).forEach((argument) => collect(argument, found));
  else if (symbol.kind === 'call' && passing.has(symbol.name.toLowerCase())) {
    const args = symbol.name === 'if' ? symbol.arguments.slice(1) : symbol.arguments;
    args.forEach((argument) => collect(argument, found));
  }
}

function isMemberOfParameter({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'access' ? isMemberOfParameter(symbol.base) : symbol.kind === 'call' && symbol.name === 'parameters';
}
