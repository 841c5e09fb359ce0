import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../src/engine/fact.js';
import type { LinkName } from '../../src/engine/links.js';
import type { MessageDefinition } from '../../src/engine/message.js';
import { Causes, type LinkedRule } from '../../src/findings/causes.js';
import type { Finding } from '../../src/findings/finding.js';
import { findingsOf } from '../../src/findings/findings-of.js';
import { folded } from '../../src/findings/folding.js';
import { wordFacts } from '../../src/findings/worded-fact.js';
import { bookOf, fact, place, rule } from './facts.js';

function ruleOf(link: LinkName, message: Partial<MessageDefinition>): LinkedRule {
  const { differs } = rule.messages;
  if (differs === undefined) throw new Error('no message');
  return { link, messages: { differs: { ...differs, ...message } } };
}

const rules: ReadonlyMap<string, LinkedRule> = new Map([
  ['connection', ruleOf('connection', { breaks: true })],
  ['target', ruleOf('target', { breaks: true })],
  ['group', ruleOf('group id', { restsOn: ['target'], openWithout: ['connection'] })],
]);

function about(ruleId: string, concerns: readonly string[], changes: Partial<Fact> = {}): Fact {
  return fact({ ruleId, concerns, ...changes });
}

/** A key for each fact that concerns something else. */
function keyOf({ ruleId, verdict, concerns }: Fact): string {
  return [ruleId, verdict, ...concerns].join(' ');
}

const endpoint = 'privateEndpoints/0';

describe('what facts follow from', () => {
  const first = about('target', [endpoint, 'connections/0']);
  const second = about('target', [endpoint, 'connections/1']);
  const both = about('target', [endpoint, 'connections/0', 'connections/1']);
  const elsewhere = about('target', ['privateEndpoints/1', 'connections/0']);
  const unproven = about('target', [endpoint, 'connections/0'], { verdict: 'open' });
  const connection = about('connection', [endpoint], { verdict: 'open' });
  const causes = new Causes([second, elsewhere, first, unproven, both, connection], rules, keyOf);

  const of = (one: Fact): readonly (readonly string[])[] => causes.of(one);
  const keys = (...all: readonly Fact[]): readonly string[] => all.map(keyOf);

  it('breaks a link of the very part that they name, or of any where they name none', () => {
    expect(of(about('group', [endpoint, 'connections/0']))).toEqual([keys(first, both)]);
    expect(of(about('group', [endpoint, 'connections/0', 'connections/1']))).toEqual([keys(first, both), keys(second, both)]);
    expect(of(about('group', [endpoint]))).toEqual([keys(second, first, both)]);
    expect(of(about('group', [endpoint, 'connections/0', 'connections/1', 'zoneConfigs/0']))[2]).toEqual(keys(second, first, both));
    expect(of(about('group', [endpoint, 'connections/2']))).toEqual([]);
  });

  it('comes in the order of the chain, and is proven for what is proven', () => {
    expect(of(about('group', [endpoint, 'connections/0'], { verdict: 'open' }))).toEqual([keys(connection, first, both)]);
  });

  it('is the misspelling of one of the properties that are left out, where that is proven', () => {
    const [vault, other] = ['privateLinkResources/0', 'privateLinkResources/1'].map((name) => `${name} properties.publicnetworkaccess`);
    if (vault === undefined || other === undefined) throw new Error('no names');
    const misspelt = about('spelling', [], { means: vault });
    const unsure = about('spelling', [endpoint], { verdict: 'open', means: other });
    const spelling = new Causes([first, misspelt, unsure], rules, keyOf);
    expect(spelling.of(about('access', [], { leavesOut: ['privateLinkResources/0 sku', vault] }))).toEqual([keys(misspelt)]);
    expect(spelling.of(about('access', [], { leavesOut: [other] }))).toEqual([]);
    expect(spelling.of(about('group', [endpoint, 'connections/0'], { leavesOut: [other] }))).toEqual([keys(first)]);
  });

  it('is one list for all that follow from the same', () => {
    const following = [0, 1].map((at) => about('group', [endpoint, `connections/${at}`], { verdict: 'open' }));
    const many = Array.from({ length: 100 }, (_, at) =>
      about('connection', [endpoint], { verdict: 'open', at: place('"northeurope"', { label: `${at}` }) }),
    );
    const [one, other] = wordFacts([...many, ...following], { template: 'main.json', parameters: [] }, rules, bookOf()).slice(-2);
    expect(one?.occurrence.followsFrom).toEqual([[expect.any(String)]]);
    expect(other?.occurrence.followsFrom[0]).toBe(one?.occurrence.followsFrom[0]);
  });

  it('is looked through once, however many findings and occurrences share it', () => {
    const head = about('connection', [endpoint], { verdict: 'open' });
    const label = { template: 'main.json', parameters: [] };
    const following = Array.from({ length: 50 }, (_, at) =>
      about('group', [endpoint], { verdict: 'open', at: at % 2 === 0 ? place('"northeurope"') : place('"westeurope"') }),
    );
    let read = 0;
    const [cause, ...rest] = wordFacts([head, ...following], label, rules, bookOf());
    const keys = new Proxy(rest[0]?.occurrence.followsFrom[0] ?? [], {
      get: (target, name, receiver) => {
        if (name === '0') read++;
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    const shared = rest.map(({ finding, occurrence }) => ({ finding, occurrence: { ...occurrence, followsFrom: [keys] } }));
    const findings: readonly Finding[] = findingsOf(cause === undefined ? [] : [cause, ...shared]);
    const { heads, followingFrom } = folded(findings);
    expect(heads.map((one) => followingFrom(one).length)).toEqual([2]);
    expect(read).toBe(1);
  });
});
