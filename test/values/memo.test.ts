import { describe, expect, it } from '@jest/globals';
import { arrayOf, isKnown, keyOf, objectOf, relocate, scalar, symbolicCall } from '../../src/values/construct.js';
import { exactKeyOf } from '../../src/values/exact-key.js';
import type { Origin, Value } from '../../src/values/value.js';
import { weightOf } from '../../src/values/weight.js';
import { Source } from '../../src/text/source.js';

const origin: Origin = { span: { source: new Source('a.json', ''), start: 0, end: 0 }, step: 'literal' };
const asked = (value: Value): unknown[] => [keyOf(value), exactKeyOf(value), weightOf(value), isKnown(value)];

describe('what is remembered of a container', () => {
  it('is the same at another place', () => {
    const object = objectOf([{ name: 'A', value: arrayOf([scalar(1), symbolicCall('f', [])]) }]);
    const before = asked(object);
    expect(asked(relocate(object, origin))).toEqual(before);
    expect(before).toEqual(['{"a":[1,f()]}', '{"A":[1,f()]}', 4, false]);
  });

  it('does not pass to an object that is made from it with other members', () => {
    const object = objectOf([{ name: 'a', value: symbolicCall('f', []) }]);
    asked(object);
    expect(asked({ ...object, members: objectOf([{ name: 'b', value: scalar(1) }]).members })).toEqual(['{"b":1}', '{"b":1}', 2, true]);
  });

  it('keeps values of which each holds the one before twice cheap to ask', () => {
    let value: Value = scalar('x');
    for (let level = 0; level < 200; level++) value = relocate(arrayOf([value, value]), origin);
    expect(weightOf(value)).toBeGreaterThan(1e50);
    expect(keyOf(value).length).toBeLessThan(200);
  });
});
