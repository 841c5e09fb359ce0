import { isKnown, stringOf } from '../../src/values/construct.js';
import type { Question } from './case-facts.js';
import { isExpressionText, type Json } from './json.js';

/**
 * The engine's text with the management group that a resource goes to, where that is not known to the letter: the engine takes it for the group of
 * the entry template, without a word, and agrees once it is told the name. Undefined where nothing is to be replaced.
 */
export function inScopeOf({ engine, scope, facts }: Question): Json | undefined {
  const group = scope.managementGroupId;
  const taken = stringOf(facts.entryScope.managementGroupId);
  if (group === undefined || isKnown(group) || taken === undefined || typeof engine !== 'string' || isExpressionText(engine))
    return undefined;
  const [before, after, ...more] = engine.split(`/managementGroups/${taken}/`);
  if (before === undefined || after === undefined || more.length > 0) return undefined;
  return `[concat(${quoted(`${before}/managementGroups/`)}, ${facts.print(group)}, ${quoted(`/${after}`)})]`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
