import { expect, it } from '@jest/globals';
import { cutBeforeSubnets } from '../../src/network/cut-ids.js';
import { joinText, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import type { UnknownValue, Value } from '../../src/values/value.js';
import { parameter } from '../worlds/unknowns.js';

const id = parameter('subnetId');
const other = parameter('otherId');
const call = (name: string, ...args: readonly (Value | string | number)[]): UnknownValue =>
  symbolicCall(
    name,
    args.map((arg) => (typeof arg === 'object' ? arg : scalar(arg))),
  );
const lowered = symbolicCall('toLower', [id], { type: 'string' });
const segment = (index: number, of = id, separator = '/'): UnknownValue => symbolicAccess(call('split', of, separator), scalar(index));
const composed = (group = segment(4), provider = '/providers/Microsoft.Network/virtualNetworks/', name = segment(8)): Value =>
  joinText(['/subscriptions/', segment(2), '/resourceGroups/', group, provider, name]);

it.each<[string, Value]>([
  ['the first part', segment(0, id, '/subnets/')],
  ['the first part, by its function', call('first', call('split', id, '/Subnets'))],
  ['what stands before it', call('substring', id, 0, call('indexOf', id, '/subnets/'))],
  ['what stands before the last of it', call('take', id, call('lastIndexOf', id, '/subnets'))],
  ['what stands before it in lower case', call('take', id, call('indexOf', lowered, '/subnets/'))],
  ['what is left without its end', call('replace', id, '/subnets/app', '')],
  ['what is left without an end of unknown name', call('replace', id, joinText(['/subnets/', other]), '')],
  [
    'as much as it is longer than its end',
    call('take', id, call('sub', call('length', id), call('length', joinText(['/subnets/', other])))),
  ],
  ['nine segments', call('join', call('take', call('split', id, '/'), 9), '/')],
  ['its segments', composed()],
])('the id of a network is cut out of that of a subnet as %s', (_, network) => {
  expect(cutBeforeSubnets(network)).toBe(id);
});

it.each<[string, Value]>([
  ['a parameter', id],
  ['a known id', scalar('/subscriptions/s')],
  ['the second part', segment(1, id, '/subnets/')],
  ['the first part before another mark', segment(0, id, '/ipConfigurations/')],
  ['what stands before it, not from the start', call('substring', id, 1, call('indexOf', id, '/subnets/'))],
  ['up to where another id has it', call('substring', id, 0, call('indexOf', other, '/subnets/'))],
  ['up to another mark', call('take', id, call('indexOf', id, '/providers/'))],
  ['what is left without a part of another kind', call('replace', id, '/ipConfigurations/app', '')],
  ['what is left without more than a name', call('replace', id, '/subnets/app/x', '')],
  ['what is left without the mark alone', call('replace', id, 'subnets', '')],
  ['what another end is put into', call('replace', id, '/subnets/app', '/subnets/db')],
  ['what is left of an id that ends otherwise', call('replace', joinText([id, '/subnets/db']), '/subnets/app', '')],
  ['as much as another id is longer', call('take', id, call('sub', call('length', other), call('length', '/subnets/app')))],
  ['as much as it is longer than a number', call('take', id, call('sub', call('length', id), 12))],
  ['eight segments', call('join', call('take', call('split', id, '/'), 8), '/')],
  ['segments joined by something else', call('join', call('take', call('split', id, '/'), 9), '-')],
  ['segments of two ids', composed(segment(4, other))],
  ['segments in another order', composed(segment(2))],
  ['segments under another type', composed(segment(4), '/providers/Microsoft.Network/natGateways/')],
  ['segments of a text that is split otherwise', composed(segment(4), undefined, segment(8, id, '-'))],
  ['fewer segments', joinText(['/subscriptions/', segment(2), '/resourceGroups/', segment(4)])],
])('it is not cut out as %s', (_, network) => {
  expect(cutBeforeSubnets(network)).toBeUndefined();
});

it('it is cut out as much as it is longer than the end that is written in it', () => {
  const whole = joinText([other, '/subnets/app']);
  const shortenedBy = (count: number): Value => call('take', whole, call('sub', call('length', whole), count));
  expect(cutBeforeSubnets(shortenedBy('/subnets/app'.length))).toBe(whole);
  expect(cutBeforeSubnets(shortenedBy('/app'.length))).toBeUndefined();
  expect(cutBeforeSubnets(shortenedBy(0))).toBeUndefined();
});
