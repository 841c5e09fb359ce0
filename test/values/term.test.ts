import { describe, expect, it } from '@jest/globals';
import { arrayOf, joinText, objectOf, scalar, symbolicAccess, symbolicCall, symbolicLambda } from '../../src/values/construct.js';
import type { Term } from '../../src/values/term.js';
import { termOf } from '../../src/values/term.js';
import type { Scalar, UnknownValue, Value } from '../../src/values/value.js';
import { unknown } from '../functions/terms.js';

const leaf = (value: Scalar): Term => ({ kind: 'scalar', value });
const p = unknown('p', { type: 'string', allowed: [scalar('hidden')] });
const pTerm: Term = { kind: 'call', name: 'parameters', arguments: [leaf('p')], more: 0 };
const numbers = (count: number): Value[] => Array.from({ length: count }, (_, at) => scalar(at));
const origin = { span: undefined as never, step: 'literal' } as const;

/** How many levels of a term are inside each other, elided ones not counted. */
function depthOf(term: Term): number {
  if (term.kind !== 'array') return term.kind === 'elided' ? 0 : 1;
  return 1 + Math.max(0, ...term.items.map(depthOf));
}

describe('a value as plain data', () => {
  it.each<[string, Value, Term]>([
    ['a text', scalar('x'), leaf('x')],
    ['a number', scalar(1), leaf(1)],
    ['nothing', scalar(null), leaf(null)],
    ['a call, without what is known of it', p, pTerm],
    ['a list', arrayOf([scalar(1), p]), { kind: 'array', items: [leaf(1), pTerm], more: 0 }],
    [
      'an object, its names as written',
      objectOf([{ name: 'Name', value: p }]),
      { kind: 'object', members: [{ name: 'Name', value: pTerm }], more: 0 },
    ],
    [
      'an object with unknown names',
      objectOf([{ name: 'a', value: scalar(1) }], [{ name: p, value: scalar(2) }]),
      { kind: 'object', members: [{ name: 'a', value: leaf(1) }], more: 1 },
    ],
    ['a text with unknown pieces', joinText(['x-', p]), { kind: 'text', pieces: ['x-', pTerm], more: 0 }],
    [
      'a chain of accesses, the first one first',
      symbolicAccess(symbolicAccess(p, scalar('a')), scalar(0)),
      { kind: 'access', base: pTerm, members: [leaf('a'), leaf(0)] },
    ],
    ['a lambda', symbolicLambda(['x'], p), { kind: 'lambda', parameters: ['x'], body: pTerm }],
  ])('is that of %s', (_, value, term) => {
    expect(termOf(value)).toEqual(term);
    expect(JSON.parse(JSON.stringify(termOf(value)))).toEqual(term);
  });

  it('has no places', () => {
    expect(JSON.stringify(termOf(scalar('x', origin)))).toBe('{"kind":"scalar","value":"x"}');
  });

  it('has at most ten items, members and arguments of each value, and says how many more there are', () => {
    const members = (count: number) => objectOf(numbers(count).map((value, at) => ({ name: `m${at}`, value })));
    expect(termOf(arrayOf(numbers(10)))).toMatchObject({ items: { length: 10 }, more: 0 });
    expect(termOf(arrayOf(numbers(13)))).toMatchObject({ items: { length: 10 }, more: 3 });
    expect(termOf(members(10))).toMatchObject({ members: { length: 10 }, more: 0 });
    expect(termOf(members(11))).toMatchObject({ members: { length: 10 }, more: 1 });
    expect(termOf(symbolicCall('f', numbers(10)))).toMatchObject({ arguments: { length: 10 }, more: 0 });
    expect(termOf(symbolicCall('f', numbers(12)))).toMatchObject({ arguments: { length: 10 }, more: 2 });
  });

  it('has at most twenty pieces of a text', () => {
    const text = (count: number) => joinText(Array.from({ length: count }, (_, at) => (at % 2 === 0 ? p : '-')));
    expect(termOf(text(20))).toMatchObject({ pieces: { length: 20 }, more: 0 });
    expect(termOf(text(21))).toMatchObject({ pieces: { length: 20 }, more: 1 });
  });

  it('has at most a thousand characters of each text, name and piece', () => {
    const [fits, long] = ['x'.repeat(1_000), 'x'.repeat(1_001)];
    expect([termOf(scalar(fits)), termOf(scalar(long))]).toEqual([leaf(fits), leaf(fits)]);
    expect(termOf(objectOf([{ name: long, value: scalar(1) }]))).toMatchObject({ members: [{ name: fits }] });
    expect(termOf(joinText([p, long]))).toMatchObject({ pieces: [pTerm, fits] });
    expect(termOf(joinText([p, `${fits.slice(1)}y`]))).toMatchObject({ pieces: [pTerm, `${fits.slice(1)}y`] });
  });

  it('has at most six levels', () => {
    const nested = (depth: number): Value => Array.from({ length: depth }).reduce<Value>((inner) => arrayOf([inner]), arrayOf([]));
    expect(depthOf(termOf(nested(5)))).toBe(6);
    expect(JSON.stringify(termOf(nested(5)))).not.toContain('elided');
    expect(JSON.stringify(termOf(nested(6)))).toContain('elided');
    expect(depthOf(termOf(nested(50)))).toBe(6);
  });

  it('keeps known texts and numbers at any level that it has', () => {
    const nested = Array.from({ length: 6 }).reduce<Value>((inner) => arrayOf([inner]), scalar('end'));
    expect(JSON.stringify(termOf(nested))).toContain('end');
  });

  it('takes the pieces of a text for as deep as the text, and calls for a level each', () => {
    const calls = (depth: number): UnknownValue =>
      Array.from({ length: depth }).reduce<UnknownValue>((inner) => symbolicCall('f', [inner]), symbolicCall('end', []));
    expect(JSON.stringify(termOf(calls(5)))).toContain('end');
    expect(JSON.stringify(termOf(calls(6)))).not.toContain('end');
    expect(JSON.stringify(termOf(joinText(['x', calls(5)])))).toContain('end');
    expect(JSON.stringify(termOf(joinText(['x', calls(6)])))).not.toContain('end');
    expect(JSON.stringify(termOf(symbolicLambda(['x'], calls(4))))).toContain('end');
    expect(JSON.stringify(termOf(symbolicLambda(['x'], calls(5))))).not.toContain('end');
  });

  it('takes a chain of accesses for one level, and has its last forty members', () => {
    const chain = (length: number): UnknownValue =>
      Array.from({ length }).reduce<UnknownValue>((base, _, at) => symbolicAccess(base, scalar(at)), p);
    expect(termOf(chain(40))).toMatchObject({ base: pTerm, members: { length: 40 } });
    const longer = termOf(chain(41));
    expect(longer).toMatchObject({ base: pTerm, members: { length: 40 } });
    expect(longer.kind === 'access' ? longer.members[0] : undefined).toEqual(leaf(1));
    expect(longer.kind === 'access' ? longer.members.at(-1) : undefined).toEqual(leaf(40));
  });

  it('is small however large the value is', () => {
    const wide = Array.from({ length: 5_000 }).reduce<Value>((inner) => arrayOf([inner, inner, inner]), scalar('x'));
    expect(JSON.stringify(termOf(wide)).length).toBeLessThan(100_000);
  });
});
