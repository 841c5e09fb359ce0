import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ObjectExpression, PropertyExpression } from '../template/expression.js';
import { ignoringCase, repeatedKey, withoutRepeats } from './repeated-keys.js';

/** Sections whose declarations Azure puts together where a template file has the section several times. */
const joined = new Set(['parameters', 'variables', 'outputs']);

/** The text of a template file with each section once, and a diagnostic for each that it gives again. */
export function withSectionsOnce(root: ObjectExpression): { readonly root: ObjectExpression; readonly repeats: readonly Diagnostic[] } {
  const repeats: Diagnostic[] = [];
  const properties = withoutRepeats(accumulated(root.properties), ignoringCase, (later, earlier) => {
    repeats.push(
      isJoined(later)
        ? repeatedKey(later, earlier, 'Azure puts the two together, and the later of a name counts')
        : repeatedKey(later, earlier),
    );
  });
  return { root: properties === root.properties ? root : { ...root, properties }, repeats };
}

/** The properties, where each section that is put together holds what the earlier ones of its name hold. */
function accumulated(properties: readonly PropertyExpression[]): readonly PropertyExpression[] {
  const before = new Map<string, readonly PropertyExpression[]>();
  return properties.map((property) => {
    const { value } = property;
    const name = ignoringCase(property);
    if (name === undefined || !joined.has(name) || value.kind !== 'object') return property;
    const earlier = before.get(name);
    const all = earlier === undefined ? value.properties : [...earlier, ...value.properties];
    before.set(name, all);
    return earlier === undefined ? property : { ...property, value: { ...value, properties: all } };
  });
}

function isJoined(property: PropertyExpression): boolean {
  return joined.has(ignoringCase(property) ?? '') && property.value.kind === 'object';
}
