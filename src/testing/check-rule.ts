import type { Rule } from '../engine/rule.js';
import type { Host } from '../text/host.js';
import { checkCase, tryRule, worstOf } from './check-case.js';
import { readCase } from './rule-case.js';
import type { RuleCase } from './rule-case.js';
import { pageHeadings, readPage } from './rule-page.js';
import type { PageSection } from './rule-page.js';

const expectedUnder: Readonly<Record<string, RuleCase['verdict']>> = { Incorrect: 'fail', Correct: 'pass', 'When it stays open': 'open' };

/**
 * Everything that is wrong with the folder of a rule: cases that come out otherwise, a verdict without a case, examples of the page that
 * do not show what they should, missing sections, a source that is no documentation. Empty for a rule that is finished.
 */
export function checkRule(rule: Rule, host: Host, folder: string): string[] {
  return [...checkCases(rule, host, folder), ...checkPage(rule, host, folder), ...checkMetadata(rule)];
}

function checkCases(rule: Rule, host: Host, folder: string): string[] {
  const cases = host.entries(`${folder}/cases`).flatMap(({ name, kind }) => {
    const path = `${folder}/cases/${name}`;
    return kind === 'file' ? (readCase(path, host.read(path) ?? '') ?? []) : [];
  });
  const missing = (['fail', 'pass', 'open'] as const).filter((verdict) => !cases.some((one) => one.verdict === verdict));
  return [
    ...missing.map((verdict) => `${folder}/cases: there is no ${verdict}-* case`),
    ...cases.flatMap((one) => checkCase(rule, one).map((problem) => `${one.source.path}: ${problem}`)),
    ...unexpectedMessages(rule, cases).map((id) => `${folder}/cases: no case expects the message ${id}`),
  ];
}

function unexpectedMessages(rule: Rule, cases: readonly RuleCase[]): string[] {
  const expected = new Set(cases.flatMap(({ expectations }) => expectations.map(({ messageId }) => messageId)));
  return Object.keys(rule.messages).filter((id) => !expected.has(id));
}

function checkPage(rule: Rule, host: Host, folder: string): string[] {
  const path = `${folder}/rule.md`;
  const text = host.read(path);
  if (text === undefined) return [`${path}: there is no page`];
  const sections = readPage(path, text);
  const headings = sections.map(({ heading }) => heading);
  return [
    ...(text.startsWith(`# ${rule.title}\n`) ? [] : [`${path}: the first line is not '# ${rule.title}'`]),
    ...(headings.join() === pageHeadings.join() ? [] : [`${path}: the sections are not ${pageHeadings.join(', ')}`]),
    ...(sections.at(-1)?.text.includes(rule.source) === true ? [] : [`${path}: the last section does not name ${rule.source}`]),
    ...sections.flatMap((section) => checkExamples(rule, section)).map((problem) => `${path}: ${problem}`),
  ];
}

function checkExamples(rule: Rule, { heading, examples }: PageSection): string[] {
  const expected = expectedUnder[heading];
  if (expected === undefined) return [];
  const needed = expected !== 'open' && examples.length === 0 ? [`there is no example under ${heading}`] : [];
  return examples.reduce((found, source) => {
    const { facts, problems } = tryRule(rule, source, { cloud: undefined, elsewhere: {} });
    const verdict = worstOf(facts) ?? 'none';
    return [...found, ...problems, ...(verdict === expected ? [] : [`the example under ${heading} comes out as ${verdict}`])];
  }, needed);
}

function checkMetadata(rule: Rule): string[] {
  const documented = rule.source.startsWith('https://learn.microsoft.com/');
  return documented ? [] : [`${rule.id}: the source is not a page of https://learn.microsoft.com/`];
}
