import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IdIndex } from '../../src/network/id-index.js';
import type { Match } from '../../src/network/listing.js';
import { withoutSlash } from '../../src/network/ids.js';
import { sameResourceId } from '../../src/values/compare.js';
import { joinText, keyOf, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import { BudgetError } from '../../src/values/evaluation-error.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import { flag, oneOf, parameter } from '../worlds/unknowns.js';

/** What an index is for, without an index. */
function matchesOneByOne(ids: readonly (Value | undefined)[], id: Value): Match<number>[] {
  return ids.flatMap((other, entity) => {
    const sure = other === undefined ? 'false' : sameResourceId(other, id);
    return sure === 'false' ? [] : [{ entity, sure }];
  });
}

const indexOf = (ids: readonly (Value | undefined)[]): IdIndex<number> => new IdIndex([...ids.keys()], (at) => ids[at]);

const subscription = symbolicAccess(symbolicCall('subscription', []), scalar('subscriptionId'));
const group = symbolicAccess(symbolicCall('resourceGroup', []), scalar('name'));
const opaque = ['p', 'q'].map((name) => parameter(name));
const unknownPiece: fc.Arbitrary<UnknownValue> = fc.constantFrom(
  ...opaque.flatMap((one) => [one, withoutSlash(one)]),
  oneOf('sku', 'a', 'B'),
  oneOf('path', 'a/b', 'c'),
  parameter('short', { type: 'string', maxLength: 1 }),
  parameter('n', { type: 'int' }),
  symbolicCall('toLower', [parameter('p')], { type: 'string' }),
  symbolicCall('toUpper', [joinText(['a/', parameter('p')])], { type: 'string' }),
  symbolicCall('uniqueString', [parameter('p')], { type: 'string' }),
  parameter('untyped', {}),
);
/** Few texts, so that many are equal; some of them look like what an index might make of unknown ones. */
const text = fc.constantFrom('a', 'A', 'b', 'ab', 'x-', '-x', 'x', '{parameters("p")}', '"a"', '*', '{parameters("n")}*', '');
const name: fc.Arbitrary<readonly (string | UnknownValue)[]> = fc.oneof(
  { weight: 3, arbitrary: text.map((one) => [one]) },
  { weight: 4, arbitrary: fc.array(fc.oneof(text, unknownPiece), { minLength: 1, maxLength: 3 }) },
);
const scope = fc.constantFrom<readonly (string | Value)[]>(
  ['/subscriptions/s/resourceGroups/g'],
  ['/SUBSCRIPTIONS/s/resourcegroups/G'],
  ['/subscriptions/', subscription, '/resourceGroups/', group],
  ['/subscriptions/', subscription, '/resourceGroups/g'],
  [parameter('scope')],
  [''],
);
const typed = fc.constantFrom('virtualNetworks', 'VirtualNetworks', 'routeTables');
const slash = fc.constantFrom('', '', '/', '//');
const plainId: fc.Arbitrary<Value> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(scope, typed, name, fc.option(name, { nil: undefined }), slash)
      .map(([start, type, own, child, end]) =>
        joinText([...start, `/providers/Microsoft.Network/${type}/`, ...own, ...(child === undefined ? [] : ['/subnets/', ...child]), end]),
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom<Value>(parameter('id'), parameter('other'), oneOf('choice', '/a/b', '/A/c')) },
  { weight: 1, arbitrary: fc.constantFrom<Value>(scalar(''), scalar('/'), scalar(null), scalar(5), parameter('n', { type: 'int' })) },
  { weight: 4, arbitrary: name.map((pieces) => joinText(['/', ...pieces])) },
);
const id: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: plainId },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('f', 'g'), plainId, plainId)
      .filter(([, one, other]) => isText(one) && isText(other))
      .map(([condition, then, otherwise]) => symbolicCall('if', [flag(condition), then, otherwise], { type: 'string' })),
  },
);

function isText(value: Value): boolean {
  return sameResourceId(value, value) === 'true';
}

describe('an index of ids', () => {
  it('finds what a comparison with every id finds, in the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.option(id, { nil: undefined, freq: 20 }), { maxLength: 12 }), id, (ids, extra) => {
        const index = indexOf(ids);
        for (const asked of [...ids, extra]) {
          if (asked === undefined) continue;
          expect({ asked: keyOf(asked), found: index.matches(asked) }).toEqual({
            asked: keyOf(asked),
            found: matchesOneByOne(ids, asked),
          });
        }
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it('finds the same among ids that differ in little', () => {
    const part = fc.constantFrom<string | UnknownValue>(
      ...['a', 'A', 'b', '-', ''],
      ...opaque.map(withoutSlash),
      withoutSlash(symbolicCall('toLower', [parameter('p')], { type: 'string' })),
      parameter('p'),
    );
    const alike = fc.tuple(part, part, part, fc.constantFrom('', '/x')).map((parts) => joinText(['/y/', ...parts]));
    fc.assert(
      fc.property(fc.uniqueArray(alike, { minLength: 8, maxLength: 16, selector: keyOf }), (ids) => {
        const index = indexOf(ids);
        for (const asked of ids) expect(index.matches(asked)).toEqual(matchesOneByOne(ids, asked));
      }),
      { numRuns: 150, seed: 8 },
    );
  });

  const noSlash = withoutSlash(parameter('p'));
  const inLowerCase = withoutSlash(symbolicCall('toLower', [parameter('p')], { type: 'string' }));
  const vnet = (...pieces: readonly (string | Value)[]): Value =>
    joinText(['/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/', ...pieces]);

  it.each<[string, readonly (Value | undefined)[], Value]>([
    ['nothing', [], vnet('a')],
    ['what has no id, or one that is no text', [undefined, scalar(5), vnet('a')], vnet('a')],
    ['by an id that is no text', [vnet('a')], scalar(5)],
    ['several that bear the same id', [vnet('a'), vnet('b'), vnet('A')], vnet('a')],
    ['what is unknown', [vnet(parameter('p')), vnet('a'), parameter('id')], vnet('a')],
    ['by an unknown id', [vnet(parameter('p')), vnet('a'), parameter('id')], parameter('id')],
    ['the same unknown with another ending', [vnet(noSlash, '-a'), vnet(noSlash, '-b')], vnet(noSlash, '-A')],
    ['the same unknown with another start', [vnet('a-', noSlash), vnet('b-', noSlash)], vnet('A-', noSlash)],
    ['an unknown with a start and an ending', [vnet('a', withoutSlash(parameter('p')), 'b')], vnet('c', withoutSlash(parameter('p')), 'b')],
    ['text that reads like the key of an unknown', [vnet(withoutSlash(parameter('p')))], vnet('{parameters("p")}')],
    ['text that reads like a quoted piece', [vnet('"a-"{parameters("p")}')], vnet('a-', withoutSlash(parameter('p')))],
    ['what is read without letter case', [vnet(symbolicCall('toLower', [parameter('p')], { type: 'string' }))], vnet(parameter('p'))],
    ['a child by its parent', [vnet('a/subnets/b'), vnet('a')], vnet('a')],
    ['segments that are empty', [vnet('a//b'), vnet('a/b')], vnet('a//b')],
  ])('finds %s', (_, ids, asked) => {
    expect(indexOf(ids).matches(asked)).toEqual(matchesOneByOne(ids, asked));
  });

  /** How many ids of an index are looked at when it is asked for one. */
  function lookedAt(ids: readonly Value[], asked: Value): number {
    const touched = new Set<number>();
    const watched = ids.map((value, at) =>
      Object.defineProperty({ ...value }, 'kind', {
        get: () => {
          touched.add(at);
          return value.kind;
        },
      }),
    );
    const index = indexOf(watched);
    touched.clear();
    index.matches(asked);
    return touched.size;
  }

  const many = (idAt: (at: number) => Value): Value[] => Array.from({ length: 50 }, (_, at) => idAt(at));
  const inGroup = (...pieces: readonly (string | Value)[]): Value =>
    joinText(['/subscriptions/', subscription, '/resourceGroups/', group, '/providers/Microsoft.Network/virtualNetworks/', ...pieces]);

  it.each<[string, (at: number) => Value, Value, number]>([
    ['known ids', (at) => vnet(`v${at}`), vnet('v7'), 0],
    ['ids in an unknown group', (at) => inGroup(`v${at}`), inGroup('v7'), 0],
    ['ids with an unknown start', (at) => inGroup(withoutSlash(parameter('p')), `-${at}`), inGroup(withoutSlash(parameter('p')), '-7'), 0],
    ['ids with an unknown end', (at) => inGroup(`${at}-`, withoutSlash(parameter('p'))), inGroup('7-', withoutSlash(parameter('p'))), 0],
    ['ids with unknown text in lower case', (at) => vnet(inLowerCase, `-${at}`), vnet(noSlash, '-7'), 0],
    ['known ids against one in an unknown group', (at) => vnet(`v${at}`), inGroup('v7'), 1],
    ['known ids against one without a known name', (at) => vnet(`v${at}`), inGroup(withoutSlash(parameter('p'))), 50],
    ['ids that may hold slashes, against a known one', (at) => joinText([parameter('p'), `/v${at}`]), vnet('v7'), 50],
  ])('compares only what may be equal: %s', (_, idAt, asked, expected) => {
    expect(lookedAt(many(idAt), asked)).toBe(expected);
  });

  it('says that it is too much where very many can only be told apart by comparing each with each', () => {
    const ids = Array.from({ length: 1_000 }, (_, at) => joinText(['/subscriptions/s/resourceGroups/', parameter(`p${at}`)]));
    const index = indexOf(ids);
    expect(() => ids.flatMap((id) => index.matches(id).length)).toThrow(BudgetError);
  });

  it('says so where very many may have one id, and where very many have one that should be their own', () => {
    const mayBeOne = (count: number) =>
      Array.from({ length: count }, (_, at) => joinText(['/subscriptions/s/resourceGroups/', parameter(`p${at}`)]));
    const asked = joinText(['/subscriptions/s/resourceGroups/', parameter('asked')]);
    expect(indexOf(mayBeOne(200)).matches(asked)).toHaveLength(200);
    expect(() => indexOf(mayBeOne(201)).matches(asked)).toThrow('more than 200 things may have one id');
    const one = scalar('/subscriptions/s/resourceGroups/g');
    const same = Array.from({ length: 202 }, () => one);
    expect(indexOf(same).matches(one)).toHaveLength(202);
    expect(() => new IdIndex([...same.keys()], (at) => same[at], true).matches(one)).toThrow(BudgetError);
  });
});
