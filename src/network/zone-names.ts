import { isPlaceholder, zoneFits } from '../azure/private-link-zones.js';
import { callNamed } from '../values/conditions.js';
import { sameText } from '../values/compare.js';
import { joinText, piecesOf, stringOf } from '../values/construct.js';
import { changedInCase } from '../values/folding.js';
import type { Truth } from '../values/truth.js';
import { truthOf } from '../values/truth.js';
import type { UnknownValue, Value } from '../values/value.js';

/** One step of a text with gaps: a single character, or one of the two gaps. */
type Step = string;

const anyText: Step = 'any text';
const oneLabel: Step = 'one label';

/** Longest zone name and pattern that are compared character by character. */
const longestName = 300;

/**
 * Whether a zone's name is one that a pattern describes: ignoring case, a `{placeholder}` for exactly one label. `region` is the
 * target's region: a name that is built with the very same unknown region fits, as does one that takes blanks and capitals out of it.
 */
export function zoneNameFits(name: Value, pattern: string, region?: Value): Truth {
  const known = stringOf(name);
  if (known !== undefined) return truthOf(zoneFits(known, pattern));
  const pieces = piecesOf(name);
  const written = joinText(withRegion(pattern, region && plainRegion(region)));
  if (!pattern.includes('{')) return sameText(name, written);
  if (region !== undefined && pieces !== undefined && sameText(joinText(pieces.map(plainPiece)), written) === 'true') return 'true';
  return pieces === undefined || mayFit(stepsOfName(pieces), stepsOfPattern(pattern)) ? 'unknown' : 'false';
}

function withRegion(pattern: string, region: Value | undefined): (string | Value)[] {
  const [before = '', ...after] = pattern.split(/\{region(?:Name)?\}/);
  const told = region?.kind === 'unknown' ? region : '{region}';
  return [before, ...after.flatMap((rest) => [told, rest])];
}

function plainPiece(piece: string | UnknownValue): string | Value {
  return typeof piece === 'string' ? piece : plainRegion(piece);
}

/** A region without what brings its display name into the form that zones have: `toLower`, and `replace` of blanks by nothing. */
function plainRegion(region: Value): Value {
  if (region.kind !== 'unknown') return region;
  const [replaced, blank, nothing] = callNamed(region, 'replace') ?? [];
  const isWithoutBlanks = stringOf(blank) === ' ' && stringOf(nothing) === '';
  const inner = isWithoutBlanks ? replaced : changedInCase(region);
  return inner === undefined ? region : plainRegion(inner);
}

function stepsOfName(pieces: readonly (string | UnknownValue)[]): Step[] {
  return pieces.flatMap((piece): Step[] => (typeof piece === 'string' ? Array.from(piece.toLowerCase()) : [anyText]));
}

function stepsOfPattern(pattern: string): Step[] {
  return pattern
    .toLowerCase()
    .split('.')
    .flatMap((label, index): Step[] => [...(index > 0 ? ['.'] : []), ...(isPlaceholder(label) ? [oneLabel] : Array.from(label))]);
}

/** Whether some text fits both; row by row, `reached[j]` says that what stands before fits the first `j` steps of the pattern. */
function mayFit(name: readonly Step[], pattern: readonly Step[]): boolean {
  if (name.length > longestName || pattern.length > longestName) return true;
  let reached = [true, ...pattern.map(() => false)];
  for (const step of name) reached = afterStep(step, reached, pattern);
  return reached[pattern.length] === true;
}

function afterStep(step: Step, reached: readonly boolean[], pattern: readonly Step[]): boolean[] {
  if (step === anyText) {
    const first = reached.indexOf(true);
    return reached.map((_, index) => first >= 0 && index >= first);
  }
  return reached.map((_, index) => {
    const wanted = pattern[index - 1];
    if (index === 0 || wanted === undefined) return false;
    if (wanted === oneLabel) return step !== '.' && (reached[index - 1] === true || reached[index] === true);
    return wanted === step && reached[index - 1] === true;
  });
}
