import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { coveragePage, readConstraints, readRuleIds } from '../../scripts/coverage-page.js';

const constraints = readConstraints();

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);

describe('the coverage page', () => {
  it('has every constraint once', () => {
    expect(constraints.map(({ id }) => id)).toEqual([...numbered('C', 91), ...numbered('P', 52)]);
  });

  it('says of each what judges it, why nothing can, or that a rule is to come', () => {
    const said = ({ rules: ids, reason, planned }: (typeof constraints)[number]): number =>
      [ids !== undefined && ids.length > 0, reason !== undefined && reason !== '', planned === true].filter(Boolean).length;
    expect(constraints.filter((row) => said(row) !== 1)).toEqual([]);
  });

  it('says what is left of one only where a rule judges some of it', () => {
    expect(constraints.filter(({ rest, rules: ids }) => rest !== undefined && (rest === '' || ids === undefined))).toEqual([]);
    const page = coveragePage([{ id: 'C01', constraint: 'it is so', rules: ['a/b'], rest: 'whatever is left.' }], ['a/b']);
    expect(page).toContain('| C01 | it is so | [a/b](a/b/rule.md); not judged: whatever is left. |');
  });

  it('says how many rules are to come where any are', () => {
    const judged = { id: 'C01', constraint: 'it is so', rules: ['a/b'] };
    expect(coveragePage([judged], ['a/b'])).toContain('1 have a rule, and the others\n');
    const page = coveragePage([judged, { id: 'C02', constraint: 'and so', planned: true }], ['a/b']);
    expect(page).toContain('1 have a rule, for 1 one is to come, and the others\n');
  });

  it('names every rule, and no rule that there is none of', () => {
    const page = coveragePage(constraints, readRuleIds());
    expect(readRuleIds()).toEqual(rules.map(({ id }) => id));
    expect(rules.filter(({ id }) => !page.includes(`[${id}](${id}/rule.md)`))).toEqual([]);
    expect(constraints.flatMap((row) => row.rules ?? []).filter((named) => !rules.some(({ id }) => id === named))).toEqual([]);
  });

  it('is made from the constraints as they are', () => {
    expect(readFileSync('rules/COVERAGE.md', 'utf8')).toBe(coveragePage(constraints, readRuleIds()));
  });
});
