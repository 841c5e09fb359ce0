import { describe, expect, it } from '@jest/globals';
import { surroundingsOf, type ZonesOf } from '../../src/scan/elsewhere.js';

function zones(template: string, declared: string[], linked: string[] = []): ZonesOf {
  return { template, declared: new Set(declared), linked: new Set(linked) };
}

describe('surroundingsOf', () => {
  const own = zones('spoke.json', ['own.zone']);

  it('holds what other templates declare and link', () => {
    const hub = zones('hub.json', ['hub.zone'], ['hub.zone', 'other.zone']);
    expect(surroundingsOf(own, [own, hub])).toEqual({ zones: new Set(['hub.zone']), linkedZones: new Set(['hub.zone', 'other.zone']) });
  });

  it('holds nothing of the same template with other values', () => {
    expect(surroundingsOf(own, [own, zones('spoke.json', ['x'], ['x'])])).toEqual({ zones: new Set(), linkedZones: new Set() });
  });

  it('takes a link of a zone that both declare for one to the other zone', () => {
    expect(surroundingsOf(own, [zones('twin.json', ['own.zone'], ['own.zone'])]).linkedZones).toEqual(new Set());
    expect(surroundingsOf(own, [zones('links.json', [], ['own.zone'])]).linkedZones).toEqual(new Set(['own.zone']));
  });
});
