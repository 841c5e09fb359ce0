import { describe, expect, it } from '@jest/globals';
import { scalar } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { call, groupId, inGroup, jsonOf, lambda } from './terms.js';
import { callFunction, functionKind } from '../../src/functions/index.js';

type Row = readonly [name: string, args: readonly unknown[], expected: unknown];

/** The value of a lambda's first variable. */
const itself = (value: Value = scalar(null)): Value => value;

const x = (...args: readonly unknown[]): readonly unknown[] => args;

const families: Readonly<Record<string, readonly Row[]>> = {
  text: [
    ['concat', x('hub-', 7, true), 'hub-7True'],
    ['concat', x([1], [], [2]), [1, 2]],
    ['format', x('{1}/{0}', 'a', 'b'), 'b/a'],
    ['format', x('{{{0}}}', null), '{}'],
    ['format', x('{0,4}|{0,-4}|', 'ab'), '  ab|ab  |'],
    ['format', x('{0:D4}-{0:X}-{0:N1}', 255), '0255-FF-255.0'],
    ['format', x('{0}', { a: ["it's", true, null] }), "{'a':['it\\'s',true,null]}"],
    ['join', x(['a', 1, false], '/'), 'a/1/False'],
    ['split', x('10.0.0.0/16', ['.', '/']), ['10', '0', '0', '0', '16']],
    ['split', x('abc', ''), ['abc']],
    ['toLower', x('ÄB İ'), 'äb İ'],
    ['toUpper', x('straße'), 'STRAßE'],
    ['trim', x(' \t pe \n'), 'pe'],
    ['replace', x('a.b.c', '.', ''), 'abc'],
    ['substring', x('vnet-hub', 5), 'hub'],
    ['substring', x('vnet-hub', 0, 4), 'vnet'],
    ['startsWith', x('VNet-hub', 'vnet'), true],
    ['endsWith', x('privatelink.vaultcore.azure.net', 'AZURE.NET'), true],
    ['like', x('snet-endpoints', 'SNET-*'), true],
    ['like', x('snet', 's??t'), false],
    ['padLeft', x(7, 3, '0'), '007'],
    ['indexOf', x('Vault-vault', 'VAULT'), 0],
    ['lastIndexOf', x('Vault-vault', 'VAULT'), 6],
    ['lastIndexOf', x('abc', ''), 2],
    ['string', x({ a: [1, true, null, 'x"'] }), '{"a":[1,true,null,"x\\""]}'],
    ['string', x(true), 'True'],
  ],
  collections: [
    ['length', x('pe-1'), 4],
    ['length', x({ a: 1, b: 2 }), 2],
    ['empty', x(null), true],
    ['empty', x([null]), false],
    ['contains', x({ Location: 1 }, 'location'), true],
    ['contains', x(['a'], 'A'), false],
    ['contains', x('subnet', 'net'), true],
    ['first', x('abc'), 'a'],
    ['first', x([]), null],
    ['last', x([1, 2]), 2],
    ['take', x([1, 2, 3], 2), [1, 2]],
    ['take', x('abc', 9), 'abc'],
    ['skip', x('abc', -1), 'abc'],
    ['indexOf', x([1, 'a', { b: 1 }], { b: 1 }), 2],
    ['indexFromEnd', x([1, 2, 3], 1), 3],
    ['tryIndexFromEnd', x([1], 2), null],
    ['tryGet', x({ a: { b: 5 } }, 'A', 'b'), 5],
    ['tryGet', x({}, 'a', 'b'), null],
    ['tryGet', x([1, 2], 7), null],
  ],
  arrays: [
    ['array', x(5), [5]],
    ['createArray', x(1, 'a'), [1, 'a']],
    ['range', x(-1, 3), [-1, 0, 1]],
    ['flatten', x([[1], [[2]], []]), [1, [2]]],
    ['distinct', x(['a', 'A', 'a']), ['a', 'A']],
    ['union', x(['b', 'a'], ['c', 'a']), ['b', 'a', 'c']],
    ['intersection', x(['b', 'a', 'b'], ['c', 'b']), ['b']],
  ],
  objects: [
    ['createObject', x('a', 1, 'A', 2), { a: 1, A: 2 }],
    ['union', x({ a: { x: 1 }, b: 1 }, { a: { y: 2 }, b: null, c: [1] }), { a: { x: 1, y: 2 }, b: 1, c: [1] }],
    ['union', x({ a: [1] }, { A: [2] }), { A: [2] }],
    ['union', x(call('createObject', 'a', 1, 'A', 2), { b: 3 }), { a: 1, A: 2, b: 3 }],
    ['union', x(call('createObject', 'a', 1, 'A', 2, 'aa', 3), { a: 4 }), { a: 4, aa: 3 }],
    ['shallowMerge', x([{ a: { x: 1 } }, { A: { y: 2 } }]), { a: { y: 2 } }],
    ['shallowMerge', x([call('createObject', 'a', 1, 'A', 2)]), { a: 2 }],
    ['intersection', x({ a: 1, b: 2 }, { a: 1, b: 3 }), { a: 1 }],
    ['intersection', x(call('createObject', 'a', 1, 'A', 2), call('createObject', 'A', 2, 'a', 3)), { A: 2 }],
    [
      'items',
      x({ b: 1, '10': 2, A: 3, _: 4 }),
      [
        { key: '10', value: 2 },
        { key: 'A', value: 3 },
        { key: 'b', value: 1 },
        { key: '_', value: 4 },
      ],
    ],
    ['objectKeys', x({ b: 1, a: 2 }), ['a', 'b']],
  ],
  lambdas: [
    [
      'map',
      x(
        [1, 2],
        lambda(['n', 'i'], (n, i) => call('add', n, i)),
      ),
      [1, 3],
    ],
    [
      'filter',
      x(
        [1, 5, 2],
        lambda(['n'], (n) => call('less', n, 3)),
      ),
      [1, 2],
    ],
    [
      'reduce',
      x(
        [1, 2, 3],
        10,
        lambda(['sum', 'n'], (sum, n) => call('add', sum, n)),
      ),
      16,
    ],
    [
      'sort',
      x(
        ['b', 'C', 'a'],
        lambda(['a', 'b'], (a, b) => call('less', a, b)),
      ),
      ['a', 'b', 'C'],
    ],
    // Of equal length: they stay in their order, though each may come before the other.
    [
      'sort',
      x(
        ['bb', 'b', 'a', 'cc', 'aa'],
        lambda(['a', 'b'], (a, b) => call('lessOrEquals', call('length', a), call('length', b))),
      ),
      ['b', 'a', 'bb', 'cc', 'aa'],
    ],
    [
      'toObject',
      x(
        ['a', 'b'],
        lambda(['x'], itself),
        lambda(['x'], () => scalar(1)),
      ),
      { a: 1, b: 1 },
    ],
    ['groupBy', x(['b', 'a', 'B'], lambda(['x'], itself)), { b: ['b', 'B'], a: ['a'] }],
    [
      'mapValues',
      x(
        { a: 1 },
        lambda(['v'], (v) => call('string', v)),
      ),
      { a: '1' },
    ],
  ],
  numbers: [
    ['add', x(2, -5), -3],
    ['div', x(-7, 2), -3],
    ['mod', x(-7, 2), -1],
    ['min', x([3, 1, 2]), 1],
    ['max', x(3, 1, 2), 3],
    ['int', x(' +5 '), 5],
    ['float', x('1.5'), 1.5],
    ['less', x('a', 'B'), true],
    ['greaterOrEquals', x(2, 2), true],
    ['bool', x(' TRUE '), true],
    ['bool', x(-1), true],
    ['not', x(true), false],
    ['equals', x({ a: [1] }, { a: [1] }), true],
    ['equals', x({ a: 1 }, { A: 1 }), false],
    ['equals', x('1', 1), false],
  ],
  encodings: [
    ['base64', x('é'), 'w6k='],
    ['base64ToString', x('w6k='), 'é'],
    ['base64ToJson', x('eyJhIjpbMV19'), { a: [1] }],
    ['dataUri', x('Hi'), 'data:text/plain;charset=utf-8;base64,SGk='],
    ['dataUriToString', x('data:,a%20b'), 'a b'],
    ['uriComponent', x("a b/é'"), 'a%20b%2F%C3%A9%27'],
    ['uriComponentToString', x('a+b%2F'), 'a b/'],
    ['json', x('{a: \'x\', /* c */ "b": [1, 0x10,],}'), { a: 'x', b: [1, 16] }],
    ['json', x('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}')],
  ],
  uris: [
    ['parseUri', x('abfss://files@Lake.example:1/a?b=c'), { scheme: 'abfss', host: 'lake.example', port: 1, path: '/a', query: '?b=c' }],
    ['uri', x('https://Example.com:443/a/b', '../c d?e#f'), 'https://example.com/c%20d?e#f'],
    ['uri', x('sb://Bus.example', ''), 'sb://bus.example/'],
    ['uri', x('AMQPS://Bus.example:5671', 'Orders/In'), 'amqps://bus.example:5671/Orders/In'],
    ['uri', x('wss://app.example:443/a/B', '../c?d=E#f'), 'wss://app.example/c?d=E#f'],
    ['uri', x('abfss://Files@Lake.example', 'In'), 'abfss://Files@lake.example/In'],
    ['uri', x('redis://User:Key@cache.example:6380/0', '1'), 'redis://User:Key@cache.example:6380/1'],
    ['uri', x('https://example.com/a', 'net.tcp://Other.example:808/B'), 'net.tcp://other.example/B'],
    ['uri', x('https://example.com/é', 'ü'), 'https://example.com/%C3%BC'],
    ['uri', x('https://example.com/a/', 'b/./c'), 'https://example.com/a/b/c'],
    ['uri', x('https://example.com', '//other.org/x'), 'https://other.org/x'],
    ['parseUri', x('https://example.com:8443/a?b=c'), { scheme: 'https', host: 'example.com', port: 8443, path: '/a', query: '?b=c' }],
    ['buildUri', x({ scheme: 'https', host: 'h', path: 'a b/\n#?é', query: 'c#d e' }), 'https://h/a b/%0A%23%3Fé?c#d e'],
    ['buildUri', x({ scheme: 'https', host: 'h', port: 8080, path: 'a', query: 'b=1' }), 'https://h:8080/a?b=1'],
  ],
  ranges: [
    ['cidrSubnet', x('10.20.0.0/16', 24, 3), '10.20.3.0/24'],
    ['cidrSubnet', x('fd00::/48', 128, 5), 'fd00::5/128'],
    ['cidrHost', x('10.20.3.0/24', 0), '10.20.3.1'],
    [
      'parseCidr',
      x('10.20.3.7/24'),
      {
        network: '10.20.3.0',
        netmask: '255.255.255.0',
        broadcast: '10.20.3.255',
        firstUsable: '10.20.3.1',
        lastUsable: '10.20.3.254',
        cidr: 24,
      },
    ],
    [
      'parseCidr',
      x('fd00::1/64'),
      { network: 'fd00::', netmask: 'ffff:ffff:ffff:ffff::', firstUsable: 'fd00::', lastUsable: 'fd00::ffff:ffff:ffff:ffff', cidr: 64 },
    ],
  ],
  dates: [
    ['dateTimeAdd', x('2024-02-28T23:00:00Z', 'P1DT2H'), '2024-03-01T01:00:00Z'],
    ['dateTimeAdd', x('2020-02-29T12:34:56Z', 'P13M'), '2021-03-30T12:34:56Z'],
    ['dateTimeAdd', x('20240101T000000Z', '-PT1S', 'dd.MM.yyyy HH:mm:ss'), '31.12.2023 23:59:59'],
    ['dateTimeToEpoch', x('1970-01-02T00:00:00+01:00'), 82_800],
    ['dateTimeFromEpoch', x(86_400), '1970-01-02T00:00:00Z'],
  ],
  identities: [
    ['uniqueString', x('snap', 'crackle', 'pop'), 'byghxckddilkc'],
    ['guid', x('foo', 'bar', 'baz'), '2ed86837-7c7c-5eaa-9864-dd077fd19b0d'],
    [
      'resourceId',
      x('Microsoft.Network/virtualNetworks/subnets', 'v', 's'),
      `${groupId}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`,
    ],
    [
      'resourceId',
      x('rg-b', 'Microsoft.Network/virtualNetworks', 'v'),
      `${groupId.replace('rg-hub', 'rg-b')}/providers/Microsoft.Network/virtualNetworks/v`,
    ],
    ['subscriptionResourceId', x('Microsoft.Resources/resourceGroups', 'rg-b'), groupId.replace('rg-hub', 'rg-b')],
    ['tenantResourceId', x('Microsoft.Authorization/policyDefinitions', 'p'), '/providers/Microsoft.Authorization/policyDefinitions/p'],
    ['extensionResourceId', x(groupId, 'Microsoft.Authorization/locks', 'l'), `${groupId}/providers/Microsoft.Authorization/locks/l`],
  ],
};

describe.each(Object.entries(families))('functions of known values: %s', (_, rows) => {
  it.each(rows)('%s %j', (name, args, expected) => {
    expect(jsonOf(call(name, ...args))).toEqual(expected);
  });
});

describe('callFunction', () => {
  it('matches names ignoring case', () => {
    expect(jsonOf(callFunction('TOLOWER', [scalar('A')], undefined, inGroup))).toBe('a');
  });

  it('tells a float from the integer of the same size', () => {
    expect(jsonOf(call('equals', 1, call('json', '1.0')))).toBe(false);
  });

  it('answers a subnet of a huge network at once', () => {
    const start = performance.now();
    call('cidrSubnet', '::/0', 128, 9);
    expect(performance.now() - start).toBeLessThan(50);
  });

  it('merges many objects in time that grows with their number', () => {
    const objects = Array.from({ length: 12_000 }, (_, at) => ({ [`k${at % 10_000}`]: at }));
    const start = performance.now();
    const merged = jsonOf(call('shallowMerge', objects)) as Record<string, number>;
    expect(performance.now() - start).toBeLessThan(4_000);
    expect([Object.keys(merged).length, merged['k0'], merged['k9999']]).toEqual([10_000, 10_000, 9_999]);
  });
});

describe('functionKind', () => {
  it.each([
    ['Concat', 'pure'],
    ['resourceId', 'pure'],
    ['listKeys', 'runtime'],
    ['reference', 'runtime'],
    ['copyIndex', 'deployment'],
    ['IF', 'special'],
    ['isNull', undefined],
  ])('%s is %s', (name, kind) => {
    expect(functionKind(name)).toBe(kind);
  });
});
