/* eslint-disable @typescript-eslint/no-misused-promises, @typescript-eslint/no-unnecessary-condition, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument, @typescript-eslint/strict-boolean-expressions -- what must not compile is no good code either */
import { describe, expect, it } from '@jest/globals';
import { sayOf } from '../../src/engine/claim.js';
import { exists, known } from '../../src/engine/statement.js';
import { scalar } from '../../src/values/construct.js';
import { ruleWith } from './engine-fixtures.js';

const say = sayOf({
  wrong: { severity: 'error', precision: 'high', what: '{vnet} is in {region}', why: 'Azure wants {why}', fix: 'use {fix}' },
  plain: { severity: 'note', precision: 'low', what: 'plain' },
} as const);
const whole = { vnet: 'v', region: 'r', why: 'w', fix: 'f' };

/** Compiles, and is never run. */
function compilesOnly(check: () => void): void {
  expect(check).toBeInstanceOf(Function);
}

describe('what a rule says', () => {
  it('tells the report apart from the arguments of the message', () => {
    const report = { at: scalar('x'), related: [], given: [], unless: 'u', recall: 1 } as const;
    expect(say.wrong({ ...whole, ...report })).toEqual({
      messageId: 'wrong',
      report: { ...whole, ...report },
      arguments: whole,
    });
    expect(say.plain({})).toEqual({ messageId: 'plain', report: {}, arguments: {} });
  });

  it('does not compile without an argument of what, why or fix', () => {
    compilesOnly(() => {
      // @ts-expect-error -- region is missing
      say.wrong({ vnet: 'v', why: 'w', fix: 'f' });
      // @ts-expect-error -- why is missing
      say.wrong({ vnet: 'v', region: 'r', fix: 'f' });
      // @ts-expect-error -- fix is missing
      say.wrong({ vnet: 'v', region: 'r', why: 'w' });
      // @ts-expect-error -- all are missing
      say.wrong({});
    });
  });

  it('does not compile with an argument that the message does not have', () => {
    compilesOnly(() => {
      // @ts-expect-error -- there is no such placeholder
      say.plain({ vnet: 'v' });
      // @ts-expect-error -- misspelt
      say.wrong({ ...whole, regoin: 'r' });
    });
  });

  it('does not compile with a misspelt member of the report', () => {
    compilesOnly(() => {
      // @ts-expect-error -- it is called at
      say.plain({ att: scalar('x') });
      // @ts-expect-error -- it is called related
      say.plain({ relatd: [] });
      // @ts-expect-error -- it is called unless
      say.plain({ unles: 'x' });
    });
  });

  it('does not compile as an unknown message', () => {
    compilesOnly(() => {
      // @ts-expect-error -- there is no such message
      say.missing({});
      ruleWith(function* (vnet, tools) {
        // @ts-expect-error -- there is no such message
        yield known(true).otherwise(tools.say.missing({ vnet }));
      });
    });
  });

  it('does not compile with what is no argument, no place or no plain data', () => {
    compilesOnly(() => {
      // @ts-expect-error -- a boolean is no argument
      say.wrong({ ...whole, vnet: true });
      // @ts-expect-error -- a text is no place
      say.plain({ at: 'here' });
      // @ts-expect-error -- a map is not plain
      say.plain({ recall: new Map<string, string>() });
    });
  });

  it('may depend on the case that is told of, with its type', () => {
    compilesOnly(() => {
      say.wrong({ ...whole, region: ({ see }) => see(scalar('x')), at: ({ see }) => see(scalar('x')) });
      // @ts-expect-error -- a function of the case gives an argument, too
      say.wrong({ ...whole, region: () => true });
    });
  });
});

describe('a statement', () => {
  const entity = { exists: scalar(true) };

  it('does not compile as a condition', () => {
    compilesOnly(() => {
      // @ts-expect-error -- a statement is neither true nor false
      if (exists(entity)) expect(1).toBe(1);
      const there = exists(entity);
      // @ts-expect-error -- nor where it has a name
      if (there) expect(1).toBe(1);
      // @ts-expect-error -- nor as what a choice hangs on
      expect(exists(entity) ? 1 : 2).toBe(1);
      // @ts-expect-error -- nor as an operand of a conjunction
      expect(exists(entity) && known(true)).toBe(1);
      // @ts-expect-error -- nor inside of a condition
      if (exists(entity) || known(true)) expect(1).toBe(1);
    });
  });

  it('has no member then when it runs', () => {
    expect('then' in known(true)).toBe(false);
  });
});
