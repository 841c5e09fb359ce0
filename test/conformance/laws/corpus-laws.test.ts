import { describe, expect, it } from '@jest/globals';
import { lawsOutcome } from '../report.js';
import { checkLaws, type LawResults } from './corpus-laws.js';
import type { LawStepResult, LawTask } from './law-steps.js';

const judgement = (facts: readonly string[]): string =>
  JSON.stringify({ facts, diagnostics: [], summary: {}, reads: ['a.json', 'b.json'] });
const nothing: LawStepResult = { judgements: new Map(), isolation: [], independence: [], faults: [] };

/** What workers find out about two templates where each step does as it is told here. */
async function checked(steps: (step: LawTask['step']) => Partial<LawStepResult>): Promise<LawResults> {
  return checkLaws('none', 2, (tasks) => Promise.resolve(tasks.map(({ step }) => ({ ...nothing, ...steps(step) }))));
}

describe('the laws on a corpus', () => {
  const judgements = new Map(['a.json', 'b.json + b.parameters.json'].map((name) => [name, judgement([])]));

  it('hold where every step finds the same', async () => {
    const results = await checked((step) => (step.kind === 'together' || step.kind === 'alone' ? { judgements: step.kind === 'alone' ? step.together : judgements } : {})); // prettier-ignore
    expect(lawsOutcome(results).failed).toBe(false);
    expect(lawsOutcome(results).text.split('\n')[0]).toMatch(
      /^isolation: 2 deployments together in 3 orders, \d of them alone, 0 breaches$/,
    );
  });

  it('are broken by a judgement that an order changes, by a rule, and by the order of files', async () => {
    const breach = { deployment: 'a.json', scenario: 'x alone', detail: 'facts: 1 instead of 2' };
    const results = await checked((step) => {
      if (step.kind === 'scan') return { isolation: [breach] };
      if (step.kind === 'rules alone') return { independence: step.together.has('a.json') ? [breach] : [] };
      if (step.kind !== 'together') return {};
      return { judgements: step.order === 'shuffled' ? new Map([...judgements, ['a.json', judgement(['other'])]]) : judgements };
    });
    expect(results.isolation.map(({ scenario }) => scenario)).toEqual(['shuffled', 'shuffled, in view of the others', 'x alone']);
    expect(lawsOutcome(results).failed).toBe(true);
    expect(lawsOutcome(results).text).toContain('  a.json\n      x alone: facts: 1 instead of 2');
  });

  it('are not trusted where a fault is not found that was seeded into templates about which rules say something', async () => {
    const samples: (readonly string[])[] = [];
    const results = await checked((step) => {
      if (step.kind === 'together')
        return {
          judgements: new Map([
            ['a.json', judgement(['said'])],
            ['c.json', '{"facts":[]}'],
          ]),
        };
      if (step.kind !== 'faults') return {};
      samples.push(step.sample);
      return { faults: [{ fault: 'a counter', law: 'isolation', caught: false }] };
    });
    expect(samples).toEqual([
      ['a.json', 'b.json'],
      ['a.json', 'b.json'],
    ]);
    expect(lawsOutcome(results).failed).toBe(true);
    expect(lawsOutcome(results).text).toContain('    0 of 2 caught: isolation: a counter');
  });
});
