import { describe, expect, it } from '@jest/globals';
import { Reading } from '../../src/engine/reading.js';
import { scalar } from '../../src/values/construct.js';
import { parameter } from '../worlds/unknowns.js';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => parameter(name)) as [
  ReturnType<typeof parameter>,
  ReturnType<typeof parameter>,
  ReturnType<typeof parameter>,
  ReturnType<typeof parameter>,
];

function readingOf(...values: readonly Parameters<Reading['read']>[0][]): Reading {
  const reading = new Reading();
  values.forEach((value) => {
    reading.read(value);
  });
  return reading;
}

describe('what an answer rests on', () => {
  it('are the values that were read, each once', () => {
    const reading = readingOf(a, b, a);
    expect(reading.turnsOn()).toEqual([a, b]);
    expect(reading.content()).toEqual([a, b]);
  });

  it('turns on values that only told which resource is meant, but does not rest on their content', () => {
    const reading = readingOf(a);
    reading.identify(b);
    expect(reading.turnsOn()).toEqual([a, b]);
    expect(reading.content()).toEqual([a]);
  });

  it('rests on known values, but does not turn on them', () => {
    const known = scalar('x');
    const reading = readingOf(known, a);
    expect(reading.turnsOn()).toEqual([a]);
    expect(reading.content()).toEqual([known, a]);
  });

  it.each([
    [{}, [a, b, c], [a, b]],
    [{ settled: true }, [a], [a, b]],
    [{ identity: true }, [a, b, c], [a]],
    [{ settled: true, identity: true }, [a], [a]],
    [{ settled: false, identity: false }, [a, b, c], [a, b]],
  ])('of a part %j', (how, turnsOn, content) => {
    const part = readingOf(b);
    part.identify(c);
    const reading = readingOf(a);
    reading.include(part, how);
    expect(reading.turnsOn()).toEqual(turnsOn);
    expect(reading.content()).toEqual(content);
  });

  it('is doubted for the reasons of what is not settled, each once', () => {
    const [open, settled] = [new Reading(), new Reading()];
    open.doubt('nobody knows');
    settled.doubt('nobody asks');
    const reading = readingOf(a);
    reading.include(open, {});
    reading.include(open, { identity: true });
    reading.include(settled, { settled: true });
    expect(reading.doubts()).toEqual(['nobody knows']);
    expect(reading.turnsOn()).toEqual([a]);
  });

  it('holds for parts of parts', () => {
    const inner = readingOf(d);
    const middle = readingOf(c);
    middle.include(inner, { settled: true });
    const outer = readingOf(a);
    outer.include(middle, {});
    expect(outer.turnsOn()).toEqual([a, c]);
    expect(outer.content()).toEqual([a, c, d]);
  });

  it('takes a part that is settled on one way and open on another for open', () => {
    const shared = readingOf(b);
    const reading = new Reading();
    reading.include(shared, { settled: true, identity: true });
    reading.include(shared, {});
    expect(reading.turnsOn()).toEqual([b]);
    expect(reading.content()).toEqual([b]);
  });

  it('counts values and parts, those without content left out', () => {
    const reading = readingOf(a, a);
    reading.identify(b);
    expect(reading.size).toBe(3);
    reading.include(new Reading(), {});
    expect(reading.size).toBe(3);
    reading.include(readingOf(c, d), {});
    expect(reading.size).toBe(4);
  });
});
