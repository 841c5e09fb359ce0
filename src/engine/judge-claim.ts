import type { Value } from '../values/value.js';
import { asWritten, judge } from '../worlds/judge.js';
import type { Judgement, World } from '../worlds/judge.js';
import { View } from '../network/view.js';
import type { Span } from '../text/source.js';
import type { Argument, Claim, Place, Report, Told } from './claim.js';
import { defaultsBehind } from './defaults.js';
import type { Fact, FactPlace } from './fact.js';
import { known } from './proposition.js';
import type { Rule } from './rule.js';

interface Judged {
  readonly claim: Claim;
  readonly judgement: Judgement;
}

const reserved: ReadonlySet<string> = new Set<keyof Report>(['at', 'related', 'given', 'unless']);

/**
 * The one verdict that a list of claims stands for: that of the first that fails, else of the first that is open (one that says in which
 * case it fails, or why it may be fine all the same, before others), else a pass. Of no claims at all, it is a pass.
 */
export function factOf(rule: Rule, subject: View, claims: readonly Claim[]): Fact {
  const judged: Judged[] = [];
  for (const claim of claims) {
    const judgement = judgeClaim(claim, subject);
    if (judgement.verdict === 'fail') return toFact(rule, subject, { claim, judgement });
    judged.push({ claim, judgement });
  }
  const open = judged.filter(({ judgement }) => judgement.verdict === 'open');
  const chosen = open.find(isExplained) ?? open[0] ?? judged[0];
  return chosen === undefined ? nothingRequired(rule, subject) : toFact(rule, subject, chosen);
}

function isExplained({ claim, judgement }: Judged): boolean {
  return judgement.scenario.length > 0 || (claim.report.unless !== undefined && judgement.undecided.length === 0);
}

const passed: Judgement = { verdict: 'pass', scenario: [], undecided: [], example: asWritten };

function judgeClaim(claim: Claim, subject: View): Judgement {
  const { requirement, report } = claim;
  if (requirement.truthIn(asWritten) === 'true') return passed;
  const question = { about: requirement.about, given: conditionsOf(claim, subject), ask: (world: World) => requirement.truthIn(world) };
  const judgement = judge(question, { scope: subject.resource.scope });
  return judgement.verdict === 'fail' && report.unless !== undefined ? { ...judgement, verdict: 'open' } : judgement;
}

function conditionsOf(claim: Claim, subject: View): Value[] {
  return [subject, ...(claim.report.given ?? [])].map(({ exists }) => exists);
}

function toFact(rule: Rule, subject: View, { claim, judgement }: Judged): Fact {
  const { messageId, report } = claim;
  const message = rule.messages[messageId];
  if (message === undefined) throw new TypeError(`there is no message '${messageId}'`);
  const { verdict, scenario, undecided, example } = judgement;
  return {
    rule,
    subject,
    verdict,
    messageId,
    message,
    arguments: argumentsOf(report, example),
    at: placeOf(told(report.at, example) ?? subject, subject, ''),
    related: (told(report.related, example) ?? []).flatMap(([place, label]) => (place === undefined ? [] : placeOf(place, subject, label))),
    scenario,
    undecided,
    unless: verdict === 'open' ? report.unless : undefined,
    defaults: defaultsBehind([...claim.requirement.evidence, ...conditionsOf(claim, subject)]),
  };
}

function nothingRequired(rule: Rule, subject: View): Fact {
  const claim = known(true).otherwise(Object.keys(rule.messages)[0] ?? '', {});
  return toFact(rule, subject, { claim, judgement: passed });
}

/** What a message says of its arguments in the case that it tells of. */
function argumentsOf(report: Report, world: World): Map<string, Argument> {
  const own = Object.entries(report).filter(([name]) => !reserved.has(name)) as [string, Told<Argument>][];
  return new Map(own.map(([name, argument]) => [name, seen(told(argument, world), world)]));
}

function told<T>(what: Told<T>, world: World): T {
  return typeof what === 'function' ? (what as (world: World) => T)(world) : what;
}

function seen(argument: Argument, world: World): Argument {
  return typeof argument !== 'object' || argument instanceof View || isList(argument) ? argument : world.see(argument);
}

function isList(argument: Value | readonly Argument[]): argument is readonly Argument[] {
  return Array.isArray(argument);
}

/** A value without a place of its own is reported where the subject is declared. */
function placeOf(place: Place, subject: View, label: string): FactPlace {
  if (place instanceof View) return { span: nameSpan(place), origin: undefined, path: place.resource.path, label };
  return { span: place.origin?.span ?? nameSpan(subject), origin: place.origin, path: subject.resource.path, label };
}

/** Where an entity is named: one line instead of the whole declaration. */
function nameSpan(entity: View): Span {
  return entity.inline ? (entity.name.origin?.span ?? entity.span) : entity.resource.declaration.name;
}
