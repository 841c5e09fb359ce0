import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import type { PropertyExpression } from '../template/expression.js';

/** What a key is compared by with the others of its object; undefined for one that is like no other. */
type Comparison = (property: PropertyExpression) => string | undefined;

/** Keys of JSON, which may be expressions. */
export const spelling: Comparison = ({ key }) => (key.kind === 'key' ? key.name : key.kind === 'deferred' ? `\0${key.text}` : undefined);

/** Keys that Azure takes for members of a template, a resource or a declaration: case does not count. */
export const ignoringCase: Comparison = ({ key }) => (key.kind === 'key' ? key.name.toLowerCase() : undefined);

/** The properties with one of each key: the last value, under the first key. `repeats` is told of each later one and the one before it. */
export function withoutRepeats<P extends PropertyExpression>(
  properties: readonly P[],
  comparison: Comparison,
  repeats: (later: P, earlier: P) => void,
): readonly P[] {
  if (!hasRepeats(properties, comparison)) return properties;
  const places = new Map<string, number>();
  const kept: P[] = [];
  for (const property of properties) {
    const compared = comparison(property);
    const place = compared === undefined ? undefined : places.get(compared);
    const earlier = place === undefined ? undefined : kept[place];
    if (place !== undefined && earlier !== undefined) {
      repeats(property, earlier);
      kept[place] = { ...property, key: earlier.key };
    } else if (compared !== undefined) places.set(compared, kept.push(property) - 1);
    else kept.push(property);
  }
  return kept;
}

function hasRepeats(properties: readonly PropertyExpression[], comparison: Comparison): boolean {
  if (areSurelyDifferent(properties)) return false;
  const seen = new Set<string>();
  return properties.some((property) => {
    const compared = comparison(property);
    if (compared === undefined) return false;
    const { size } = seen;
    return seen.add(compared).size === size;
  });
}

/** Whether no two keys have the same length and the same first letter: most objects are told by that. */
function areSurelyDifferent(properties: readonly PropertyExpression[]): boolean {
  let seen = 0;
  for (const { key } of properties) {
    const text = spelled(key);
    const bit = 1 << ((text.length * 7 + (text.charCodeAt(0) & 0x1f)) & 31);
    if ((seen & bit) !== 0) return false;
    seen |= bit;
  }
  return true;
}

/** Says that a key is given twice, and that the last one counts, or what else Azure makes of it. */
export function repeatedKey(later: PropertyExpression, earlier: PropertyExpression, outcome = 'the last one counts'): Diagnostic {
  return diagnosticAt('duplicate-key', repetition(later, earlier, outcome), later.key);
}

/** The sentence that a key is given twice, and what comes of it. */
export function repetition(later: PropertyExpression, earlier: PropertyExpression, outcome: string): string {
  const { line } = earlier.source.position(earlier.key.start);
  const [name, other] = [spelled(later.key), spelled(earlier.key)];
  const otherCase = name === other ? '' : ` (as \`${other}\`; case does not count)`;
  return `\`${name}\` is given already on line ${line}${otherCase}; ${outcome}`;
}

function spelled(key: PropertyExpression['key']): string {
  if (key.kind === 'key') return key.name;
  return key.kind === 'deferred' ? key.text : '';
}
