import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { Rule } from '../../src/engine/rule.js';
import type { Finding } from '../../src/findings/finding.js';
import { readRuleFolder } from '../../src/testing/rule-folder.js';
import { mendable, mended as mendedBy } from './fixing-run.js';

const fixable = rules.filter(({ messages }) => Object.values(messages).some((message) => message.fixable !== undefined));

const readme = readFileSync('README.md', 'utf8');

const kindOf = ({ ruleId, messageId, verdict }: Finding): string => `${verdict} ${ruleId} ${messageId}`;

/** Without those of `others`, each for one. */
function without(kinds: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return kinds.filter((kind) => {
    const at = left.indexOf(kind);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Every line of a text that is no line of another one. */
function linesMissing(text: string, other: string): string[] {
  return without(text.split('\n'), other.split('\n'));
}

/** What is wrong with how the cases of a rule are mended, and how many findings of which message were. */
function roundTrips(rule: Rule): { readonly wrong: readonly string[]; readonly mended: ReadonlyMap<string, number> } {
  const wrong: string[] = [];
  const mended = new Map<string, number>();
  for (const { source, verdict, settings } of readRuleFolder(`rules/${rule.id}`).cases) {
    if (verdict !== 'fail') continue;
    const { path, text } = source;
    const run = mendable({ [path]: text }, rules, settings);
    const findings = run.result.findings.filter(({ ruleId }) => ruleId === rule.id);
    const { fixed, proposed, texts } = mendedBy({ ...run, result: { ...run.result, findings } }, 'unsafe');
    for (const { messageId } of fixed) mended.set(messageId, (mended.get(messageId) ?? 0) + 1);
    const after = run.judgeAll({ [path]: texts.get(path) ?? text });
    const [kinds, kindsAfter] = [run.result.findings.map(kindOf), after.findings.map(kindOf)];
    const gone = without(kinds, kindsAfter);
    wrong.push(
      ...without(kindsAfter, kinds).map((kind) => `${path}: new: ${kind}`),
      ...without(fixed.map(kindOf), gone).map((kind) => `${path}: still there: ${kind}`),
      ...without(after.diagnostics.map(({ code }) => code), run.result.diagnostics.map(({ code }) => code)).map((code) => `${path}: ${code}`), // prettier-ignore
      ...(fixed.length === 0 && texts.get(path) !== undefined && texts.get(path) !== text ? [`${path}: changed for nothing`] : []),
      ...proposed.filter(({ reason }) => reason === '').map(({ finding }) => `${path}: no reason: ${kindOf(finding)}`),
    );
    const lost = linesMissing(text, texts.get(path) ?? text);
    if (lost.length > fixed.length) wrong.push(`${path}: ${lost.length} lines are other ones, for ${fixed.length} fixes`);
  }
  return { wrong, mended };
}

describe('what mends a finding', () => {
  it.each(fixable.map((rule) => [rule.id, rule] as const))(
    'of %s removes it in each of its cases, brings no other and leaves all other lines',
    (_, rule) => {
      const { wrong, mended } = roundTrips(rule);
      expect(wrong).toEqual([]);
      expect([...mended.keys()].filter((id) => rule.messages[id]?.fixable === undefined)).toEqual([]);
      expect(mended.size).toBeGreaterThan(0);
    },
  );

  it.each(fixable.map((rule) => [rule.id, rule] as const))('of %s is named on its page, and in the README', (id, { page, messages }) => {
    const levels = new Set(Object.values(messages).map((message) => message.fixable));
    expect(readme).toContain(`| [\`${id}\`](rules/${id}/rule.md) |`);
    expect([page.includes('`--fix`'), page.includes('`--fix=all`')]).toEqual([levels.has('safe'), levels.has('unsafe')]);
  });
});
