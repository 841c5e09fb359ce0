import { type Audience, type Rule, rulesFor } from '../engine/rule.js';
import type { RuleNames } from '../policy/rule-names.js';
import { UsageError } from './usage-error.js';

/**
 * The rules that a run judges by: those for its audience, or those that are asked for by id, pack or pattern, whomever they are for. Throws a usage
 * error for a name that no rule has.
 */
export function chosenRules(asked: readonly string[], audience: Audience, rules: readonly Rule[], names: RuleNames): readonly Rule[] {
  if (asked.length === 0) return rulesFor(audience, rules);
  for (const text of asked) {
    const mistake = names.mistakeIn(text) ?? (names.named(text).length === 0 ? 'its rule pack is not loaded' : undefined);
    if (mistake !== undefined) throw new UsageError(`--rule ${text}: ${mistake}`);
  }
  const chosen = new Set(asked.flatMap((text) => names.named(text)));
  return rules.filter(({ id }) => chosen.has(id));
}
