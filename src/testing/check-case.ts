import { FrontEnds } from '../scan/front-end.js';
import { Summaries } from '../engine/elsewhere.js';
import type { Fact } from '../engine/fact.js';
import { reconsidered } from '../engine/reconsider.js';
import type { Rule } from '../engine/rule.js';
import { runRules } from '../engine/run-rules.js';
import { withScripts } from '../embedded/with-scripts.js';
import { evaluate } from '../evaluation/evaluate.js';
import { textOf, wordArguments, wordMessage } from '../findings/wording.js';
import { networkOf } from '../network/network.js';
import { memoryHost } from './memory-host.js';
import type { CaseSettings, Expectation, RuleCase } from './rule-case.js';
import { SourceBook } from '../text/region.js';
import type { Source } from '../text/source.js';

/** What a rule says of one template: its facts, and everything that went wrong on the way. */
export interface Trial {
  readonly facts: readonly Fact[];
  readonly problems: readonly string[];
}

/** Runs a rule on a template, with the defaults of its parameters. */
export function tryRule(rule: Rule, source: Source, { cloud, hostNaming, elsewhere, facts: estate }: CaseSettings): Trial {
  const languages = new FrontEnds({ host: memoryHost({ [source.path]: source.text }), moduleCache: () => undefined });
  const template = languages.of(source.path).readTemplate(source);
  if (template === undefined) return { facts: [], problems: ['it is no template'] };
  const { deployment } = withScripts(evaluate(template, { cloud, estate }));
  const { facts, diagnostics } = runRules(networkOf(deployment, estate), [rule], { cloud, hostNaming, book: new SourceBook() });
  const others = new Summaries([{ template: 'elsewhere', summary: elsewhere }]).for(source.path);
  const wrong = [...deployment.diagnostics, ...diagnostics].filter(({ severity }) => severity === 'error');
  return {
    facts: facts.map((fact) => reconsidered(fact, rule, others)),
    problems: wrong.map(({ code, message }) => `${code}: ${message}`),
  };
}

/** How a rule's answer to a case differs from what the case expects; empty where it does not. */
export function checkCase(rule: Rule, one: RuleCase): string[] {
  return checkTrial(rule, one, tryRule(rule, one.source, one.settings));
}

/** The same, of an answer that is at hand. */
export function checkTrial(rule: Rule, { source, verdict, expectations }: RuleCase, { facts, problems }: Trial): string[] {
  const told = facts.map((fact): Told => ({ ...fact, line: source.position(fact.at.start).line, message: messageOf(rule, fact) }));
  const reported = told.filter((fact) => fact.verdict !== 'pass');
  const missing = expectations.filter((expectation) => !reported.some((fact) => meets(fact, expectation)));
  const surplus = reported.filter((fact) => !expectations.some((expectation) => meets(fact, expectation)));
  return [
    ...problems,
    ...(worstOf(facts) === verdict ? [] : [`the verdict is ${worstOf(facts) ?? 'none: the rule looked at nothing'}, not ${verdict}`]),
    ...missing.map(({ line, messageId, part }) => `line ${line}: nothing reported as ${messageId}: ${part}`),
    ...surplus.map((fact) => `line ${fact.line}: not expected: ${fact.verdict} ${fact.messageId}: ${fact.message}`),
  ];
}

/** The worst verdict among facts; undefined where there are none. */
export function worstOf(facts: readonly Fact[]): Fact['verdict'] | undefined {
  return (['fail', 'open', 'pass'] as const).find((verdict) => facts.some((fact) => fact.verdict === verdict));
}

/** What a case can expect of a fact. */
interface Told extends Pick<Fact, 'verdict' | 'messageId'> {
  readonly line: number;
  readonly message: string;
}

function meets(told: Told, { verdict, line, messageId, part }: Expectation): boolean {
  return told.verdict === verdict && told.line === line && told.messageId === messageId && told.message.includes(part);
}

function messageOf(rule: Rule, fact: Fact): string {
  const definition = rule.messages[fact.messageId];
  return definition === undefined ? '' : wordMessage(textOf(definition), wordArguments(fact, definition));
}
