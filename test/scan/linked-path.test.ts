import { describe, expect, it } from '@jest/globals';
import { LinkTargets } from '../../src/scan/linked-path.js';
import { Source } from '../../src/text/source.js';

const tree = ['infra/main.json', 'infra/nested/vnet.json', 'other/nested/vnet.json', 'other/nested/dns.json', 'vnet.json'];

function linked(link: { relativePath?: string; uri?: (string | undefined)[] }, from = 'infra/main.json'): string | undefined {
  const source = new Source(from, '');
  return new LinkTargets(tree).pathOf({ from: { source, start: 0, end: 0 }, relativePath: link.relativePath, uri: link.uri });
}

describe('LinkTargets', () => {
  it('resolves a relative path from the file that links', () => {
    expect(linked({ relativePath: 'nested/vnet.json' })).toBe('infra/nested/vnet.json');
    expect(linked({ relativePath: './../other/x.json' })).toBe('other/x.json');
  });

  it('does not leave the tree', () => {
    expect(linked({ relativePath: '../../secret.json' })).toBeUndefined();
    expect(linked({ relativePath: '/etc/x.json' })).toBeUndefined();
    expect(linked({ relativePath: 'https://host/x.json' })).toBeUndefined();
  });

  it('finds the one file that ends as a URL does', () => {
    expect(linked({ uri: ['https://host/repo/other/nested/dns.json'] })).toBe('other/nested/dns.json');
    expect(linked({ uri: [undefined, 'NESTED/dns.json', undefined] })).toBe('other/nested/dns.json');
    expect(linked({ uri: [undefined, '/nested/dns.json?token=a/b.json'] })).toBe('other/nested/dns.json');
  });

  it('takes more segments to tell two files apart', () => {
    expect(linked({ uri: ['https://host/other/nested/vnet.json'] })).toBe('other/nested/vnet.json');
    expect(linked({ uri: [undefined, 'nested/vnet.json'] })).toBeUndefined();
  });

  it('finds the file in the same folder where the address says nothing of a folder', () => {
    const nextTo = (
      uri: (string | undefined)[],
      from = 'infra/main.json',
      paths = ['infra/main.json', 'infra/Dns.json', 'apps/dns.json'],
    ) => new LinkTargets(paths).pathOf({ from: { source: new Source(from, ''), start: 0, end: 0 }, relativePath: undefined, uri });
    expect(nextTo([undefined, '/dns.json', undefined])).toBe('infra/Dns.json');
    expect(nextTo(['https://raw.githubusercontent.com/contoso/infra/main/dns.json'])).toBe('infra/Dns.json');
    expect(nextTo(['https://raw.githubusercontent.com/contoso/infra/refs/heads/main/dns.json?token=x'])).toBe('infra/Dns.json');
    expect(nextTo(['https://contoso.blob.core.windows.net/templates/dns.json', undefined])).toBe('infra/Dns.json');
    expect(nextTo(['https://contoso.example/dns.json'])).toBe('infra/Dns.json');
    expect(nextTo(['https://contoso.example/other/dns.json'])).toBeUndefined();
    expect(nextTo(['https://raw.githubusercontent.com/contoso/infra/main/other/dns.json'])).toBeUndefined();
    expect(nextTo([undefined, '/main.json'])).toBeUndefined();
    expect(nextTo([undefined, '/dns.json'], 'infra/a/main.json')).toBeUndefined();
    expect(nextTo([undefined, '/dns.json'], 'infra/main.json', ['infra/dns.json', 'infra/a/dns.json'])).toBeUndefined();
    expect(nextTo([undefined, '/dns.json'], 'infra/a/main.json', ['infra/dns.json', 'infra/a/dns.json'])).toBeUndefined();
  });

  it('does not guess from the file name alone, nor from an unknown one', () => {
    expect(linked({ uri: [undefined, '/vnet.json'] })).toBeUndefined();
    expect(linked({ uri: ['https://host/nested/', undefined] })).toBeUndefined();
    expect(linked({})).toBeUndefined();
  });
});

describe('besideOf', () => {
  it('gives the places next to the file that links, the longest end first', () => {
    const from = { source: new Source('infra/main.json', ''), start: 0, end: 0 };
    const beside = (...uri: (string | undefined)[]) => [...new LinkTargets([]).besideOf({ from, relativePath: undefined, uri })];
    expect(beside(undefined, '/a/Nested/vnet.json?x')).toEqual(['infra/a/Nested/vnet.json', 'infra/Nested/vnet.json']);
    expect(beside(undefined, 'Vnet.json')).toEqual(['infra/Vnet.json']);
    expect(beside(undefined, 'main.json')).toEqual([]);
    expect(beside('https://host/a/vnet.json')).not.toContain('infra/vnet.json');
  });
});
