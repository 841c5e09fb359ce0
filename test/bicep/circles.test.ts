import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bindFile } from '../../src/bicep/binding/bind.js';
import type { BoundFile } from '../../src/bicep/binding/symbols.js';
import { Circles } from '../../src/bicep/modules/circles.js';
import { parseBicep } from '../../src/bicep/syntax/parse.js';
import { Source } from '../../src/text/source.js';

const files = Array.from({ length: 6 }, (_, at) => bindFile(parseBicep(new Source(`${at}.bicep`, ''))));
const fileAt = (at: number): BoundFile => files[at % files.length] ?? bindFile(parseBicep(new Source('', '')));

/** Uses of files by files, by their numbers. */
type Uses = readonly (readonly [number, number])[];

function modulesOf(uses: Uses): (file: BoundFile) => readonly BoundFile[] {
  return (file) => uses.filter(([from]) => fileAt(from) === file).map(([, to]) => fileAt(to));
}

function reaches(from: BoundFile, to: BoundFile, uses: Uses): boolean {
  const seen = new Set([from]);
  for (const file of seen) for (const module of modulesOf(uses)(file)) seen.add(module);
  return seen.has(to);
}

describe('circles of modules', () => {
  it('are what going every way from a module finds', () => {
    const number = fc.nat(files.length - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 12 }), (uses) => {
        const circles = new Circles<BoundFile>(modulesOf(uses));
        for (const [from, to] of uses) expect(circles.leadsBack(fileAt(to), fileAt(from))).toBe(reaches(fileAt(to), fileAt(from), uses));
      }),
    );
  });

  it('are looked for once in each file, however many ways lead there', () => {
    const uses: Uses = [0, 1, 2, 3, 4].flatMap((at) => [[at, at + 1] as const, [at, at + 1] as const]);
    let asked = 0;
    const circles = new Circles((file: BoundFile) => {
      asked++;
      return modulesOf(uses)(file);
    });
    for (const [from, to] of uses) expect(circles.leadsBack(fileAt(to), fileAt(from))).toBe(false);
    expect(asked).toBe(files.length);
  });
});
