import { cloudOf } from '../azure/clouds.js';
import type { HostNaming } from '../azure/service-hosts.js';
import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import { diagnosticCatalogue } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { failureText } from '../diagnostics/failure.js';
import { shownText } from '../values/secret.js';
import { BudgetError } from '../values/evaluation-error.js';
import { Entity } from '../network/entity.js';
import type { Network } from '../network/network.js';
import { Memo } from '../text/memo.js';
import type { SourceBook } from '../text/region.js';
import type { Claim } from './claim.js';
import { Concerns } from './concerns.js';
import { tiesKey } from './elsewhere.js';
import type { Elsewhere, Summary } from './elsewhere.js';
import type { Fact } from './fact.js';
import { factOf } from './fact-of.js';
import { factPlace } from './fact-place.js';
import type { Speaker } from './fact-of.js';
import type { Inquiry } from './inquiry.js';
import { reconsidered } from './reconsider.js';
import { mistakeText, RuleMistake } from './rule-mistake.js';
import { tiesOf } from './ties.js';
import { inquiryAsWritten, Trial } from './trial.js';
import type { Rule, SubjectCheck } from './rule.js';
import { Terms } from '../values/term.js';
import { AtomSearch } from '../worlds/atoms.js';

/** What rules found out about one network. */
export interface RuleRun {
  /** One fact for each requirement of each subject: by rule, then in the order of the network. */
  readonly facts: readonly Fact[];
  /** `rule-crashed` for each subject on which a rule failed, `budget-exceeded` for each that was too much work. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the deployment tells others, by id of the rule that asks for it, and what ties it to them. */
  readonly summaries: Readonly<Record<string, Summary>>;
}

/** What a run is told besides the network. */
export interface RunRequest {
  /** The cloud that is deployed to; where a region tells another, that counts too. */
  readonly cloud?: string | undefined;
  /** Which host names devices are to use; either, throughout, where nothing is said. */
  readonly hostNaming?: HostNaming | undefined;
  /** False where nobody is told of open verdicts: what leaves them open is not worked out then, but of those that others may turn into violations. */
  readonly explainsOpen?: boolean | undefined;
  /** Keeps the sources of the places in facts. */
  readonly book: SourceBook;
}

const noSuchMessage = 'it says a message that it does not have';

/** Claims that one requirement may make; more are not looked at. */
const mostClaims = 2_000;

/** Asks every rule about every subject that it judges. A rule that throws on a subject loses that subject only. */
export function runRules(network: Network, rules: readonly Rule[], request: RunRequest): RuleRun {
  const facts: Fact[] = [];
  const diagnostics = forEachRequirement(network, rules, request, (speaker, claims) => facts.push(factOf(speaker, claims)));
  const summaries: Record<string, Summary> = { [tiesKey]: tiesOf(network) };
  for (const rule of rules) {
    isolated(diagnostics, rule, undefined, () => {
      if (rule.summarise !== undefined) summaries[rule.id] = summaryOf(rule.summarise(network));
    });
  }
  return { facts, diagnostics, summaries };
}

/** Hands on the claims of each requirement that rules have of the subjects of a network, and gives what went wrong. */
export function forEachRequirement(
  network: Network,
  rules: readonly Rule[],
  { cloud, hostNaming = 'either', explainsOpen = true, book }: RunRequest,
  judge: (speaker: Speaker, claims: readonly Claim[]) => void,
): Diagnostic[] {
  const asWritten = inquiryAsWritten({ network, cloud: cloud === undefined ? undefined : cloudOf(cloud)?.name, hostNaming });
  const atoms = new AtomSearch();
  const terms = new Terms();
  const concerns = new Concerns(network);
  const ownPlaces = new Memo((subject: Entity) => factPlace(subject, subject, '', book));
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    for (const { subject, run } of subjectsOf(rule, asWritten, diagnostics)) {
      isolated(diagnostics, rule, subject, () => {
        const trial = new Trial(subject, asWritten, atoms);
        const speaker = { ruleId: rule.id, subject, trial, explainsOpen, terms, concerns, book, ownPlaces };
        const sayBounded = (message: string): void => void diagnostics.push(stopped(rule, subject, message));
        for (const claims of run(sayBounded)) judge(speaker, claimsOf(claims, rule));
      });
    }
  }
  return diagnostics;
}

function subjectsOf(rule: Rule, asWritten: Inquiry, diagnostics: Diagnostic[]): readonly SubjectCheck[] {
  const checks: SubjectCheck[] = [];
  isolated(diagnostics, rule, undefined, () => {
    for (const check of rule.checks(asWritten)) {
      if (!(check.subject instanceof Entity)) throw new RuleMistake('`of` gives what is no entity');
      checks.push(check);
    }
  });
  return checks;
}

function claimsOf(claims: Claim | readonly Claim[], { messages }: Pick<Rule, 'messages'>): readonly Claim[] {
  if (typeof claims !== 'object') throw new RuleMistake('`check` gives what is no claim');
  const list = 'messageId' in claims ? [claims] : claims;
  if (list.length > mostClaims) throw new BudgetError(`one requirement makes more than ${mostClaims} claims`);
  for (const { messageId } of list) if (!Object.hasOwn(messages, messageId)) throw new RuleMistake(noSuchMessage);
  return list;
}

/** A summary as it was given: plain lists of texts. */
function summaryOf(summary: Summary): Summary {
  const isPlain = Object.values<unknown>(summary).every(
    (entries) => Array.isArray(entries) && entries.every((entry) => typeof entry === 'string'),
  );
  if (!isPlain) throw new RuleMistake('`summarise` gives what is no list of texts');
  return summary;
}

/** What a rule makes of a fact in view of the other deployments; undefined, with a diagnostic, where the rule fails. */
export function reconsideredOrCrashed(fact: Fact, rule: Rule, elsewhere: Elsewhere, diagnostics: Diagnostic[]): Fact | undefined {
  let found: Fact | undefined;
  isolated(diagnostics, rule, undefined, () => {
    const again = reconsidered(fact, rule, elsewhere);
    if (again !== fact && !Object.hasOwn(rule.messages, again.messageId)) throw new RuleMistake(noSuchMessage);
    found = again;
  });
  return found;
}

function isolated(diagnostics: Diagnostic[], rule: Rule, subject: Entity | undefined, work: () => void): void {
  try {
    work();
  } catch (error) {
    diagnostics.push(whatStopped(rule, subject, error));
  }
}

/** What a rule throws may be anything, and refuse to be looked at. */
function whatStopped(rule: Rule, subject: Entity | undefined, error: unknown): Diagnostic {
  try {
    return error instanceof BudgetError ? stopped(rule, subject, error.message) : crashed(rule, subject, error);
  } catch {
    return crashed(rule, subject, undefined);
  }
}

function stopped(rule: Rule, subject: Entity | undefined, reason: string): Diagnostic {
  return about('budget-exceeded', `rule ${rule.id} reached a bound${nameOf(subject)}: ${reason}`, subject);
}

function crashed(rule: Rule, subject: Entity | undefined, error: unknown): Diagnostic {
  return about('rule-crashed', `rule ${rule.id} failed${nameOf(subject)}: ${mistakeText(error) ?? failureText(error)}`, subject);
}

function about(code: DiagnosticCode, message: string, subject: Entity | undefined): Diagnostic {
  return { code, severity: diagnosticCatalogue[code].severity, message, path: subject?.span.source.path, span: subject?.span };
}

function nameOf(subject: Entity | undefined): string {
  return subject === undefined ? '' : ` on ${subject.resource.type} ${shownText(subject.name) ?? ''}`.trimEnd();
}
