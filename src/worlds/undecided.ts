import { scalar, stringOf } from '../values/construct.js';
import type { Truth } from '../values/truth.js';
import type { UnknownValue } from '../values/value.js';
import type { AnsweredCase } from './answer.js';
import type { Case } from './case.js';
import { symbolsDownTo } from './symbols.js';

/** Unknowns for which texts are made up at once: of more it is not tried whether they decide. */
const mostMadeUp = 200;

const connectives: ReadonlySet<string> = new Set(['and', 'or', 'not', 'if']);
const scopeFunctions: ReadonlySet<string> = new Set(['subscription', 'resourceGroup', 'deployment', 'tenant', 'managementGroup']);

/**
 * What is still unknown in a case without an answer: whole values where there are some, unless only the unknown pieces of texts decide it; else
 * these. Where the template is deployed to is only named where nothing else is unknown, and names there only where the answer hangs on them:
 * `truthIn` gives it in another case.
 */
export function undecidedAmong(undecided: AnsweredCase | undefined, truthIn: (here: Case) => Truth): UnknownValue[] {
  if (undecided === undefined) return [];
  const { here, answer } = undecided;
  const open = answer
    .turnsOn()
    .map((value) => here.see(value))
    .filter((value) => value.kind === 'unknown');
  const whole = open.filter(({ symbol }) => symbol.kind === 'access' || (symbol.kind === 'call' && !connectives.has(symbol.name)));
  const decide = (some: readonly UnknownValue[]): boolean => some.length <= mostMadeUp && truthIn(withMadeUp(some, here)) !== 'unknown';
  const chosen = whole.length > 0 ? decidingOf(whole, open, decide) : piecesOf(open, decide);
  return [...new Map(chosen.map((value) => [value.symbol.key, value])).values()];
}

/**
 * Whole values where they decide, else the pieces of the others where these do, and whole values where neither is seen to; with what only Azure
 * can tell, which made-up texts do not stand for.
 */
function decidingOf(
  whole: readonly UnknownValue[],
  open: readonly UnknownValue[],
  decide: (some: readonly UnknownValue[]) => boolean,
): readonly UnknownValue[] {
  const pieces = piecesOf(
    open.filter((value) => !whole.includes(value)),
    decide,
  );
  if (pieces.length === 0 || decide(whole)) return whole;
  return decide(pieces) ? [...whole.filter(isToldOfResource), ...pieces] : [...whole, ...pieces.filter(isToldOfResource)];
}

function piecesOf(values: readonly UnknownValue[], decide: (names: readonly UnknownValue[]) => boolean): UnknownValue[] {
  const pieces = [...symbolsDownTo((value) => isToldOfResource(value) || isToldOfScope(value), values)];
  const ofTemplate = pieces.filter((symbol) => !isOfScope(symbol));
  if (ofTemplate.length > 0) return ofTemplate;
  const names = pieces.filter(isNameOfScope);
  return names.length === 0 || decide(names) ? pieces : pieces.filter((symbol) => !names.includes(symbol));
}

/** A case with a text of its own for each of some unknowns. */
function withMadeUp(names: readonly UnknownValue[], here: Case): Case {
  return names.reduce((at, symbol, index) => {
    const [made] = at.refinedBy({ symbol, values: [scalar(`made-up-${index}`)], closed: true, tests: [], lookups: [] });
    return made ?? at;
  }, here);
}

/** What only Azure can tell of a resource: whatever its id is made of decides nothing of that. */
function isToldOfResource({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'access' ? isToldOfResource(symbol.base) : symbol.kind === 'call' && symbol.name === 'reference';
}

function isToldOfScope({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'access' && isScope(symbol.base);
}

function isOfScope(value: UnknownValue): boolean {
  return isScope(value) || isToldOfScope(value);
}

function isScope({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'call' && scopeFunctions.has(symbol.name);
}

function isNameOfScope({ symbol }: UnknownValue): boolean {
  return symbol.kind === 'access' && isScope(symbol.base) && /^(?:name|id|subscriptionId|tenantId)$/i.test(stringOf(symbol.member) ?? '');
}
