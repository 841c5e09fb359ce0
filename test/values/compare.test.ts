import { describe, expect, it } from '@jest/globals';
import { equalValues, sameResourceId, sameText } from '../../src/values/compare.js';
import { arrayOf, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import { idSegments } from '../../src/values/id-equality.js';
import type { Truth } from '../../src/values/truth.js';
import type { Value } from '../../src/values/value.js';
import { call, groupId, unknown, valueOf } from '../functions/terms.js';

const p = unknown('p', { type: 'string' });
const q = unknown('q', { type: 'string' });
const f = unknown('f', { type: 'bool' });
const short = unknown('short', { type: 'string', maxLength: 3 });
const sku = unknown('sku', { type: 'string', allowed: [scalar('Basic'), scalar('Premium')] });
const subscription = symbolicAccess(symbolicCall('subscription', []), scalar('subscriptionId'));
const vnet = 'Microsoft.Network/virtualNetworks';

type Row = readonly [what: string, a: unknown, b: unknown, expected: Truth];

describe('a comparison', () => {
  it('of one pair teaches nothing about another whose symbols are called the same but may take other values', () => {
    const id = (name: Value): Value => call('resourceId', vnet, name);
    const narrow = id(unknown('n', { type: 'string', allowed: [scalar('a'), scalar('b')] }));
    const wide = id(unknown('n', { type: 'string' }));
    const asked = id(scalar('c'));
    expect([sameResourceId(narrow, asked), sameResourceId(wide, asked), sameResourceId(narrow, asked)]).toEqual([
      'false',
      'unknown',
      'false',
    ]);
  });

  it('that looks at too much stays undecided, and the next one starts anew', () => {
    const many = (unknownItem: Value, last: Value): Value => {
      const rows = Array.from({ length: 30 }, () => arrayOf(Array.from({ length: 800 }, () => unknownItem)));
      return arrayOf([...rows, last]);
    };
    expect(equalValues(many(p, scalar(1)), many(q, scalar(2)))).toBe('unknown');
    expect(equalValues(arrayOf([p, scalar(1)]), arrayOf([p, scalar(2)]))).toBe('false');
  });
});

describe('equalValues', () => {
  const rows: readonly Row[] = [
    ['letter case counts', 'a', 'A', 'false'],
    ['types count', 1, '1', 'false'],
    ['containers are compared deep', { a: [1, { b: null }] }, { a: [1, { b: null }] }, 'true'],
    ['names of members count', { a: p }, { A: p }, 'false'],
    [
      'names that differ by case only, in another order',
      call('createObject', 'a', 1, 'A', p),
      call('createObject', 'A', p, 'a', 1),
      'true',
    ],
    ['names that differ by case only, undecided', call('createObject', 'a', 1, 'A', p), call('createObject', 'A', q, 'a', 1), 'unknown'],
    ['an undecided member', { a: p, b: 1 }, { a: 'x', b: 1 }, 'unknown'],
    ['a different member beside an undecided one', { a: p, b: 1 }, { a: 'x', b: 2 }, 'false'],
    ['another length', [p], [p, q], 'false'],
    ['a text against a number', p, 5, 'false'],
    ['an untyped unknown', unknown('u'), 5, 'unknown'],
    ['too short for it', short, 'long', 'false'],
    ['none of the allowed values', sku, 'Standard', 'false'],
    ['one of the allowed values', sku, 'Basic', 'unknown'],
    ['a condition and its negation', f, call('not', f), 'false'],
    ['both branches differ', call('if', f, 'a', 'b'), 'c', 'false'],
    ['one branch is equal', call('if', f, 'a', 'b'), 'a', 'unknown'],
    ['branches under one condition', call('if', f, 'a', 'b'), call('if', f, 'a', 'b'), 'true'],
    ['branches that cross', call('if', f, 'a', 'b'), call('if', f, 'b', 'a'), 'false'],
    ['different middle pieces', call('concat', p, '-a-', q), call('concat', p, '-b-', q), 'false'],
    ['a hash holds no capital', call('uniqueString', p), 'ABCDEFGHIJKLM', 'false'],
    ['a hash has thirteen characters', call('uniqueString', p), 'abc', 'false'],
    [
      'hashes of what differs',
      call('concat', 'x', call('uniqueString', call('concat', p, '/a'))),
      call('concat', 'x', call('uniqueString', call('concat', p, '/b'))),
      'false',
    ],
    ['hashes of what may be the same', call('uniqueString', p), call('uniqueString', q), 'unknown'],
    [
      'hashes of what differs in letter case alone',
      call('guid', call('concat', p, '/a')),
      call('guid', call('concat', p, '/A')),
      'unknown',
    ],
    ['hashes of several texts', call('guid', p, 'a'), call('guid', p, 'b'), 'false'],
    ['hashes of texts that are joined otherwise', call('guid', call('concat', p, '-a')), call('guid', p, 'a'), 'unknown'],
    ['parts of hashes', call('take', call('guid', p, 'a'), 5), call('take', call('guid', p, 'b'), 5), 'unknown'],
    ['a hash in a longer text', call('concat', q, call('guid', p, 'a')), call('concat', call('guid', p, 'b'), q), 'unknown'],
    ['pieces in another order', call('concat', p, 'x'), call('concat', 'x', p), 'unknown'],
  ];
  it.each(rows)('%s', (_, a, b, expected) => {
    expect(equalValues(valueOf(a), valueOf(b))).toBe(expected);
    expect(equalValues(valueOf(b), valueOf(a))).toBe(expected);
  });

  it('gives up on endlessly shared parts instead of comparing them for ever', () => {
    const grown = (leaf: Value): Value => Array.from({ length: 50 }).reduce<Value>((value) => call('createArray', value, value), leaf);
    expect(equalValues(grown(p), grown(q))).toBe('unknown');
  });
});

describe('sameText', () => {
  const rows: readonly Row[] = [
    ['letter case does not count', 'West', 'WEST', 'true'],
    ['toLower does not count', call('toLower', p), p, 'true'],
    ['nor of a text with unknown pieces', call('toLower', call('concat', 'PE-', p)), call('concat', 'pe-', p), 'true'],
    ['different ends', call('concat', p, '-VNET'), call('concat', p, '-pe'), 'false'],
    ['no text', 5, 'x', 'false'],
    ['unknowns', p, q, 'unknown'],
  ];
  it.each(rows)('%s', (_, a, b, expected) => {
    expect(sameText(valueOf(a), valueOf(b))).toBe(expected);
  });
});

describe('sameResourceId', () => {
  const hub = call('resourceId', vnet, 'hub');
  const rows: readonly Row[] = [
    ['letter case does not count', hub, call('toUpper', hub), 'true'],
    ['nor does it where names are unknown', call('toLower', call('resourceId', vnet, p)), call('resourceId', vnet, p), 'true'],
    [
      'nor for a part of an id',
      call('concat', call('toUpper', call('resourceId', vnet, p)), '/subnets/a'),
      call('resourceId', `${vnet}/subnets`, p, 'A'),
      'true',
    ],
    ['slashes at the ends do not count', hub, call('concat', hub, '/'), 'true'],
    ['an unknown name', call('resourceId', vnet, p), hub, 'unknown'],
    ['the same unknown name', call('resourceId', vnet, p), call('resourceId', vnet, p), 'true'],
    ['another type under an unknown name', call('resourceId', vnet, p), call('resourceId', 'Microsoft.Network/routeTables', p), 'false'],
    ['a child and its parent', call('resourceId', `${vnet}/subnets`, 'hub', p), hub, 'false'],
    ['another group', call('resourceId', 'rg-spoke', vnet, p), call('resourceId', vnet, q), 'false'],
    ['an unknown group', call('resourceId', q, vnet, 'a'), call('resourceId', vnet, 'b'), 'false'],
    [
      'an unknown subscription',
      call('concat', '/subscriptions/', subscription, '/resourceGroups/a'),
      '/subscriptions/0f0f0f0f-1111-2222-3333-444444444444/resourceGroups/b',
      'false',
    ],
    ['a whole id that is unknown', p, hub, 'unknown'],
    ['an unknown prefix, another last name', call('concat', p, '/subnets/a'), call('resourceId', `${vnet}/subnets`, 'hub', 'b'), 'false'],
    ['an unknown that may hold slashes, and another end', call('concat', p, '.azure.privatelinkservice'), hub, 'false'],
    ['an unknown that may stand for several segments', call('concat', '/a/', p, '/c'), '/a/b/b/c', 'unknown'],
    ['different in both branches', call('if', f, call('resourceId', vnet, 'a'), call('resourceId', vnet, 'b')), hub, 'false'],
    ['the same in one branch', call('if', f, hub, call('resourceId', vnet, 'b')), hub, 'unknown'],
    ['no text', null, hub, 'false'],
  ];
  it.each(rows)('%s', (_, a, b, expected) => {
    expect(sameResourceId(valueOf(a), valueOf(b))).toBe(expected);
    expect(sameResourceId(valueOf(b), valueOf(a))).toBe(expected);
  });

  it('shows the segments of an id', () => {
    const segments = idSegments(call('resourceId', vnet, p));
    expect(segments?.length).toBe(8);
    expect(segments?.at(-2)).toEqual({ pieces: ['virtualnetworks'], known: 'virtualnetworks', single: true });
    expect(segments?.at(-1)?.single).toBe(true);
    expect(idSegments(valueOf(`${groupId}/`))?.length).toBe(4);
    expect(idSegments(valueOf(5))).toBeUndefined();
  });
});
