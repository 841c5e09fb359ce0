import { describe, expect, it } from '@jest/globals';
import { defaultsBehind } from '../../src/engine/defaults.js';
import { factPlace, isPlaceless } from '../../src/engine/fact-place.js';
import type { ParameterDeclaration } from '../../src/template/template.js';
import { SourceBook } from '../../src/text/region.js';
import { Source } from '../../src/text/source.js';
import { scalar, symbolicCall } from '../../src/values/construct.js';
import { hidden } from '../../src/values/secret.js';
import type { Origin, Value } from '../../src/values/value.js';
import { only } from '../network/network-fixtures.js';
import { vnets } from './engine-fixtures.js';

const source = new Source('f', 'abc');
const span = { source, start: 1, end: 2 };
const way = (length: number): Origin | undefined =>
  Array.from({ length }).reduce<Origin | undefined>((from, _, at) => ({ span, step: 'variable', name: `v${at}`, from }), undefined);

describe('the place of a value', () => {
  const subject = only(vnets('a').virtualNetworks);

  it('has the last hundred steps of its way, the last one first', () => {
    const stepsOf = (length: number) => factPlace(scalar('x', way(length)), subject, '', new SourceBook()).origin;
    expect(stepsOf(100)).toHaveLength(100);
    expect(stepsOf(101)).toHaveLength(100);
    expect(stepsOf(101)[0]).toEqual({ file: 'f', start: 1, end: 2, step: 'variable', name: 'v100' });
    expect(stepsOf(101).at(-1)?.name).toBe('v1');
  });

  it('is the span of the value, with the label that it is given', () => {
    expect(factPlace(scalar('x', way(1)), subject, 'here', new SourceBook())).toMatchObject({ file: 'f', start: 1, end: 2, label: 'here' });
  });

  it('is that of the subject where it is known besides the templates, and its way ends where that begins', () => {
    const known: Origin = { span, step: 'known', name: 'v' };
    const ofSubject = factPlace(subject, subject, '', new SourceBook());
    expect(factPlace(scalar('x', known), subject, '', new SourceBook())).toEqual(ofSubject);
    const beyond: Origin = { span, step: 'variable', name: 'v', from: known };
    expect(factPlace(scalar('x', beyond), subject, '', new SourceBook())).toMatchObject({ file: 'f', origin: [{ step: 'variable' }] });
    expect([scalar('x', known), scalar('x', beyond), scalar('x'), subject].map(isPlaceless)).toEqual([true, false, false, false]);
  });

  it('has no name where a step passed none', () => {
    const origin: Origin = { span, step: 'literal' };
    expect(factPlace(scalar('x', origin), subject, '', new SourceBook()).origin).toMatchObject([{ step: 'literal', name: '' }]);
  });

  it('tells no literal of a value that hides a secret', () => {
    const origin: Origin = { span, step: 'argument', name: 'key', from: { span, step: 'literal' } };
    const stepsOf = (value: Value) => factPlace(value, subject, '', new SourceBook()).origin.map(({ step }) => step);
    expect(stepsOf(scalar('x', origin))).toEqual(['argument', 'literal']);
    expect(stepsOf(hidden(scalar('x', origin), symbolicCall('parameters', [scalar('key')])))).toEqual(['argument', 'expression']);
  });
});

describe('the defaults behind values', () => {
  const [a, b] = ['a', 'b'].map((name) => ({ name }) as Partial<ParameterDeclaration> as ParameterDeclaration);

  it('are those of every step of their ways, each once', () => {
    if (a === undefined || b === undefined) throw new Error('none');
    const inner: Origin = { span, step: 'default', defaults: [a] };
    const outer: Origin = { span, step: 'expression', defaults: [b, a], from: { span, step: 'variable', from: inner } };
    expect(defaultsBehind([scalar(1, outer), scalar(2, inner), scalar(3)])).toEqual([b, a]);
    expect(defaultsBehind([scalar(1, { span, step: 'variable', from: inner })])).toEqual([a]);
    expect(defaultsBehind([scalar(1, way(3))])).toEqual([]);
  });
});
