import type { UnknownValue } from '../values/value.js';
import type { AnsweredCase } from './answer.js';
import { symbolsDownTo } from './symbols.js';

const connectives: ReadonlySet<string> = new Set(['and', 'or', 'not', 'if']);
const scopeFunctions: ReadonlySet<string> = new Set(['subscription', 'resourceGroup', 'deployment', 'tenant', 'managementGroup']);

/**
 * What is still unknown in a case without an answer: whole values where there are some, else the unknown pieces of texts. Where the
 * template is deployed to is only named where nothing else is unknown.
 */
export function undecidedAmong(undecided: AnsweredCase | undefined): UnknownValue[] {
  if (undecided === undefined) return [];
  const { here, answer } = undecided;
  const open = answer
    .turnsOn()
    .map((value) => here.see(value))
    .filter((value) => value.kind === 'unknown');
  const whole = open.filter(({ symbol }) => symbol.kind === 'access' || (symbol.kind === 'call' && !connectives.has(symbol.name)));
  const chosen = whole.length > 0 ? whole : piecesOf(open);
  return [...new Map(chosen.map((value) => [value.symbol.key, value])).values()];
}

function piecesOf(values: readonly UnknownValue[]): UnknownValue[] {
  const pieces = [...symbolsDownTo(isToldOfResource, values)];
  const ofTemplate = pieces.filter((symbol) => !isOfScope(symbol));
  return ofTemplate.length > 0 ? ofTemplate : pieces;
}

/** What only Azure can tell of a resource: whatever its id is made of decides nothing of that. */
function isToldOfResource({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'access' ? isToldOfResource(symbol.base) : symbol.kind === 'call' && symbol.name === 'reference';
}

function isOfScope({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'call' && scopeFunctions.has(symbol.name);
}
