import { describe, expect, it } from '@jest/globals';
import { equalValues } from '../../src/values/compare.js';
import { isKnown, joinText, keyOf, scalar, symbolicAccess, symbolicCall } from '../../src/values/construct.js';
import { printExpression } from '../../src/values/print.js';
import type { Truth } from '../../src/values/truth.js';
import type { Scalar, UnknownValue, Value } from '../../src/values/value.js';
import type { Case } from '../../src/worlds/case.js';
import { judge } from '../../src/worlds/judgement.js';
import type { Answer } from '../../src/worlds/answer.js';
import type { Judgement } from '../../src/worlds/judgement.js';
import { assigned, asValue, choose, firstCase, flag, oneOf, parameter, test } from './unknowns.js';

/** A judgement with what it leaves undecided. */
type Judged = Omit<Judgement<Answer>, 'undecided'> & { readonly undecided: ReturnType<Judgement<Answer>['undecided']> };

/** Judges a truth that turns on these values, and counts how often it is asked. */
function judged(
  truthIn: (here: Case) => Truth,
  values: readonly Value[],
  given: readonly Value[] = [],
): Judged & { readonly asked: number } {
  let asked = 0;
  const ask = (here: Case): Answer => {
    asked++;
    return { truth: truthIn(here), turnsOn: () => values };
  };
  const judgement = judge({ given, ask }, firstCase());
  return { ...judgement, asked, undecided: judgement.undecided() };
}

function isEqual(left: Value, right: Scalar | Value, ...given: readonly Value[]): Judged {
  const other = asValue(right);
  return judged((here) => equalValues(here.see(left), here.see(other)), [left, other], given);
}

const areKnown = (values: readonly Value[]): Judged =>
  judged((here) => (values.every((value) => isKnown(here.see(value))) ? 'true' : 'unknown'), values);

const scenario = (judgement: Judged): string[] => assigned(judgement.scenario);

describe('questions over all cases of the unknowns', () => {
  it('pass and fail as written where nothing is unknown, or unknowns do not matter', () => {
    expect(isEqual(scalar('a'), 'a').verdict).toBe('pass');
    expect(isEqual(scalar('a'), 'b').verdict).toBe('fail');
    expect(isEqual(parameter('x'), parameter('x')).verdict).toBe('pass');
    expect(isEqual(joinText([parameter('x'), '-a']), joinText([parameter('x'), '-b'])).verdict).toBe('fail');
  });

  it('are asked once where the answer as written decides', () => {
    expect(judged(() => 'true', [flag('a')], [flag('b')])).toMatchObject({ verdict: 'pass', asked: 1, scenario: [], undecided: [] });
    expect(judged(() => 'false', [flag('a')])).toMatchObject({ verdict: 'fail', asked: 1, scenario: [], undecided: [] });
  });

  it('fail in every case though each case differs', () => {
    const judgement = isEqual(choose(flag('dr'), 'north', 'south'), 'west');
    expect(judgement).toMatchObject({ verdict: 'fail', scenario: [], undecided: [] });
    const apart = judged((here) => (isKnown(here.see(flag('dr'))) ? 'false' : 'unknown'), [flag('dr')]);
    expect(apart).toMatchObject({ verdict: 'fail', scenario: [], undecided: [] });
    expect(apart.answers).toHaveLength(2);
    expect(assigned(apart.example.assignments)).toEqual(['parameters("dr") = true']);
  });

  it('pass in every case though each case differs', () => {
    const apart = judged((here) => (isKnown(here.see(flag('dr'))) ? 'true' : 'unknown'), [flag('dr')]);
    expect(apart).toMatchObject({ verdict: 'pass', scenario: [], undecided: [] });
    expect(apart.answers.map(({ truth }) => truth)).toEqual(['true', 'true']);
    expect(assigned(apart.example.assignments)).toEqual(['parameters("dr") = true']);
  });

  it('are open with the scenario in which they fail, and tell of that case', () => {
    const judgement = isEqual(choose(flag('dr'), 'north', 'west'), 'west');
    expect(judgement.verdict).toBe('open');
    expect(scenario(judgement)).toEqual(['parameters("dr") = true']);
    expect(judgement.undecided).toEqual([]);
    expect(assigned(judgement.example.assignments)).toEqual(['parameters("dr") = true']);
  });

  it('tell of a failing case before an undecided one, of that before any other', () => {
    const region = choose(flag('a'), 'west', choose(flag('b'), parameter('x'), 'north'));
    const judgement = isEqual(region, 'west');
    expect(keyOf(judgement.example.see(region))).toBe('"north"');
    expect(judgement.undecided.map(keyOf)).toEqual(['parameters("x")']);
    const undecided = isEqual(choose(flag('a'), 'west', parameter('x')), 'west', flag('given'));
    expect(keyOf(undecided.example.see(flag('a')))).toBe('false');
  });

  it('tell of a failing case in which the conditions surely hold, where there is one', () => {
    const many = Array.from({ length: 9 }, (_, at) => test('greater', parameter(`n${at}`, { type: 'int' }), scalar(1)));
    const condition = test('or', test('not', flag('a')), test('and', ...many));
    const judgement = judged((here) => (isKnown(here.see(flag('a'))) ? 'false' : 'unknown'), [flag('a')], [condition]);
    expect(judgement).toMatchObject({ verdict: 'fail', answers: { length: 2 } });
    expect(assigned(judgement.example.assignments)).toEqual(['parameters("a") = false']);
  });

  it('leave out of a scenario what makes no difference', () => {
    const judgement = isEqual(choose(flag('a'), choose(flag('b'), 'west', 'west2'), choose(flag('b'), 'west', 'west3')), 'west');
    expect(scenario(judgement)).toEqual(['parameters("b") = false']);
  });

  it('are asked under their conditions only', () => {
    const region = choose(flag('pe'), 'west', 'north');
    expect(isEqual(region, 'west', flag('pe')).verdict).toBe('pass');
    expect(isEqual(region, 'west', test('not', flag('pe'))).verdict).toBe('fail');
    expect(isEqual(region, 'west', test('and', flag('pe'), flag('other'))).verdict).toBe('pass');
  });

  it('fail where they fail whenever their condition holds', () => {
    expect(isEqual(scalar('a'), 'b', flag('x'))).toMatchObject({ verdict: 'fail', scenario: [] });
  });

  it('pass where their conditions contradict each other, and tell of the case as written then', () => {
    const judgement = isEqual(scalar('a'), 'b', flag('x'), test('not', flag('x')));
    expect(judgement).toMatchObject({ verdict: 'pass', answers: [] });
    expect(judgement.example.assignments).toEqual([]);
    const sku = parameter('sku');
    expect(isEqual(scalar('a'), 'b', test('equals', sku, scalar('Basic')), test('equals', sku, scalar('Premium'))).verdict).toBe('pass');
  });

  it('do not fail where conditions on the same unknown may exclude each other', () => {
    const count = parameter('count', { type: 'int' });
    const apart = isEqual(scalar('a'), 'b', test('greater', count, scalar(1)), test('less', count, scalar(1)));
    expect(apart.verdict).toBe('open');
    expect(isEqual(scalar('a'), 'b', test('greater', count, scalar(1)), flag('x')).verdict).toBe('fail');
  });

  it('fail where a condition compares an unknown with a constant, whatever else is a condition', () => {
    const isProduction = test('equals', parameter('env'), scalar('prod'));
    expect(isEqual(scalar('a'), 'b', isProduction, flag('x'))).toMatchObject({ verdict: 'fail', answers: { length: 1 } });
    expect(isEqual(scalar('a'), 'b', isProduction, test('not', isProduction))).toMatchObject({ verdict: 'pass', answers: [] });
  });

  it('take a compared parameter for each constant and for any other value', () => {
    const tier = parameter('tier');
    const region = choose(test('equals', tier, scalar('a')), 'west', choose(test('equals', tier, scalar('b')), 'north', 'west'));
    const judgement = isEqual(region, 'west');
    expect(scenario(judgement)).toEqual(['parameters("tier") = "b"']);
    expect(isEqual(region, 'west', test('not', test('equals', tier, scalar('b')))).verdict).toBe('pass');
  });

  it('say in a scenario which values an unknown must not have', () => {
    const tier = parameter('tier');
    const region = choose(test('equals', tier, scalar('a')), 'west', choose(test('equals', tier, scalar('b')), 'west', 'north'));
    expect(scenario(isEqual(region, 'west'))).toEqual(['parameters("tier") not "a","b"']);
  });

  it('take a parameter with allowed values for these and no other', () => {
    const region = oneOf('region', 'north', 'south');
    expect(isEqual(region, 'west').verdict).toBe('fail');
    expect(scenario(isEqual(region, 'north'))).toEqual(['parameters("region") = "south"']);
  });

  it('take an empty parameter for the empty text', () => {
    const id = parameter('id');
    expect(isEqual(id, '', test('empty', id)).verdict).toBe('pass');
    expect(isEqual(choose(test('empty', id), 'new', id), 'new', test('not', test('empty', id))).verdict).toBe('open');
  });

  it('name what leaves them undecided', () => {
    const judgement = isEqual(choose(flag('new'), 'west', parameter('region')), 'west');
    expect(judgement.verdict).toBe('open');
    expect(judgement.scenario).toEqual([]);
    expect(judgement.undecided.map(({ symbol }) => symbol.key)).toEqual(['parameters("region")']);
  });

  it('ask what an answer turns on only where it is unknown', () => {
    const ask = (here: Case): Answer => {
      const seen = here.see(flag('a'));
      return {
        truth: isKnown(seen) ? 'false' : 'unknown',
        turnsOn: () => {
          if (isKnown(seen)) throw new Error('it is known');
          return [flag('a')];
        },
      };
    };
    expect(judge({ given: [flag('b')], ask }, firstCase()).verdict).toBe('fail');
  });
});

describe('what is left undecided', () => {
  const scope = symbolicCall('resourceGroup', []);
  const of = (base: UnknownValue, member: string): UnknownValue => symbolicAccess(base, scalar(member));
  /** Which unknowns are named of a text that is not decided, or only with a name made up for some of them. */
  const named = (pieces: readonly (string | Value)[], decides: (seen: Value) => boolean = () => false): string[] => {
    const text = joinText(pieces);
    return judged((here) => (decides(here.see(text)) ? 'false' : 'unknown'), [text]).undecided.map(printExpression);
  };

  it('is the template, and the scope only where nothing else is unknown', () => {
    expect(named(['a-', parameter('p'), '-', of(scope, 'name')])).toEqual(["parameters('p')"]);
    expect(named(['a-', of(scope, 'location')])).toEqual(['resourceGroup().location']);
    const told = of(symbolicCall('reference', [joinText(['/x/', parameter('p')])]), 'id');
    expect(named(['a-', told])).toEqual([printExpression(told)]);
  });

  it('is the name of a scope only where the answer hangs on it', () => {
    const isMadeUp = (seen: Value) => isKnown(seen);
    for (const name of ['name', 'id', 'subscriptionId', 'tenantId', 'NAME'])
      expect([name, named(['a-', of(scope, name)], isMadeUp)]).toEqual([name, [`resourceGroup().${name}`]]);
    expect(named(['a-', of(scope, 'name'), of(scope, 'location')])).toEqual(['resourceGroup().location']);
    expect(named(['a-', of(scope, 'displayName')], isMadeUp)).toEqual(['resourceGroup().displayName']);
    expect(named(['a-', of(scope, 'name'), of(scope, 'displayName')])).toEqual(['resourceGroup().displayName']);
    expect(named(['a-', of(scope, 'name'), of(scope, 'names')])).toEqual(['resourceGroup().names']);
  });
});

describe('the cases of one question', () => {
  const among = (count: number): Value => oneOf('choice', ...Array.from({ length: count }, (_, at) => `v${at}`));

  it('are at most 48', () => {
    expect(areKnown([among(48)])).toMatchObject({ verdict: 'pass', answers: { length: 48 } });
    expect(areKnown([among(49)])).toMatchObject({ verdict: 'open', answers: { length: 1 } });
  });

  it('are told apart as far as there is room', () => {
    const flags = (count: number): Value[] => Array.from({ length: count }, (_, at) => flag(`f${at}`));
    expect(areKnown(flags(5))).toMatchObject({ verdict: 'pass', answers: { length: 32 } });
    expect(areKnown(flags(6))).toMatchObject({ verdict: 'open', answers: { length: 48 } });
    expect(areKnown([among(24), flag('a')])).toMatchObject({ verdict: 'pass', answers: { length: 48 } });
    expect(areKnown([among(25), flag('a')])).toMatchObject({ verdict: 'open', answers: { length: 26 } });
  });

  it('take an unknown with fewer values where there is no room for one with more', () => {
    const judgement = judged((here) => (isKnown(here.see(flag('a'))) ? 'true' : 'unknown'), [among(60), flag('a')]);
    expect(judgement).toMatchObject({ verdict: 'pass', answers: { length: 2 } });
  });

  it('are no more where an answer is there already', () => {
    const judgement = judged(
      (here) => (keyOf(here.see(flag('a'))) === 'true' ? 'true' : isKnown(here.see(flag('b'))) ? 'false' : 'unknown'),
      [flag('a'), flag('b')],
    );
    expect(judgement.answers.map(({ truth }) => truth)).toEqual(['true', 'false', 'false']);
    expect(scenario(judgement)).toEqual(['parameters("a") = false']);
  });

  it('that are decided are refined no further, though their conditions are not known to hold', () => {
    const tier = parameter('tier');
    const isAOrB = test('or', test('equals', tier, scalar('a')), test('equals', tier, scalar('b')));
    const judgement = judged((here) => (keyOf(here.see(flag('f'))) === 'true' ? 'true' : isKnown(here.see(flag('f'))) ? 'false' : 'unknown'), [flag('f')], [isAOrB]); // prettier-ignore
    expect(judgement.answers.map(({ truth }) => truth)).toEqual(['true', 'false', 'false']);
    expect(judgement.apart.map(keyOf)).toEqual(['parameters("f")', 'parameters("tier")']);
    expect(scenario(judgement)).toEqual(['parameters("f") = false']);
  });

  it('of a false answer are refined until the conditions are known to hold', () => {
    const judgement = judged(() => 'false', [], [flag('a'), flag('b')]);
    expect(judgement).toMatchObject({ verdict: 'fail', answers: { length: 1 } });
    expect(assigned(judgement.example.assignments)).toEqual(['parameters("a") = true', 'parameters("b") = true']);
  });

  it('stay open, in bounded time, where there are too many', () => {
    const many = Array.from({ length: 40 }, (_, index) => choose(flag(`f${index}`), 'a', 'b'));
    const judgement = judged((here) => (many.every((value) => keyOf(here.see(value)) === '"a"') ? 'true' : 'unknown'), many);
    expect(judgement.verdict).toBe('open');
  });

  it('name unknowns of which there are very many without texts that are made up for all of them', () => {
    const whole = Array.from({ length: 5_000 }, (_, at) => symbolicCall('cidrHost', [parameter('x'), scalar(at)], { type: 'string' }));
    const judgement = judged(
      (here) => (whole.every((value) => isKnown(here.see(value))) ? 'true' : 'unknown'),
      [...whole, joinText(['a', parameter('y')])],
    );
    expect(judgement).toMatchObject({ verdict: 'open', undecided: { length: 5_000 } });
  });
});
