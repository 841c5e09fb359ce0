import { describe, expect, it } from '@jest/globals';
import type { DeployedResource } from '../../src/evaluation/deployment.js';
import { deployedId } from '../../src/network/deployed-id.js';
import { childId, nameAfter, parentId, plainId, splitAtMark } from '../../src/network/ids.js';
import { idSegments } from '../../src/values/id-equality.js';
import { Source } from '../../src/text/source.js';
import { shownOf } from '../../src/values/secret.js';
import { arrayOf, joinText, keyOf, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import { choose, flag, parameter } from '../worlds/unknowns.js';
import { idOf, show } from './network-fixtures.js';

const p = parameter('p');
const text = (...parts: readonly (string | Value)[]): Value => joinText(parts);

describe('the id above', () => {
  it.each<[string, Value, string | undefined]>([
    ['a known child', text('/x/a/subnets/b'), '/x/a'],
    ['a child, ignoring case', text('/x/a/SubNets/b'), '/x/a'],
    ['the last of several marks', text('/x/subnets/a/subnets/b'), '/x/subnets/a'],
    ['the last of several pieces', text('/x/subnets/', p, '/subnets/b'), text('/x/subnets/', p).kind === 'unknown' ? '<text>' : ''],
    ['no child', text('/x/a'), undefined],
    ['an unknown', p, undefined],
    ['no text', scalar(5), undefined],
    ['either of two', choose(flag('a'), '/x/a/subnets/b', '/x/c/subnets/d'), '<if(parameters("a"),"/x/a","/x/c")>'],
    ['one of two, the first', choose(flag('a'), '/x/a/subnets/b', '/y'), '<if(parameters("a"),"/x/a","/y")>'],
    ['one of two, the second', choose(flag('a'), '/y', '/x/a/subnets/b'), '<if(parameters("a"),"/y","/x/a")>'],
    ['neither of two', choose(flag('a'), '/y', '/z'), undefined],
    ['two with one parent', choose(flag('a'), '/x/a/subnets/b', '/x/a/subnets/c'), '/x/a'],
  ])('of %s', (_, id, expected) => {
    const found = parentId(id, 'subnets');
    expect(expected === '<text>' ? found : show(found)).toEqual(expected === '<text>' ? text('/x/subnets/', p) : expected);
  });

  it('stands where the id stands', () => {
    const origin = { span: undefined as never, step: 'literal' } as const;
    expect(parentId(scalar('/x/a/subnets/b', origin), 'subnets')?.origin).toBe(origin);
    expect(parentId({ ...choose(flag('a'), '/x/a/subnets/b', '/x/c/subnets/d'), origin }, 'subnets')?.origin).toBe(origin);
  });
});

describe('the name in an id', () => {
  it.each<[string, Value, Value | undefined]>([
    ['that ends it', text('/x/a/subnets/b'), scalar('b')],
    ['before another segment', text('/x/subnets/b/more/c'), scalar('b')],
    ['with an unknown part', text('/x/subnets/b-', p, '-c/more/', p), text('b-', p, '-c')],
    ['before a slash behind an unknown part', text('/x/subnets/', p, '/more/c'), p],
    ['that is missing', text('/x/a'), undefined],
  ])('%s', (_, id, expected) => {
    expect(nameAfter(id, 'subnets')).toEqual(expected);
  });

  it('is split off at the last mark, whatever its letter case', () => {
    expect(splitAtMark(text('/A/', p, '/a/b', p), '/A/')).toEqual({ before: ['/A/', p, ''], after: ['b', p] });
    expect(splitAtMark(text('/A/', p), '/b/')).toBeUndefined();
    expect(splitAtMark(arrayOf([]), '/b/')).toBeUndefined();
  });
});

describe('the id of an item', () => {
  const parent = scalar('/x/a');

  it.each<[string, Value | undefined, Value]>([
    ['known', scalar('b'), scalar('/x/a/subnets/b')],
    ['a number', scalar(5), scalar('/x/a/subnets/5')],
    ['missing', undefined, scalar('/x/a/subnets/')],
    ['no text', arrayOf([]), scalar('/x/a/subnets/')],
  ])('whose name is %s', (_, name, expected) => {
    expect(childId(parent, 'subnets', name)).toEqual(expected);
  });

  it('has no slash in unknown parts of its name', () => {
    const segments = (name: Value) => idSegments(childId(parent, 'subnets', name))?.map(({ single }) => single);
    expect(segments(p)).toEqual([true, true, true, true]);
    expect(segments(text('b-', p))).toEqual([true, true, true, true]);
    expect(segments(parameter('untyped', {}))).toEqual([true, true, true, true]);
  });
});

describe('an id as a template means it', () => {
  const call = (name: string, ...args: readonly (Value | string | number)[]): UnknownValue =>
    symbolicCall(
      name,
      args.map((arg) => (typeof arg === 'object' ? arg : scalar(arg))),
    );
  const network = text('/subscriptions/', p, '/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v');
  const subnet = text('/subscriptions/', p, '/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s');

  it.each<[string, Value, Value]>([
    ['known', scalar('/a/B'), scalar('/a/B')],
    ['a parameter', p, p],
    ['in another letter case', call('toLower', call('toUpper', p)), p],
    ['in part in another letter case', text('/x/', call('toLower', p), '/Y'), text('/x/', p, '/Y')],
    ['cut out of that of a subnet', call('first', call('split', subnet, '/subnets/')), network],
    ['cut out of that of a subnet, in another letter case', call('toLower', call('first', call('split', subnet, '/subnets/'))), network],
    [
      'cut out of one that does not say where its network ends',
      call('first', call('split', p, '/subnets/')),
      call('first', call('split', p, '/subnets/')),
    ],
    ['of something else that changes it', call('trim', p), call('trim', p)],
  ])('%s', (_, id, expected) => {
    expect(keyOf(plainId(id))).toBe(keyOf(expected));
  });

  it('stands where the id stands, and is the very same where nothing is to be done', () => {
    const origin = { span: { source: new Source('f', 'x'), start: 0, end: 1 }, step: 'literal' } as const;
    expect(plainId({ ...call('toLower', p), origin }).origin).toBe(origin);
    for (const same of [p, subnet, scalar('/A'), text('/x/', p)]) expect(plainId(same)).toBe(same);
  });
});

describe('what is secret in an id', () => {
  const shown = parameter('shown');
  const secret: UnknownValue = { ...p, shown };

  it('stays so where the id is read without its letter case', () => {
    const name: Value = { kind: 'scalar', value: 'zq7x', origin: undefined, shown };
    const id = text('/x/', symbolicCall('toLower', [p]), '/subnets/', name);
    const plain = plainId(id);
    expect(plain).not.toBe(id);
    expect(JSON.stringify(show(nameAfter(plain, 'subnets')))).toContain('zq7x');
    expect(keyOf(shownOf(nameAfter(plain, 'subnets') ?? p))).toBe(keyOf(shown));
  });

  it('stays so in what lies above either of two', () => {
    const id: UnknownValue = { ...choose(flag('a'), '/x/zq7x/subnets/b', '/x/c/subnets/d'), shown };
    expect(keyOf(shownOf(parentId(id, 'subnets') ?? p))).toBe(keyOf(shown));
  });

  it('stays so in the id above, in the name and in that of an item', () => {
    const id = text('/x/', secret, '/subnets/', secret);
    expect(keyOf(shownOf(parentId(id, 'subnets') ?? id))).toBe(keyOf(text('/x/', shown)));
    expect(keyOf(shownOf(nameAfter(id, 'subnets') ?? id))).toBe(keyOf(shown));
    expect(keyOf(parentId(id, 'subnets') ?? id)).toBe(keyOf(text('/x/', p)));
  });

  it('stays so in the id of a deployed resource, and makes no difference else', () => {
    const id = text('/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/', secret);
    const resource = { type: 'Microsoft.Network/virtualNetworks', name: secret, id } as Partial<DeployedResource> as DeployedResource;
    const deployed = deployedId(resource) ?? id;
    expect(keyOf(deployed)).toContain('parameters("p")');
    expect(keyOf(shownOf(deployed))).toContain('parameters("shown")');
    expect(keyOf(shownOf(deployed))).not.toContain('parameters("p")');
    expect(idSegments(deployed)?.every(({ single }) => single)).toBe(true);
    expect(idSegments(shownOf(deployed))?.every(({ single }) => single)).toBe(true);
  });
});

describe('the id of a deployed resource', () => {
  const subscription = symbolicAccess(symbolicCall('subscription', []), scalar('subscriptionId'));
  const inGroup = (...parts: readonly (string | Value)[]): Value =>
    text('/subscriptions/', subscription, '/resourceGroups/', parameter('group'), '/providers/', ...parts);
  const resource = (type: string, name: Value, id: Value | undefined): DeployedResource =>
    ({ type, name, id }) as Partial<DeployedResource> as DeployedResource;
  const unknownParts = (id: Value | undefined): (true | undefined)[] =>
    id?.kind === 'unknown' && id.symbol.kind === 'text'
      ? id.symbol.pieces.filter((piece): piece is UnknownValue => typeof piece !== 'string').map(({ segment }) => segment)
      : [];

  it('is the predicted one where there is nothing to add', () => {
    expect(deployedId(resource('Microsoft.Network/virtualNetworks', p, undefined))).toBeUndefined();
    const whole = scalar(idOf('virtualNetworks', 'a'));
    expect(show(deployedId(resource('Microsoft.Network/virtualNetworks', scalar('a'), whole)))).toBe(idOf('virtualNetworks', 'a'));
    const strange = scalar('/strange');
    expect(deployedId(resource('Microsoft.Network/virtualNetworks', scalar('a'), strange))).toBe(strange);
  });

  it('holds no slash in the unknown parts of name and scope', () => {
    const id = inGroup('Microsoft.Network/virtualNetworks/', p);
    const deployed = deployedId(resource('Microsoft.Network/virtualNetworks', p, id));
    expect(unknownParts(deployed)).toEqual([true, true, true]);
    expect(idSegments(deployed ?? id)?.every(({ single }) => single)).toBe(true);
  });

  it('has as many segments as the type where the name shows its slashes', () => {
    const name = text(p, '/app');
    const id = inGroup('Microsoft.Network/virtualNetworks/', p, '/subnets/app');
    expect(unknownParts(deployedId(resource('Microsoft.Network/virtualNetworks/subnets', name, id)))).toEqual([true, true, true]);
    const hidden = resource('Microsoft.Network/virtualNetworks/subnets', p, id);
    expect(deployedId(hidden)).toBe(id);
    expect(deployedId(resource('Microsoft.Network/virtualNetworks', name, id))).toBe(id);
  });

  it('leaves other unknown parts of the scope as they are', () => {
    const id = text(parameter('scope'), '/providers/Microsoft.Network/virtualNetworks/', p);
    expect(unknownParts(deployedId(resource('Microsoft.Network/virtualNetworks', p, id)))).toEqual([undefined, true]);
    const between = text('/subscriptions/s/other/', parameter('scope'), '/providers/Microsoft.Network/virtualNetworks/', p);
    expect(unknownParts(deployedId(resource('Microsoft.Network/virtualNetworks', p, between)))).toEqual([undefined, true]);
    const partly = text('/subscriptions/s/resourceGroups/rg-', parameter('group'), '/providers/Microsoft.Network/virtualNetworks/', p);
    expect(unknownParts(deployedId(resource('Microsoft.Network/virtualNetworks', p, partly)))).toEqual([true, true]);
  });

  it('is not taken apart where it holds another provider in its type', () => {
    const id = scalar('/x/providers/Microsoft.A/b/c/providers/d');
    expect(deployedId(resource('Microsoft.A/b/Providers', scalar('c/d'), id))).toBe(id);
  });
});
