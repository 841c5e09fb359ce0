import { describe, expect, it } from '@jest/globals';
import { parse } from 'jsonc-parser';
import { rules } from '../../rules/index.js';
import type { Rule } from '../../src/rule-api.js';
import { type RuleCase, readRuleFolder } from '../../src/testing/index.js';
import { tryRule } from '../../src/testing/check-case.js';
import { Source } from '../../src/text/source.js';
import { type JsonObject, rewritings } from './rewritten.js';

/** Each case is written anew in one of so many ways, the next one in others. */
const step = 5;

describe('what a template says is judged alike, however it is written', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const cases = readRuleFolder(`rules/${id}`).cases.filter(({ source }) => /^\s*\{\s*"\$schema"/.test(source.text));
    const different = cases.flatMap((one, at) => {
      const chosen = Object.entries(rewritings).filter((_, way) => (at + way) % step === 0);
      return chosen.flatMap(([way, rewritten]) => differences(rule, one, rewritten).map((what) => `${one.source.path}, ${way}: ${what}`));
    });
    expect(different).toEqual([]);
  });
});

function differences(rule: Rule, { source, settings }: RuleCase, rewritten: (template: JsonObject) => JsonObject | undefined): string[] {
  const template = parse(source.text, [], { allowTrailingComma: true }) as JsonObject;
  const other = template['resources'] === undefined ? undefined : rewritten(template);
  if (other === undefined) return [];
  const answers = [template, other].map((one) => {
    const { facts, problems } = tryRule(rule, new Source(source.path, JSON.stringify(one)), settings);
    return [...facts.map(({ verdict, messageId }) => (verdict === 'pass' ? verdict : `${verdict} ${messageId}`)).sort(), ...problems].join(
      ', ',
    );
  });
  return answers[0] === answers[1] ? [] : answers;
}
