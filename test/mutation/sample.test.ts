import { describe, expect, it } from '@jest/globals';
import { sampleOf } from './sample.js';

const functionsOf = (count: number): string =>
  Array.from({ length: count }, (_, at) => `export function f${at}(a: number): number {\n  return a > ${at} ? 1 : 2;\n}\n`).join('');
const texts = new Map([
  ['a.ts', functionsOf(20)],
  ['b.ts', 'export class B {\n  f(): string {\n    return [1].map(() => "x").join();\n  }\n}\nconst table = { g: () => true };\n'],
]);

describe('a sample of functions', () => {
  it('is the same for the same seed alone', () => {
    expect(sampleOf(texts, 20, '1')).toEqual(sampleOf(texts, 20, '1'));
    expect(sampleOf(texts, 20, '1')).not.toEqual(sampleOf(texts, 20, '2'));
  });

  it('is as large as wanted, or all there is', () => {
    expect(sampleOf(texts, 0, '1')).toEqual([]);
    expect(sampleOf(texts, 12, '1').length).toBeLessThan(8);
    expect(sampleOf(texts, 1_000, '1')).toHaveLength(22);
  });

  it('names the outermost functions by where they begin and end', () => {
    expect(sampleOf(new Map([...texts].slice(1)), 1_000, '1')).toEqual(['b.ts:2:2-4:3', 'b.ts:6:19-6:29']);
  });
});
