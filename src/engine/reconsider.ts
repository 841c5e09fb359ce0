import type { Elsewhere } from './elsewhere.js';
import type { Fact } from './fact.js';
import type { Rule } from './rule.js';

/**
 * A fact in view of the other deployments of its scan. Only what a rule declares (`reconsider`) can change it, and only towards doubt: a proven
 * violation becomes open, with the reason.
 */
export function reconsidered(fact: Fact, rule: Pick<Rule, 'reconsider'>, elsewhere: Elsewhere): Fact {
  const reason = fact.verdict === 'fail' ? rule.reconsider?.(fact, elsewhere) : undefined;
  return reason === undefined ? fact : { ...fact, verdict: 'open', reasons: [...fact.reasons, reason] };
}
