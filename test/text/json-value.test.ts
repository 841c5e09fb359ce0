import { expect, it } from '@jest/globals';
import { jsonValue } from '../../src/text/json-value.js';

const nested = (depth: number, open: string, close: string): string => `${open.repeat(depth)}1${close.repeat(depth)}`;

it.each([
  ['null', null],
  ['\uFEFF{"a": [1, "[[["]}', { a: [1, '[[['] }],
  [`"${'['.repeat(500)}"`, '['.repeat(500)],
])('the value of %.30s', (text, value) => {
  expect(jsonValue(text)).toEqual({ value });
});

it.each(['', '{', '[1] 2'])('none of %s', (text) => {
  expect(jsonValue(text)).toBeUndefined();
});

it.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
])('%s may be nested so far', (_, open, close) => {
  expect(jsonValue(nested(100, open, close))).toBeDefined();
  expect(jsonValue(nested(101, open, close))).toBeUndefined();
  expect(jsonValue(nested(100_000, open, close))).toBeUndefined();
});
