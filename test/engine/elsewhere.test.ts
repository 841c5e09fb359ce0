import { describe, expect, it } from '@jest/globals';
import { Summaries } from '../../src/engine/elsewhere.js';
import type { Elsewhere, Summary, SummaryOf } from '../../src/engine/elsewhere.js';
import type { Fact } from '../../src/engine/fact.js';
import { reconsidered } from '../../src/engine/reconsider.js';
import { known } from '../../src/engine/statement.js';
import { ruleWith, run, vnets } from './engine-fixtures.js';

const summaries = new Summaries([
  { template: 'hub.json', summary: { zones: ['a', 'shared'], links: ['l'] } },
  { template: 'hub.json', summary: { zones: ['a', 'production'] } },
  { template: 'spoke.json', summary: { zones: ['shared', 'b'] } },
]);

describe('what other deployments of a scan tell', () => {
  it.each<[string, string, boolean]>([
    ['hub.json', 'a', false],
    ['hub.json', 'production', false],
    ['hub.json', 'shared', true],
    ['hub.json', 'b', true],
    ['spoke.json', 'a', true],
    ['spoke.json', 'b', false],
    ['spoke.json', 'shared', true],
    ['third.json', 'b', true],
    ['third.json', 'none', false],
    ['third.json', 'l', false],
  ])('is told to %s of zone %s: %s', (template, entry, expected) => {
    expect(summaries.for(template).has('zones', entry)).toBe(expected);
  });

  it('is listed, each entry once', () => {
    const all = (template: string, topic: string) => [...summaries.for(template).all(topic)];
    expect(all('hub.json', 'zones')).toEqual(['shared', 'b']);
    expect(all('spoke.json', 'zones')).toEqual(['a', 'shared', 'production']);
    expect(all('spoke.json', 'links')).toEqual(['l']);
    expect(all('hub.json', 'links')).toEqual([]);
    expect(all('hub.json', 'none')).toEqual([]);
    expect(summaries.for('hub.json').has('none', 'a')).toBe(false);
  });
});

describe('the holders of what other deployments tell', () => {
  it.each<[string, string, string[]]>([
    ['hub.json', 'shared', ['spoke.json']],
    ['third.json', 'shared', ['hub.json', 'spoke.json']],
    ['hub.json', 'a', []],
    ['hub.json', 'none', []],
    ['folder/third.json', 'shared', ['hub.json', 'spoke.json']],
  ])('are told to %s of zone %s: %j', (template, entry, expected) => {
    expect(summaries.for(template).holders('zones', entry)).toEqual(expected);
  });

  it('are the related ones', () => {
    const ties = { declares: ['networks/n'], refersTo: [] };
    const apart = new Summaries([
      { template: 'a/one.json', summary: { zones: ['z'] }, ties },
      { template: 'b/two.json', summary: { zones: ['z'] } },
      { template: 'c/three.json', summary: {}, ties: { declares: [], refersTo: ['networks/n'] } },
    ]);
    expect(apart.for('c/three.json').holders('zones', 'z')).toEqual(['a/one.json']);
    expect(apart.for('b/more/four.json').holders('zones', 'z')).toEqual(['b/two.json']);
  });
});

describe('reconsidering', () => {
  const factOf = (truth: boolean | undefined): Fact => {
    const [fact] = run(
      vnets('a'),
      ruleWith(function* (_, { say }) {
        yield known(truth === true).otherwise(say.other({ recall: 'zone', unless: truth === undefined ? 'own reason' : undefined }));
      }),
    ).facts;
    if (fact === undefined) throw new Error('no fact');
    return fact;
  };
  const elsewhere = summaries.for('hub.json');
  const ifThere = (entry: string) => ({
    reconsider: ({ recall }: Fact, others: Elsewhere) => (others.has('zones', entry) ? `another has ${JSON.stringify(recall)}` : undefined),
  });

  it('opens a failure, with the reason', () => {
    const fact = factOf(false);
    expect(reconsidered(fact, ifThere('b'), elsewhere)).toEqual({ ...fact, verdict: 'open', reasons: ['another has "zone"'] });
    const earlier = { ...fact, reasons: ['earlier'] };
    expect(reconsidered(earlier, ifThere('b'), elsewhere).reasons).toEqual(['earlier', 'another has "zone"']);
    expect(earlier.reasons).toEqual(['earlier']);
  });

  it('changes nothing where the others tell nothing that matters, or the rule asks for nothing', () => {
    const fact = factOf(false);
    expect(reconsidered(fact, ifThere('a'), elsewhere)).toBe(fact);
    expect(reconsidered(fact, { reconsider: undefined }, elsewhere)).toBe(fact);
  });

  it('makes a failure of an open fact that others settle, with another message and what it tells', () => {
    const rule = {
      foundElsewhere: (_: Fact, others: Elsewhere) => {
        const [holder] = others.holders('zones', 'b');
        return holder === undefined ? undefined : ({ messageId: 'found', arguments: { holder } } as const);
      },
    };
    const open = factOf(undefined);
    expect(reconsidered(open, rule, elsewhere)).toEqual({
      ...open,
      verdict: 'fail',
      messageId: 'found',
      arguments: { ...open.arguments, holder: { kind: 'text', text: 'spoke.json' } },
      reasons: [],
    });
    expect(reconsidered(open, rule, summaries.for('spoke.json'))).toBe(open);
    for (const fact of [factOf(true), factOf(false), { ...open, recall: null }]) expect(reconsidered(fact, rule, elsewhere)).toBe(fact);
  });

  it('makes a pass of an open fact that others show to be met, and says what shows it; what they show to be wrong comes first', () => {
    const metElsewhere = (_: Fact, others: Elsewhere) => (others.has('zones', 'b') ? 'as spoke.json has it' : undefined);
    const open = factOf(undefined);
    expect(reconsidered(open, { metElsewhere }, elsewhere)).toEqual({
      ...open,
      verdict: 'pass',
      scenario: [],
      undecided: [],
      reasons: ['as spoke.json has it'],
    });
    expect(reconsidered(open, { metElsewhere }, summaries.for('spoke.json'))).toBe(open);
    const found = { foundElsewhere: () => ({ messageId: 'found', arguments: {} }) as const };
    expect(reconsidered(open, { ...found, metElsewhere }, elsewhere).verdict).toBe('fail');
    for (const fact of [factOf(true), factOf(false)]) expect(reconsidered(fact, { metElsewhere }, elsewhere)).toBe(fact);
  });

  it('changes nothing that passes or is open, and does not ask the rule of it', () => {
    const never = {
      reconsider: () => {
        throw new Error('asked');
      },
    };
    for (const fact of [factOf(true), factOf(undefined)]) expect(reconsidered(fact, never, elsewhere)).toBe(fact);
  });
});

const zone = 'privatelink.vaultcore.azure.net';
const holder = (template: string, ties?: Summary): SummaryOf => ({ template, summary: { declares: [zone] }, ties });
const asker = (template: string, ties?: Summary): SummaryOf => ({ template, summary: {}, ties });
const hears = (template: string, ...all: readonly SummaryOf[]): boolean => new Summaries(all).for(template).has('declares', zone);

describe('what deployments of a scan tell each other', () => {
  it('comes from templates of the same folder, of one above and of one below', () => {
    expect(hears('app/main.bicep', holder('app/dns.bicep'))).toBe(true);
    expect(hears('app/deep/main.bicep', holder('app/dns.bicep'))).toBe(true);
    expect(hears('app/main.bicep', holder('app/deep/dns.bicep'))).toBe(true);
    expect(hears('main.bicep', holder('dns/zones.bicep'))).toBe(true);
    expect(hears('/repo/app/main.bicep', holder('/repo/dns.bicep'))).toBe(true);
  });

  it('does not come from the folder next door, nor from the template itself with other values', () => {
    expect(hears('app/main.bicep', holder('other/main.bicep'))).toBe(false);
    expect(hears('app/main.bicep', holder('application/main.bicep'))).toBe(false);
    expect(hears('app/main.bicep', holder('app/main.bicep'), holder('app/main.bicep'))).toBe(false);
  });

  it('comes from the folder next door where one refers to what the other declares', () => {
    const ofHub = { declares: ['microsoft.network/virtualnetworks/vnet-hub'], refersTo: [] };
    const toHub = { declares: [], refersTo: ['microsoft.network/virtualnetworks/vnet-hub'] };
    expect(hears('app/main.bicep', holder('hub/main.bicep', ofHub), asker('app/main.bicep', toHub))).toBe(true);
    expect(hears('app/main.bicep', holder('hub/main.bicep', toHub), asker('app/main.bicep', ofHub))).toBe(true);
    expect(hears('app/main.bicep', holder('hub/main.bicep', ofHub), asker('app/main.bicep', ofHub))).toBe(false);
  });

  it('lists what related ones hold, once', () => {
    const summaries = new Summaries([holder('app/a.bicep'), holder('app/b.bicep'), holder('other/c.bicep')]);
    expect([...summaries.for('app/main.bicep').all('declares')]).toEqual([zone]);
    expect([...summaries.for('else/main.bicep').all('declares')]).toEqual([]);
  });
});
