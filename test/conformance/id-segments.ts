import type { SymbolicCall, UnknownValue, Value } from '../../src/values/value.js';

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
  'coalesce',
  'string',
]);

/** The parameters and members of parameters that are segments of ids, or parts of segments: Azure refuses them empty or with a slash. */
export function segmentsOf(ids: readonly Value[]): UnknownValue[] {
  const found = new Map<string, UnknownValue>();
  for (const id of ids)
    if (id.kind === 'unknown' && id.symbol.kind === 'text') for (const piece of id.symbol.pieces) collectPiece(piece, found);
  return [...found.values()];
}

function collect(value: Value, found: Map<string, UnknownValue>): void {
  if (value.kind !== 'unknown' || found.has(value.symbol.key)) return;
  const { symbol } = value;
  if (isOfParameter(value)) found.set(symbol.key, value);
  else if (symbol.kind === 'text') for (const piece of symbol.pieces) collectPiece(piece, found);
  else if (symbol.kind === 'call') for (const argument of passedOn(symbol)) collect(argument, found);
}

function collectPiece(piece: string | UnknownValue, found: Map<string, UnknownValue>): void {
  if (typeof piece !== 'string') collect(piece, found);
}

/** The arguments of a call that can be parts of its result. */
function passedOn({ name, arguments: args }: SymbolicCall): readonly Value[] {
  if (name === 'if') return args.slice(1);
  if (name === 'replace') return args.slice(0, 1);
  return passing.has(name.toLowerCase()) ? args : [];
}

function isOfParameter({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'access' ? isOfParameter(symbol.base) : symbol.kind === 'call' && symbol.name === 'parameters';
}
