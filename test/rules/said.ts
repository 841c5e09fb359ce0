import { writeFileSync } from 'node:fs';
import type { Fact } from '../../src/engine/fact.js';
import type { FactIntent } from '../../src/engine/remedy.js';
import type { Rule } from '../../src/engine/rule.js';
import { wordArguments, wordAssumptions, wordMessage, wordReason } from '../../src/findings/wording.js';
import type { Region } from '../../src/text/region.js';
import type { Source } from '../../src/text/source.js';
import { repository } from './folder-host.js';

/** What a rule says of each of its cases, by their names, as `said.txt` in its folder has it. */
export function readSaid(id: string): Map<string, string> {
  const sections = repository.read(`rules/${id}/said.txt`)?.split(/^# /m).slice(1) ?? [];
  return new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n') + 1)]));
}

export function writeSaid(id: string, said: ReadonlyMap<string, string>): void {
  writeFileSync(`rules/${id}/said.txt`, [...said].map(([name, text]) => `# ${name}\n${text}`).join(''));
}

/** All that a rule tells of a case: each fact that is no pass as people read it, with its places, and what passes. */
export function saidOf(rule: Rule, source: Source, facts: readonly Fact[]): string {
  const reported = facts.flatMap((fact) => (fact.verdict === 'pass' ? [] : wordsOf(rule, source, fact)));
  const passes = facts.flatMap((fact) => (fact.verdict === 'pass' ? [['pass', fact.messageId, ...fact.reasons].join(' ').trim()] : []));
  return [...reported, ...passes].map((line) => `${line}\n`).join('');
}

/** The same without the places, which differ from language to language. */
export function withoutPlaces(said: string): string {
  return said.replaceAll(/^ {2}\d+: .*?(?= <- |$)/gm, '').replaceAll(/"@\d+"(?:,"@\d+")*/g, '');
}

function wordsOf(rule: Rule, source: Source, fact: Fact): string[] {
  const { verdict, messageId, at, related, recall, concerns, remedy = [] } = fact;
  const message = rule.messages[messageId];
  if (message === undefined) throw new Error(`${rule.id} has no message ${messageId}`);
  const words = wordArguments(fact, message);
  // What is the same in each case stands in the rule.
  const filled = [message.why, message.fix].flatMap((text) => (text?.includes('{') === true ? [wordMessage(text, words)] : []));
  const assumptions = wordAssumptions(fact);
  return [
    `${verdict} ${messageId}: ${wordMessage(message.what, words)}`,
    ...filled.map((text) => `  ${text}`),
    `  ${placeOf(source, at)}`,
    ...related.map((place) => `  ${placeOf(source, place)} <- ${place.label}`),
    ...(verdict === 'open' ? [`  ${wordReason(fact)}`] : []),
    ...(assumptions.length > 0 ? [`  rests on ${assumptions.join(', ')}`] : []),
    ...(concerns.length > 0 ? [`  concerns ${concerns.join(', ')}`] : []),
    ...(recall === null ? [] : [`  recalls ${JSON.stringify(recall)}`]),
    ...remedy.map((intent) => `  remedy ${intentOf(source, intent)}`),
  ];
}

/** A line, and what is written there but for the expectation. */
function placeOf(source: Source, { start }: Region): string {
  const { line } = source.position(start);
  const [written = ''] = source
    .line(line)
    .trim()
    .split(/ (?:\/\/|#) [!?] /);
  return `${line}: ${written}`;
}

/** An intent with `@` and the line for each place and entity. */
function intentOf(source: Source, intent: FactIntent): string {
  const lineOf = ({ start }: Region): string => `@${source.position(start).line}`;
  return JSON.stringify(intent, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('declaration' in value && 'at' in value) return lineOf(value.at as Region);
    return 'start' in value ? lineOf(value as Region) : value;
  });
}
