import { describe, expect, it } from '@jest/globals';
import type { Askable } from '../../src/engine/inquiry.js';
import { defineQuestion, Inquiry } from '../../src/engine/inquiry.js';
import { known, that, undecided } from '../../src/engine/statement.js';
import { arrayOf, keyOf, scalar } from '../../src/values/construct.js';
import { BudgetError } from '../../src/values/evaluation-error.js';
import type { Truth } from '../../src/values/truth.js';
import { truthOf } from '../../src/values/truth.js';
import type { Listing } from '../../src/network/listing.js';
import type { Value } from '../../src/values/value.js';
import { choose, firstCase, flag, parameter } from '../worlds/unknowns.js';
import { asWritten, casesOf, matter } from './engine-fixtures.js';

const a = flag('a');
const b = flag('b');
const keys = (values: readonly Value[]): string[] => values.map(keyOf);

/** A statement that counts how often it is asked. */
function counted(ask: Askable['ask']): Askable & { times: number } {
  const askable = {
    times: 0,
    ask(inquiry: Inquiry): Truth {
      askable.times++;
      return ask(inquiry);
    },
  };
  return askable;
}

const isEast = counted(({ see }) => (see(choose(a, 'east', 'west')).kind === 'scalar' ? 'true' : 'unknown'));

describe('an inquiry', () => {
  it('reads values in its case', () => {
    const [yes, no] = casesOf(a, asWritten());
    const region = choose(a, 'east', 'west');
    expect([yes, no].map((one) => keyOf(one?.inquiry.see(region) ?? region))).toEqual(['"east"', '"west"']);
    expect([yes, no].map((one) => keyOf(one?.inquiry.identity(region) ?? region))).toEqual(['"east"', '"west"']);
    expect([yes, no].map((one) => one?.inquiry.holds(a))).toEqual(['true', 'false']);
    expect(asWritten().see(region)).toBe(region);
    expect(asWritten().holds(a)).toBe('unknown');
  });

  it('knows the network and the cloud that it asks about', () => {
    const inquiry = new Inquiry({ ...matter, cloud: 'AzureChinaCloud' }, firstCase());
    expect(inquiry).toMatchObject({ network: matter.network, cloud: 'AzureChinaCloud' });
  });

  it('records what was read, for its content or for identity', () => {
    const { truth, reading } = asWritten().answer(
      that(({ see, identity, holds }) => {
        see(parameter('content'));
        identity(parameter('identity'));
        holds(a);
        return 'unknown';
      }),
    );
    expect(truth).toBe('unknown');
    expect(new Set(keys(reading.turnsOn()))).toEqual(new Set(['parameters("content")', 'parameters("identity")', 'parameters("a")']));
    expect(keys(reading.content())).toEqual(['parameters("content")', 'parameters("a")']);
  });

  it('does not mix what one statement reads with what stands around it', () => {
    const inner = that(({ see }) => (see(parameter('inner')), 'unknown'));
    const outer = that((inquiry) => {
      inquiry.see(parameter('outer'));
      inquiry.answer(inner);
      return 'unknown';
    });
    expect(keys(asWritten().answer(outer).reading.turnsOn())).toEqual(['parameters("outer")']);
  });

  it('records for the outer statement again when the inner one throws', () => {
    const broken = that(() => {
      throw new Error('boom');
    });
    const outer = that((inquiry) => {
      expect(() => inquiry.truthOf(broken)).toThrow('boom');
      inquiry.see(parameter('after'));
      return 'unknown';
    });
    expect(keys(asWritten().answer(outer).reading.turnsOn())).toEqual(['parameters("after")']);
  });

  it('turns on what an undecided statement turns on, not on what a decided one read', () => {
    const decided = that(({ see }) => (see(parameter('decided')), 'true'));
    const open = that(({ see }) => (see(parameter('open')), 'unknown'));
    const { reading } = asWritten().answer(that(({ truthOf: ask }) => (ask(decided), ask(open))));
    expect(keys(reading.turnsOn())).toEqual(['parameters("open")']);
    expect(keys(reading.content())).toEqual(['parameters("decided")', 'parameters("open")']);
  });

  it('turns on what an identity turns on, but does not rest on it', () => {
    const decided = that(({ see }) => (see(parameter('decided')), 'false'));
    const open = that(({ see }) => (see(parameter('open')), 'unknown'));
    const { reading } = asWritten().answer(that((inquiry) => (inquiry.identityOf(decided), inquiry.identityOf(open))));
    expect(keys(reading.turnsOn())).toEqual(['parameters("open")']);
    expect(reading.content()).toEqual([]);
  });

  it('bounds what one answer reads', () => {
    const reads = (count: number) =>
      that(({ see }) => {
        for (let at = 0; at < count; at++) see(a);
        return 'true';
      });
    expect(asWritten().answer(reads(200_000)).truth).toBe('true');
    expect(() => asWritten().answer(reads(200_001))).toThrow(new BudgetError('one answer reads more than 200000 values'));
  });
});

describe('a list in a case', () => {
  const listing = {
    items: [
      { value: scalar('always'), exists: scalar(true) },
      { value: choose(a, 'east', 'west'), exists: a },
      { value: scalar('never'), exists: scalar(false) },
      { value: parameter('p'), exists: b },
    ],
    complete: true,
    unlisted: [],
  };

  it('has what is there, and what may be, as the case has it', () => {
    const [yes, no] = casesOf(a, asWritten());
    expect(yes?.inquiry.list(listing)).toMatchObject({ values: [{ value: 'always' }, { value: 'east' }], complete: true });
    expect(keys(yes?.inquiry.list(listing).possible ?? [])).toEqual(['parameters("p")']);
    expect(no?.inquiry.list(listing).values).toEqual([scalar('always')]);
    expect(asWritten().list({ ...listing, complete: false })).toMatchObject({ complete: false, possible: { length: 2 } });
  });

  it('does not rest on the values of items that are not there', () => {
    const [, no] = casesOf(a, asWritten());
    const { reading } = no?.inquiry.answer(that(({ list }) => (list(listing), 'unknown'))) ?? {};
    expect(keys(reading?.content() ?? [])).toEqual(['true', 'parameters("a")', 'false', 'parameters("b")', '"always"', 'parameters("p")']);
  });

  it('is doubted where it could not be listed, and no value that is unknown holds the rest', () => {
    const doubtsOf = (list: Partial<Listing<unknown>>) =>
      asWritten()
        .answer(that(({ isWhole }) => (isWhole({ ...listing, ...list }), 'unknown')))
        .reading.doubts();
    const reason = ['what a list holds could not be told item by item'];
    expect(doubtsOf({})).toEqual([]);
    expect(doubtsOf({ complete: false })).toEqual(reason);
    expect(doubtsOf({ complete: false, unlisted: [scalar('known')] })).toEqual(reason);
    expect(doubtsOf({ complete: false, unlisted: [scalar('known'), parameter('rest')] })).toEqual([]);
  });

  it('rests on what could not be listed', () => {
    const rest = parameter('rest');
    const { reading } = asWritten().answer(that(({ list }) => (list({ items: [], complete: false, unlisted: [rest] }), 'unknown')));
    expect(keys(reading.turnsOn())).toEqual(['parameters("rest")']);
  });
});

describe('answers of statements', () => {
  it('are remembered in their case', () => {
    const inquiry = asWritten();
    const statement = counted(({ holds }) => holds(a));
    expect([inquiry.truthOf(statement), inquiry.answer(statement).truth, inquiry.identityOf(statement)]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(statement.times).toBe(1);
    expect(asWritten().truthOf(statement)).toBe('unknown');
    expect(statement.times).toBe(2);
  });

  it('hold in refined cases where they are decided', () => {
    const statement = counted(({ see }) => (see(a), 'false'));
    const base = asWritten();
    expect(base.truthOf(statement)).toBe('false');
    for (const { inquiry } of casesOf(a, base)) expect(inquiry.truthOf(statement)).toBe('false');
    expect(statement.times).toBe(1);
  });

  it('are worked out again only where something that they turn on differs', () => {
    const onB = counted(({ holds }) => holds(b));
    const base = asWritten();
    base.truthOf(onB);
    for (const { inquiry } of casesOf(a, base)) expect(inquiry.truthOf(onB)).toBe('unknown');
    expect(onB.times).toBe(1);
    const onA = counted(({ holds }) => holds(a));
    base.truthOf(onA);
    expect(casesOf(a, base).map(({ inquiry }) => inquiry.truthOf(onA))).toEqual(['true', 'false']);
    expect(onA.times).toBe(3);
  });

  it('are worked out anew where the base was never asked', () => {
    const base = asWritten();
    isEast.times = 0;
    for (const { inquiry } of casesOf(a, base)) expect(inquiry.truthOf(isEast)).toBe('true');
    expect(isEast.times).toBe(2);
  });

  it('are taken from the nearest case that has them, past those that do not', () => {
    const base = asWritten();
    const statement = counted(({ holds }) => holds(b));
    base.truthOf(statement);
    const [middle] = casesOf(a, base);
    if (middle === undefined) throw new Error('no case');
    const [atom] = middle.here.openAtoms([flag('c')], []);
    const [here] = atom === undefined ? [] : middle.here.refinedBy(atom);
    if (here === undefined) throw new Error('no case');
    expect(new Inquiry(matter, here, middle.inquiry).truthOf(statement)).toBe('unknown');
    expect(statement.times).toBe(1);
  });

  it('rest in a refined case on what they rested on before', () => {
    const statement = that(({ see }) => (see(parameter('read')), 'true'));
    const base = asWritten();
    base.truthOf(statement);
    const [yes] = casesOf(a, base);
    expect(keys(yes?.inquiry.answer(statement).reading.content() ?? [])).toEqual(['parameters("read")']);
  });
});

describe('questions', () => {
  const entity = {};

  function countedQuestion<A>(answer: (inquiry: Inquiry) => A) {
    let times = 0;
    const question = defineQuestion((_: object, inquiry: Inquiry) => (times++, answer(inquiry)));
    return { question, times: () => times };
  }

  it('are answered once for an entity in a case', () => {
    const { question, times } = countedQuestion(() => ({}));
    const inquiry = asWritten();
    expect(inquiry.ask(question, entity)).toBe(inquiry.ask(question, entity));
    expect(times()).toBe(1);
    expect(inquiry.ask(question, {})).not.toBe(inquiry.ask(question, entity));
    expect(times()).toBe(2);
    const other = countedQuestion(() => ({}));
    expect(inquiry.ask(other.question, entity)).not.toBe(inquiry.ask(question, entity));
    expect(other.times()).toBe(1);
  });

  it('may have no answer, which is remembered too', () => {
    const { question, times } = countedQuestion((): string | undefined => undefined);
    const inquiry = asWritten();
    expect([inquiry.ask(question, entity), inquiry.ask(question, entity)]).toEqual([undefined, undefined]);
    expect(times()).toBe(1);
  });

  it('are answered again only where something that was read differs', () => {
    const onA = countedQuestion(({ see }) => keyOf(see(choose(a, 'x', 'y'))));
    const onB = countedQuestion(({ see }) => keyOf(see(choose(b, 'x', 'y'))));
    const base = asWritten();
    base.ask(onA.question, entity);
    base.ask(onB.question, entity);
    const cases = casesOf(a, base);
    expect(cases.map(({ inquiry }) => inquiry.ask(onA.question, entity))).toEqual(['"x"', '"y"']);
    expect(cases.map(({ inquiry }) => inquiry.ask(onB.question, entity))).toEqual([
      base.ask(onB.question, entity),
      base.ask(onB.question, entity),
    ]);
    expect([onA.times(), onB.times()]).toEqual([3, 1]);
    cases.map(({ inquiry }) => inquiry.ask(onA.question, entity));
    expect(onA.times()).toBe(3);
  });

  it('hand on what they read to what asks them', () => {
    const inner = defineQuestion((_: object, { see, identity }: Inquiry) => [see(parameter('content')), identity(parameter('identity'))]);
    const outer = defineQuestion((one: object, { ask }: Inquiry) => ask(inner, one));
    const { reading } = asWritten().answer(that(({ ask }) => (ask(outer, entity), 'unknown')));
    expect(keys(reading.turnsOn())).toEqual(['parameters("content")', 'parameters("identity")']);
    expect(keys(reading.content())).toEqual(['parameters("content")']);
    const inquiry = asWritten();
    inquiry.ask(outer, entity);
    expect(keys(inquiry.answer(that(({ ask }) => (ask(outer, entity), 'unknown'))).reading.content())).toEqual(['parameters("content")']);
  });
});

describe('weighing', () => {
  const reads = (name: string, truth: Truth) => that(({ see }) => (see(parameter(name)), truth));
  const weighed = (decisive: 'true' | 'false', ...parts: readonly (readonly [string, Truth])[]) => {
    const statement = that((inquiry) =>
      inquiry.weigh(
        parts.map(([name, truth]) => reads(name, truth)),
        decisive,
      ),
    );
    const { truth, reading } = asWritten().answer(statement);
    const strip = (values: readonly Value[]): string =>
      keys(values)
        .join()
        .replaceAll(/parameters\("(\w+)"\)/g, '$1');
    return [truth, strip(reading.turnsOn()), strip(reading.content())];
  };

  it.each<[Truth, string, string, Parameters<typeof weighed>]>([
    ['true', '', '', ['false']],
    ['false', '', '', ['true']],
    ['true', '', 'a,b', ['false', ['a', 'true'], ['b', 'true']]],
    ['false', '', 'a,b', ['true', ['a', 'false'], ['b', 'false']]],
    ['false', '', 'b', ['false', ['a', 'true'], ['b', 'false'], ['c', 'unknown']]],
    ['false', '', 'c', ['false', ['a', 'unknown'], ['b', 'true'], ['c', 'false']]],
    ['true', '', 'c', ['true', ['a', 'unknown'], ['b', 'false'], ['c', 'true'], ['d', 'true']]],
    ['unknown', 'b', 'a,b', ['false', ['b', 'unknown'], ['a', 'true']]],
    ['unknown', 'b,c', 'a,b,c', ['true', ['a', 'false'], ['b', 'unknown'], ['c', 'unknown']]],
  ])('gives %s, turning on [%s] and resting on [%s]', (truth, turnsOn, content, args) => {
    expect(weighed(...args)).toEqual([truth, turnsOn, content]);
  });

  it('asks no further than the part that decides', () => {
    const last = counted(() => 'true');
    expect(asWritten().weigh([undecided, known(false), last], 'false')).toBe('false');
    expect(last.times).toBe(0);
    expect(asWritten().weigh([undecided, last], 'false')).toBe('unknown');
    expect(last.times).toBe(1);
  });
});

describe('a list of values', () => {
  it('is seen as a whole', () => {
    const [yes] = casesOf(a, asWritten());
    expect(yes?.inquiry.see(arrayOf([choose(a, 1, 2)]))).toMatchObject({ items: [{ value: 1 }] });
    expect(yes?.inquiry.truthOf(that(({ see }) => truthOf(see(a).kind === 'scalar')))).toBe('true');
  });
});
