import { cloudOf } from '../azure/clouds.js';
import { diagnosticCatalogue } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { stringOf } from '../values/construct.js';
import type { Network } from '../network/network.js';
import type { View } from '../network/view.js';
import { factOf } from './judge-claim.js';
import type { Fact } from './fact.js';
import type { Rule, RuleContext, SubjectCheck } from './rule.js';
import type { Surroundings } from './surroundings.js';
import { nothingElsewhere } from './surroundings.js';

/** What rules found out about one network. */
export interface RuleRun {
  /** One fact for each requirement of each subject: by rule, then in the order of the network. */
  readonly facts: readonly Fact[];
  /** `rule-crashed` for each subject on which a rule failed. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Asks every rule about every subject that it judges. A rule that throws on a subject loses that subject only. `cloud` is the one that
 * the deployer names; where a region tells another, that counts.
 */
export function runRules(network: Network, rules: readonly Rule[], elsewhere: Surroundings = nothingElsewhere, cloud?: string): RuleRun {
  const context: RuleContext = { network, elsewhere, cloud: cloud === undefined ? undefined : cloudOf(cloud)?.name };
  const facts: Fact[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    for (const check of subjectsOf(rule, context, diagnostics)) {
      isolated(diagnostics, rule, check.subject, () => {
        for (const claims of check.run()) facts.push(factOf(rule, check.subject, 'messageId' in claims ? [claims] : claims));
      });
    }
  }
  return { facts, diagnostics };
}

function subjectsOf(rule: Rule, context: RuleContext, diagnostics: Diagnostic[]): readonly SubjectCheck[] {
  const checks: SubjectCheck[] = [];
  isolated(diagnostics, rule, undefined, () => checks.push(...rule.checks(context)));
  return checks;
}

function isolated(diagnostics: Diagnostic[], rule: Rule, subject: View | undefined, work: () => void): void {
  try {
    work();
  } catch (error) {
    diagnostics.push(crash(rule, subject, error));
  }
}

function crash(rule: Rule, subject: View | undefined, error: unknown): Diagnostic {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const where = subject === undefined ? '' : ` on ${subject.resource.type} ${stringOf(subject.name) ?? ''}`.trimEnd();
  return {
    code: 'rule-crashed',
    severity: diagnosticCatalogue['rule-crashed'].severity,
    message: `rule ${rule.id} failed${where}: ${reason}`,
    path: subject?.span.source.path,
    span: subject?.span,
  };
}
