import { describe, expect, it } from '@jest/globals';
import { entriesOf } from '../../src/scan/entries.js';

function entries(links: Record<string, string[]>, attached: string[] = []): string[] {
  return entriesOf(Object.keys(links), (template) => new Set(links[template]), new Set(attached));
}

describe('entriesOf', () => {
  it('leaves out a template that another one links', () => {
    expect(entries({ main: ['vnet', 'dns'], vnet: [], dns: [], alone: [] })).toEqual(['main', 'alone']);
  });

  it('keeps one with parameter values of its own', () => {
    expect(entries({ main: ['vnet'], vnet: [] }, ['vnet'])).toEqual(['main', 'vnet']);
  });

  it('keeps one that links itself, and one of a circle', () => {
    expect(entries({ self: ['self'] })).toEqual(['self']);
    expect(entries({ a: ['b', 'a'], b: ['a', 'b'], c: [] })).toEqual(['a', 'c']);
  });
});
