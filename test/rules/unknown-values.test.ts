import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { readRuleFolder } from '../../src/testing/index.js';
import { tryRule } from '../../src/testing/check-case.js';
import { Source } from '../../src/text/source.js';
import { nearby } from './nearby.js';

/** By rule: where something else that the template says is wrong by itself once it is not known what excuses it. */
const excused: Readonly<Record<string, readonly string[]>> = {
  'dns/no-public-address': ['pass-endpoint-of-that-name'],
  'dns/zone-group-attached': ['pass-nested-child'],
  'dns/zone-group-fits-target': ['pass-zone-of-china-in-its-region'],
  'dns/zone-linked-to-vnet': ['pass-link-nested-in-zone'],
  'dns/zone-name-accepted': ['pass-zone-of-endpoint'],
};

/** A condition that nobody knows is not left open: both of what it may say is judged. */
const isCondition = (what: string): boolean => what.endsWith('.condition unknown');

describe('a value that is not known makes no violation of what passes with a known one', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const passing = readRuleFolder(`rules/${id}`).cases.filter(
      ({ source, verdict }) => verdict === 'pass' && /\{\s*"\$schema"/.test(source.text) && !isExcused(id, source.path),
    );
    const failing = passing.flatMap(({ source, settings }) =>
      nearby(source.text).flatMap(({ what, text }) => {
        if (!what.endsWith(' unknown') || isCondition(what)) return [];
        const { facts } = tryRule(rule, new Source(source.path, text), settings);
        return facts.flatMap(({ verdict, messageId }) => (verdict === 'fail' ? [`${source.path}: ${what}: ${messageId}`] : []));
      }),
    );
    expect(failing).toEqual([]);
  });
});

function isExcused(id: string, path: string): boolean {
  return excused[id]?.some((name) => path === `cases/${name}.json`) === true;
}
