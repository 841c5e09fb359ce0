import { Entity } from '../network/entity.js';
import type { Memo } from '../text/memo.js';
import type { SourceBook } from '../text/region.js';
import { scalar } from '../values/construct.js';
import { restsOnSecret } from '../values/secret.js';
import type { Terms } from '../values/term.js';
import type { Value } from '../values/value.js';
import type { Assignment } from '../worlds/case.js';
import type { Argument, Claim, RelatedPlace, Report, Told } from './claim.js';
import type { Concerns } from './concerns.js';
import { defaultsBehind, knownBehind } from './defaults.js';
import type { Fact, FactArgument, FactAssignment, FactPlace } from './fact.js';
import { factPlace, isPlaceless } from './fact-place.js';
import type { Inquiry } from './inquiry.js';
import { factIntents } from './remedy.js';
import { RuleMistake } from './rule-mistake.js';
import { allOf, exists, that } from './statement.js';
import type { Statement } from './statement.js';
import type { JudgedClaim, Trial } from './trial.js';

/** Who says the facts, of what. */
export interface Speaker {
  readonly ruleId: string;
  readonly subject: Entity;
  readonly trial: Trial;
  /** Whether it is worked out what leaves verdicts open. */
  readonly explainsOpen: boolean;
  readonly terms: Terms;
  readonly concerns: Concerns;
  readonly book: SourceBook;
  /** Where each subject is declared. */
  readonly ownPlaces: Memo<Entity, FactPlace>;
}

/**
 * The one fact that a list of claims stands for: that of the first that fails, else of claims of one message of which one fails in every case, else
 * of the first that is open (one that says in which case it fails, or why it may be fine all the same, before others), else a pass. Of no claims at
 * all, it is a pass of no message.
 */
export function factOf(speaker: Speaker, claims: readonly Claim[]): Fact {
  const judged: JudgedClaim[] = [];
  for (const claim of claims) {
    const one = speaker.trial.judge(claim);
    if (one.verdict === 'fail') return toFact(speaker, one, unmet(judged, claims));
    judged.push(one);
  }
  const open = judged.filter(({ verdict }) => verdict === 'open');
  const chosen = oneInEveryCase(speaker, open) ?? open.find(isExplained) ?? open[0] ?? judged[0];
  return chosen === undefined ? nothingRequired(speaker) : toFact(speaker, chosen, unmet(judged, claims));
}

/**
 * Of claims that say one message and fail in some cases, the first, where in every case one of them fails. It shows the other ends of all, and has no
 * remedy: what mends it in its own case may be no cure in others.
 */
function oneInEveryCase({ trial }: Speaker, open: readonly JudgedClaim[]): JudgedClaim | undefined {
  const failing = open.filter(({ claim, scenario }) => scenario.length > 0 && claim.report.unless === undefined);
  for (const id of new Set(failing.map(({ claim }) => claim.messageId))) {
    const ofMessage = failing.filter(({ claim }) => claim.messageId === id);
    const [first, second] = ofMessage;
    if (first === undefined || second === undefined) continue;
    const related = (): readonly RelatedPlace[] => ofMessage.flatMap((one) => told(one.claim.report.related, one.example) ?? []);
    const claim = { ...first.claim, report: { ...first.claim.report, related, remedy: undefined } };
    const requirement = allOf(ofMessage.map((one) => demandOf(one.claim)));
    const together = trial.judge({ ...claim, requirement, report: { given: [] } });
    if (together.verdict === 'fail') return { ...together, claim, example: first.example };
  }
  return undefined;
}

/** What a claim requires, where all that it speaks of exists. */
function demandOf({ requirement, report: { given = [] } }: Claim): Statement {
  return allOf(given.map(exists)).implies(that(({ truthOf }) => truthOf(requirement)));
}

/** The claims that are not met, or may not be: a fact stands for all of them. */
function unmet(judged: readonly JudgedClaim[], claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((_, at) => judged[at]?.verdict !== 'pass');
}

function nothingRequired({ ruleId, subject, terms, ownPlaces }: Speaker): Fact {
  return {
    ruleId,
    messageId: '',
    verdict: 'pass',
    subject: { kind: subject.kind, name: terms.of(subject.name) },
    concerns: [],
    arguments: {},
    at: ownPlaces.of(subject),
    related: [],
    scenario: [],
    undecided: [],
    apart: [],
    reasons: [],
    assumptions: [],
    known: [],
    recall: null,
  };
}

function isExplained({ claim, scenario, undecided }: JudgedClaim): boolean {
  return scenario.length > 0 || (claim.report.unless !== undefined && undecided().length === 0);
}

function toFact(
  speaker: Speaker,
  { claim, verdict, scenario, undecided, apart, example, doubts, evidence }: JudgedClaim,
  standsFor: readonly Claim[],
): Fact {
  const { ruleId, subject, explainsOpen, terms, concerns, book, ownPlaces } = speaker;
  // By which secret it fails is not told.
  const isTellable = !scenario.some(({ symbol }) => restsOnSecret(symbol));
  const { messageId, report } = claim;
  const isTold = verdict !== 'pass';
  const recall = (isTold ? told(report.recall, example) : undefined) ?? null;
  const tellsWhy = verdict !== 'open' || explainsOpen || recall !== null;
  const deciding = tellsWhy ? [...undecided(), ...(isTellable ? [] : scenario.map(({ symbol }) => symbol))] : [];
  const place = isTold ? told(report.at, example) : undefined;
  const remedy = verdict === 'fail' ? told(report.remedy, example) : undefined;
  return {
    ruleId,
    messageId,
    verdict,
    subject: { kind: subject.kind, name: terms.of(subject.name) },
    concerns: isTold ? concerns.of(standsFor, subject) : [],
    arguments: isTold ? argumentsOf(claim, example, terms) : {},
    at: place === undefined ? ownPlaces.of(subject) : factPlace(place, subject, '', book),
    related: isTold ? relatedOf(claim, subject, example, book) : [],
    scenario: isTellable ? scenario.map((one) => factAssignment(one, terms)) : [],
    undecided: deciding.map((one) => terms.of(one)),
    apart: apart.map((one) => terms.of(one)),
    reasons: verdict === 'open' && tellsWhy ? [...new Set([report.unless ?? [], doubts()].flat())].map(textOf) : [],
    assumptions: isTold && tellsWhy ? namesOfDefaults(evidence()) : [],
    known: isTold ? knownBehind(evidence()) : [],
    recall,
    ...(isTold ? spellingOf(report, concerns) : {}),
    ...(remedy === undefined || remedy.length === 0 ? {} : { remedy: factIntents(remedy, book) }),
  };
}

function spellingOf({ leavesOut = [], means }: Report, concerns: Concerns): Pick<Fact, 'leavesOut' | 'means'> {
  const missing = leavesOut.flatMap((one) => concerns.propertyOf(one) ?? []);
  const meant = means && concerns.propertyOf(means);
  return { ...(missing.length === 0 ? {} : { leavesOut: missing }), ...(meant === undefined ? {} : { means: meant }) };
}

function relatedOf({ report }: Claim, subject: Entity, example: Inquiry, book: SourceBook): Fact['related'] {
  return (told(report.related, example) ?? []).flatMap(([place, label]) =>
    place === undefined || isPlaceless(place) ? [] : factPlace(place, subject, textOf(label), book),
  );
}

/** A text that a rule tells, as a rule without types may not. */
function textOf(told: unknown): string {
  if (typeof told !== 'string') throw new RuleMistake('it tells what is no text where one belongs');
  return told;
}

/** What a message says of its arguments in the case that it tells of. */
function argumentsOf(claim: Claim, example: Inquiry, terms: Terms): Record<string, FactArgument> {
  const entries = Object.entries(claim.arguments);
  return Object.fromEntries(entries.map(([name, argument]) => [name, factArgument(told(argument, example), example, terms)]));
}

function factArgument(argument: Argument, example: Inquiry, terms: Terms): FactArgument {
  if (typeof argument === 'string') return { kind: 'text', text: argument };
  if (typeof argument === 'number') return { kind: 'value', value: terms.of(scalar(argument)) };
  if (argument instanceof Entity) return { kind: 'value', value: terms.of(argument.name) };
  if (isList(argument)) return { kind: 'list', items: argument.map((item) => factArgument(item, example, terms)) };
  if (!isValue(argument)) throw new RuleMistake('an argument of a message is neither a value nor an entity, a text or a number');
  return { kind: 'value', value: terms.of(example.see(argument)) };
}

const valueKinds: ReadonlySet<unknown> = new Set<Value['kind']>(['scalar', 'object', 'array', 'unknown']);

function isValue(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && valueKinds.has(argument.kind);
}

function isList(argument: Value | readonly Argument[]): argument is readonly Argument[] {
  return Array.isArray(argument);
}

function told<T>(what: Told<T>, inquiry: Inquiry): T {
  return typeof what === 'function' ? (what as (inquiry: Inquiry) => T)(inquiry) : what;
}

function factAssignment(assignment: Assignment, terms: Terms): FactAssignment {
  const symbol = terms.of(assignment.symbol);
  return 'is' in assignment ? { symbol, is: terms.of(assignment.is) } : { symbol, not: assignment.not.map((one) => terms.of(one)) };
}

function namesOfDefaults(evidence: readonly Value[]): string[] {
  return [...new Set(defaultsBehind(evidence).map(({ name }) => name))].sort();
}
