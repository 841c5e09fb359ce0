import { describe, expect, it } from '@jest/globals';
import { allOf, anyOf, exists, known, listsAtMost, that, undecided } from '../../src/engine/statement.js';
import type { Existing, Statement } from '../../src/engine/statement.js';
import { keyOf, scalar } from '../../src/values/construct.js';
import type { Truth } from '../../src/values/truth.js';
import { flag, parameter } from '../worlds/unknowns.js';
import { asWritten, casesOf } from './engine-fixtures.js';

const truth = (statement: Statement): Truth => asWritten().truthOf(statement);
const [yes, no] = [known(true), known(false)];

describe('a statement', () => {
  it.each<[string, Statement, Truth]>([
    ['known', yes, 'true'],
    ['known not to be so', no, 'false'],
    ['undecided', undecided, 'unknown'],
    ['all of none', allOf([]), 'true'],
    ['any of none', anyOf([]), 'false'],
    ['all of true ones', allOf([yes, yes]), 'true'],
    ['all with a false one', allOf([undecided, yes, no]), 'false'],
    ['all with an undecided one', allOf([yes, undecided]), 'unknown'],
    ['any with a true one', anyOf([undecided, no, yes]), 'true'],
    ['any of false ones', anyOf([no, no]), 'false'],
    ['any with an undecided one', anyOf([no, undecided]), 'unknown'],
    ['and', yes.and(yes, no), 'false'],
    ['and itself', no.and(yes), 'false'],
    ['or', no.or(no, yes), 'true'],
    ['or itself', yes.or(no), 'true'],
    ['what is true implies a false one', yes.implies(no), 'false'],
    ['what is true implies a true one', yes.implies(yes), 'true'],
    ['what is false implies anything', no.implies(no), 'true'],
    ['what is undecided implies a false one', undecided.implies(no), 'unknown'],
    ['what is undecided implies a true one', undecided.implies(yes), 'true'],
    ['negated', yes.negated, 'false'],
    ['false, negated', no.negated, 'true'],
    ['undecided, negated', undecided.negated, 'unknown'],
    ['true or undecided', yes.orUndecided, 'true'],
    ['false or undecided', no.orUndecided, 'unknown'],
    ['undecided or undecided', undecided.orUndecided, 'unknown'],
    ['true as identity', yes.asIdentity, 'true'],
    ['false as identity', no.asIdentity, 'false'],
    ['undecided as identity', undecided.asIdentity, 'unknown'],
  ])('%s', (_, statement, expected) => {
    expect(truth(statement)).toBe(expected);
  });

  it('takes the parts of any iterable, once', () => {
    const parts = (function* () {
      yield yes;
      yield no;
    })();
    const both = allOf(parts);
    expect([truth(both), truth(both)]).toEqual(['false', 'false']);
    expect(truth(anyOf(new Set([no, yes])))).toBe('true');
  });

  it('differs from case to case', () => {
    const isOn = that(({ holds }) => holds(flag('a')));
    expect(casesOf(flag('a'), asWritten()).map(({ inquiry }) => inquiry.truthOf(isOn.negated))).toEqual(['false', 'true']);
  });

  it('as identity rests on nothing, but turns on what it read', () => {
    const isOn = that(({ see }) => (see(parameter('p')), 'unknown')).asIdentity;
    const { reading } = asWritten().answer(isOn);
    expect(reading.turnsOn().map(keyOf)).toEqual(['parameters("p")']);
    expect(reading.content()).toEqual([]);
  });

  it('negated rests on what the statement rests on', () => {
    const { reading } = asWritten().answer(that(({ see }) => (see(parameter('p')), 'true')).negated);
    expect(reading.content().map(keyOf)).toEqual(['parameters("p")']);
  });

  it('becomes a claim with what to say where it is not so', () => {
    const saying = { messageId: 'm', report: {}, arguments: { x: 'y' } };
    expect(yes.otherwise(saying)).toEqual({ requirement: yes, ...saying });
  });
});

describe('a list of at most two', () => {
  const [there, perhaps, absent] = [{ exists: scalar(true) }, { exists: flag('a') }, { exists: scalar(false) }];
  it.each<[string, readonly Existing[], boolean, Truth]>([
    ['of two', [there, there], true, 'true'],
    ['of three', [there, there, there], true, 'false'],
    ['of three, of which one is not there', [there, absent, there], true, 'true'],
    ['of three, of which one may be', [there, there, perhaps], true, 'unknown'],
    ['of two and perhaps others', [there, there], false, 'unknown'],
    ['of three, of which one is not there, and perhaps others', [there, absent, there], false, 'unknown'],
    ['of three and perhaps others', [there, there, there], false, 'false'],
    ['of instances of a loop', [there, there, { ...there, count: flag('n') }], true, 'unknown'],
  ])('%s', (_, items, complete, expected) => {
    expect(truth(listsAtMost(2, { items, complete, unlisted: [] }))).toBe(expected);
  });

  it('rests on what may be there only where more are listed', () => {
    const { reading } = asWritten().answer(listsAtMost(2, { items: [there, perhaps], complete: true, unlisted: [] }));
    expect(reading.turnsOn()).toEqual([]);
  });
});

describe('existence', () => {
  it.each([
    [{ exists: scalar(true) }, 'true'],
    [{ exists: scalar(false) }, 'false'],
    [{ exists: flag('a') }, 'unknown'],
    [{ exists: scalar(true), count: undefined }, 'true'],
    [{ exists: scalar(true), count: flag('n') }, 'unknown'],
    [{ exists: scalar(false), count: flag('n') }, 'false'],
    [{ exists: scalar(true), count: scalar(0) }, 'false'],
    [{ exists: scalar(true), count: scalar(1) }, 'true'],
    [{ exists: flag('a'), count: scalar(1) }, 'unknown'],
  ])('of %j is %s', (entity, expected) => {
    expect(truth(exists(entity))).toBe(expected);
  });

  it('of the instances of a loop is undecided in every case that does not tell their count', () => {
    const maybe = exists({ exists: flag('a'), count: flag('n') });
    expect(casesOf(flag('a'), asWritten()).map(({ inquiry }) => inquiry.truthOf(maybe))).toEqual(['unknown', 'false']);
  });
});
