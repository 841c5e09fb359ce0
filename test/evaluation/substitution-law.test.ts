import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { memberKey, scalar, stringOf } from '../../src/values/construct.js';
import { EvaluationError } from '../../src/values/evaluation-error.js';
import { exactKeyOf } from '../../src/values/exact-key.js';
import { printExpression } from '../../src/values/print.js';
import { substitute } from '../../src/functions/substitute.js';
import type { Symbolic, SymbolFacts, Value } from '../../src/values/value.js';
import { call, inGroup, lambda, unknown, valueOf } from '../functions/terms.js';

type Term = { readonly json: unknown } | { readonly parameter: string } | { readonly name: string; readonly args: readonly Term[] };
type Lookup = (parameter: string) => Value;

const facts: Readonly<Record<string, SymbolFacts>> = {
  p: { type: 'string' },
  q: { type: 'string', minLength: 2, maxLength: 2 },
  sku: { type: 'string', allowed: [scalar('Basic'), scalar('a-b')] },
  i: { type: 'int', minValue: 0, maxValue: 3 },
  f: { type: 'bool' },
  g: { type: 'bool' },
  list: { type: 'array' },
  tags: { type: 'object' },
};

const known = (json: unknown): fc.Arbitrary<Term> => fc.constant({ json });
const parameter = (...names: readonly string[]): fc.Arbitrary<Term> => fc.constantFrom(...names.map((name) => ({ parameter: name })));
const texts = fc.constantFrom('', 'a', 'A', 'ab', '-', '/', 'a-b', 'x/y', ' a').map((json): Term => ({ json }));

const terms = fc.letrec<Record<'text' | 'number' | 'truth' | 'list' | 'object' | 'any', Term>>((tie) => {
  const of = (name: string, ...kinds: readonly ('text' | 'number' | 'truth' | 'list' | 'object' | 'any')[]): fc.Arbitrary<Term> =>
    fc.tuple(...kinds.map((kind): fc.Arbitrary<Term> => tie(kind))).map((args) => ({ name, args }));
  const choice = (...options: readonly fc.Arbitrary<Term>[]): fc.Arbitrary<Term> =>
    fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...options);
  const splits = of('split', 'text', 'text');
  return {
    text: choice(
      parameter('p', 'q', 'sku'),
      texts,
      of('concat', 'text', 'text'),
      of('concat', 'text', 'number', 'truth'),
      of('toLower', 'text'),
      of('trim', 'text'),
      of('replace', 'text', 'text', 'text'),
      of('substring', 'text', 'number', 'number'),
      of('take', 'text', 'number'),
      of('skip', 'text', 'number'),
      of('first', 'text'),
      of('last', 'text'),
      of('join', 'list', 'text'),
      of('if', 'truth', 'text', 'text'),
      of('typedId', 'text'),
      of('padLeft', 'number', 'number'),
    ),
    number: choice(
      parameter('i'),
      fc.integer({ min: -1, max: 4 }).map((json): Term => ({ json })),
      of('add', 'number', 'number'),
      of('mul', 'number', 'number'),
      of('length', 'text'),
      of('length', 'list'),
      of('indexOf', 'text', 'text'),
      of('max', 'number', 'number'),
    ),
    truth: choice(
      parameter('f', 'g'),
      of('not', 'truth'),
      of('and', 'truth', 'truth'),
      of('or', 'truth', 'truth', 'truth'),
      of('equals', 'text', 'text'),
      of('equals', 'any', 'any'),
      of('startsWith', 'text', 'text'),
      of('endsWith', 'text', 'text'),
      of('contains', 'text', 'text'),
      of('contains', 'list', 'any'),
      of('contains', 'object', 'text'),
      of('empty', 'text'),
      of('empty', 'list'),
      of('less', 'number', 'number'),
    ),
    list: choice(
      parameter('list'),
      known([]),
      of('createArray', 'any', 'any'),
      of('concat', 'list', 'list'),
      of('union', 'list', 'list'),
      of('intersection', 'list', 'list'),
      of('take', 'list', 'number'),
      of('skip', 'list', 'number'),
      of('flatten2', 'list', 'list'),
      of('range', 'number', 'number'),
      of('names', 'list'),
      of('those', 'list', 'any'),
      splits,
      of('items', 'object'),
      of('if', 'truth', 'list', 'list'),
    ),
    object: choice(
      parameter('tags'),
      known({ a: 1 }),
      known({ A: 'x', b: null }),
      of('pair', 'any', 'any'),
      of('union', 'object', 'object'),
      of('merge', 'object', 'object'),
      of('merge', 'object', 'object'),
      of('if', 'truth', 'object', 'object'),
    ),
    any: choice(
      tie('text'),
      tie('number'),
      tie('truth'),
      tie('list'),
      tie('object'),
      of('memberA', 'object'),
      of('item', 'list', 'number'),
      of('coalesceA', 'object', 'any'),
    ),
  };
});

/** Calls that are easier to write in one word. */
const compound: Readonly<Record<string, (args: readonly Value[]) => Value>> = {
  typedId: ([name]) => call('resourceId', 'Company.Network/networks', call('concat', 'n', name)),
  flatten2: ([a, b]) => call('flatten', [a, b]),
  names: ([list]) =>
    call(
      'map',
      list,
      lambda(['x'], (item) => call('format', 'n{0}', item)),
    ),
  those: ([list, value]) =>
    call(
      'filter',
      list,
      lambda(['x'], (item) => call('equals', item, value)),
    ),
  pair: ([a, b]) => call('createObject', 'a', a, 'b', b),
  merge: ([a, b]) => call('shallowMerge', [a, b]),
  memberA: ([object]) => call('tryGet', object, 'a'),
  item: ([list, index]) => call('tryGet', list, index),
  coalesceA: ([object, value]) => call('coalesce', call('tryGet', object, 'a'), value),
};

function evaluate(term: Term, lookup: Lookup): Value {
  if ('json' in term) return valueOf(term.json);
  if ('parameter' in term) return lookup(term.parameter);
  const direct = compound[term.name];
  if (direct !== undefined) return direct(term.args.map((argument) => evaluate(argument, lookup)));
  return call(
    term.name,
    ...term.args.map((argument) => () => evaluate(argument, lookup)).map((thunk) => (isLazy(term.name) ? thunk : thunk())),
  );
}

function isLazy(name: string): boolean {
  return name === 'if' || name === 'and' || name === 'or' || name === 'coalesce';
}

function attempt(work: () => Value): Value | EvaluationError {
  try {
    return work();
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
}

const worlds = fc.record({
  p: fc.constantFrom('', 'a', 'A', 'ab', 'x/y', ' a', '-'),
  q: fc.constantFrom('ab', 'AB', 'x-', '//'),
  sku: fc.constantFrom('Basic', 'a-b'),
  i: fc.integer({ min: 0, max: 3 }),
  f: fc.boolean(),
  g: fc.boolean(),
  list: fc.constantFrom<unknown>([], ['a'], [1, 'ab', null], [['a'], ['b']], [{ a: 1 }]),
  tags: fc.constantFrom<unknown>({}, { a: 1 }, { A: { b: 2 } }, { a: null, c: 'y' }, { b: ['x'] }),
});

describe('the law of substitution', () => {
  it('gives with values put in what direct evaluation gives', () => {
    let compared = 0;
    fc.assert(
      fc.property(terms.any, worlds, (term, world) => {
        const values = new Map(Object.entries(world).map(([name, json]) => [name, valueOf(json)]));
        const direct = attempt(() => evaluate(term, (name) => values.get(name) ?? scalar(null)));
        if (direct instanceof EvaluationError) return;
        const symbolic = evaluate(term, (name) => unknown(name, facts[name]));
        const replace = (symbol: Symbolic): Value | undefined =>
          symbol.kind === 'call' && symbol.name === 'parameters' ? values.get(memberKey(stringOf(symbol.arguments[0]) ?? '')) : undefined;
        const result = substitute(symbolic, replace, inGroup);
        compared++;
        expect([printExpression(symbolic), exactKeyOf(result)]).toEqual([printExpression(symbolic), exactKeyOf(direct)]);
      }),
      { numRuns: 1_500, seed: 20_260, endOnFailure: false },
    );
    expect(compared).toBeGreaterThan(500);
  });
});
