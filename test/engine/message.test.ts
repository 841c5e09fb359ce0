import { describe, expect, it } from '@jest/globals';
import { chainLinks, comesBefore, kindsOf, linkKinds, linkNames } from '../../src/engine/links.js';
import { isAtLeast, type Messages, placeholdersOf, severities, worstSeverity } from '../../src/engine/message.js';

describe('a message', () => {
  it('has each of its placeholders once, as they come', () => {
    expect(placeholdersOf('{vnet} is in {region2}, not {region}; {vnet} {under_scored}')).toEqual([
      'vnet',
      'region2',
      'region',
      'under_scored',
    ]);
    expect(placeholdersOf('none {} { a } {b-c} {d')).toEqual([]);
  });

  it('is as severe as asked for, or more', () => {
    const atLeast = severities.map((severity) => severities.filter((least) => isAtLeast(severity, least)));
    expect(atLeast).toEqual([['note'], ['note', 'warning'], ['note', 'warning', 'error']]);
  });

  it('of several is the most severe one of a rule', () => {
    const worst = (...ofRule: Messages[string]['severity'][]) =>
      worstSeverity(Object.fromEntries(ofRule.map((severity, at) => [`m${at}`, { severity, precision: 'high', what: 'x' }])));
    expect(worst('note', 'error', 'warning')).toBe('error');
    expect(worst('warning', 'note')).toBe('warning');
    expect(worst('note')).toBe('note');
    expect(worst()).toBe('note');
  });
});

describe('the links of the chain', () => {
  it('come one after the other', () => {
    expect(comesBefore('connection', 'target')).toBe(true);
    expect(comesBefore('target', 'connection')).toBe(false);
    expect(comesBefore('target', 'target')).toBe(false);
    expect(linkNames[0]).toBe('connection');
    expect(linkNames.at(-1)).toBe('public access');
  });

  it('of one endpoint are told apart by the entities of their kinds', () => {
    expect(kindsOf('subnet')).toEqual([]);
    expect(kindsOf('target')).toEqual(['connections']);
    expect(kindsOf('records')).toEqual(['zoneConfigs', 'privateDnsZones']);
    expect([...linkKinds].sort()).toEqual([...new Set(linkNames.flatMap((name) => chainLinks[name].by))].sort());
  });
});
