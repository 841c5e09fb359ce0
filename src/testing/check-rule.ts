import type { Rule } from '../engine/rule.js';
import type { Host } from '../text/host.js';
import { checkCase, tryRule, worstOf } from './check-case.js';
import type { RuleCase } from './rule-case.js';
import { readRuleFolder } from './rule-folder.js';
import type { RuleFolder } from './rule-folder.js';
import { pageHeadings, readPage } from './rule-page.js';
import type { PageSection } from './rule-page.js';

const expectedUnder: Readonly<Record<string, RuleCase['verdict']>> = { Incorrect: 'fail', Correct: 'pass', 'When it stays open': 'open' };

/**
 * Everything that is wrong with a rule and its folder, which is given by its path on disk or as the root of a host: cases that come out
 * otherwise, and what `checkFolder` says. Empty for a rule that is finished.
 */
export function checkRule(rule: Rule, folder: string | Host): string[] {
  const read = readRuleFolder(folder);
  return [
    ...checkFolder(rule, read),
    ...read.cases.flatMap((one) => checkCase(rule, one).map((problem) => `${one.source.path}: ${problem}`)),
  ];
}

/**
 * What is missing or wrong in the folder of a rule, but for how its cases come out: a verdict or a message without a case, examples of the
 * page that do not show what they should, missing sections, a source that is no page. Empty where nothing is.
 */
export function checkFolder(rule: Rule, folder: RuleFolder): string[] {
  return [...checkCases(rule, folder), ...checkPage(rule, folder), ...checkSource(rule)];
}

function checkCases(rule: Rule, { cases, strays }: RuleFolder): string[] {
  const missing = (['fail', 'pass', 'open'] as const).filter((verdict) => !cases.some((one) => one.verdict === verdict));
  return [
    ...strays.map((path) => `${path}: the name begins with none of fail-, pass- and open-`),
    ...missing.map((verdict) => `cases: there is no ${verdict}-* case`),
    ...unexpectedMessages(rule, cases).map((id) => `cases: no case expects the message ${id}`),
  ];
}

function unexpectedMessages(rule: Rule, cases: readonly RuleCase[]): string[] {
  const expected = new Set(cases.flatMap(({ expectations }) => expectations.map(({ messageId }) => messageId)));
  return Object.keys(rule.messages).filter((id) => !expected.has(id));
}

function checkPage(rule: Rule, { page }: RuleFolder): string[] {
  if (page === undefined) return ['rule.md: there is no page'];
  const sections = readPage('rule.md', page);
  const headings = sections.map(({ heading }) => heading);
  return [
    ...(/^# (.*)/.exec(page)?.[1] === rule.title ? [] : [`the first line is not '# ${rule.title}'`]),
    ...(headings.join() === pageHeadings.join() ? [] : [`the sections are not ${pageHeadings.join(', ')}`]),
    ...(sections.at(-1)?.text.includes(rule.source) === true ? [] : [`the last section does not name ${rule.source}`]),
    ...sections.flatMap((section) => checkExamples(rule, section)),
  ].map((problem) => `rule.md: ${problem}`);
}

function checkExamples(rule: Rule, { heading, examples }: PageSection): string[] {
  const expected = expectedUnder[heading];
  if (expected === undefined) return [];
  const needed = expected !== 'open' && examples.length === 0 ? [`there is no example under ${heading}`] : [];
  return examples.reduce((found, source) => {
    const { facts, problems } = tryRule(rule, source, { elsewhere: {} });
    const verdict = worstOf(facts) ?? 'none';
    // What is wrong in view of another file is open in the example alone.
    const isShown = verdict === expected || (expected === 'fail' && verdict === 'open' && rule.foundElsewhere !== undefined);
    return [...found, ...problems, ...(isShown ? [] : [`the example under ${heading} comes out as ${verdict}`])];
  }, needed);
}

function checkSource({ id, source }: Rule): string[] {
  return /^https:\/\/[^/]/.test(source) ? [] : [`${id}: the source is not the address of a page`];
}
