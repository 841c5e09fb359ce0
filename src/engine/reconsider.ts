import type { Elsewhere } from './elsewhere.js';
import type { Fact } from './fact.js';
import type { Rule } from './rule.js';
import { RuleMistake } from './rule-mistake.js';

type Reconsidering = Partial<Pick<Rule, 'reconsider' | 'foundElsewhere' | 'metElsewhere'>>;

/**
 * A fact in view of the other deployments of its scan. Only what a rule declares can change it: a proven violation becomes open, with the
 * reason (`reconsider`), and an open fact the warning that what it refers to is declared elsewhere, and does not fit (`foundElsewhere`), or, where
 * it does fit, a pass that says so (`metElsewhere`).
 */
export function reconsidered(fact: Fact, rule: Reconsidering, elsewhere: Elsewhere): Fact {
  if (fact.verdict === 'open') return withFound(fact, rule, elsewhere);
  const reason = fact.verdict === 'fail' ? rule.reconsider?.(fact, elsewhere) : undefined;
  if (reason !== undefined && typeof reason !== 'string') throw new RuleMistake('`reconsider` gives a reason that is no text');
  return reason === undefined ? fact : { ...fact, verdict: 'open', reasons: [...fact.reasons, reason] };
}

function withFound(fact: Fact, rule: Reconsidering, elsewhere: Elsewhere): Fact {
  const found = fact.recall === null ? undefined : rule.foundElsewhere?.(fact, elsewhere);
  if (found === undefined) return withMet(fact, rule.metElsewhere?.(fact, elsewhere));
  const texts = Object.entries<unknown>(found.arguments).map(([name, text]) => {
    if (typeof text !== 'string') throw new RuleMistake('`foundElsewhere` gives an argument that is no text');
    return [name, { kind: 'text', text } as const] as const;
  });
  return {
    ...fact,
    verdict: 'fail',
    messageId: found.messageId,
    arguments: { ...fact.arguments, ...Object.fromEntries(texts) },
    scenario: [],
    undecided: [],
    apart: [],
    reasons: [],
  };
}

function withMet(fact: Fact, shown: unknown): Fact {
  if (shown !== undefined && typeof shown !== 'string') throw new RuleMistake('`metElsewhere` gives no text');
  return shown === undefined ? fact : { ...fact, verdict: 'pass', scenario: [], undecided: [], apart: [], reasons: [shown] };
}
