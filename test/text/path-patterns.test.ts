import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ignore from 'ignore';
import { MatchingBudget } from '../../src/text/matching-budget.js';
import { PathPatterns } from '../../src/text/path-patterns.js';

function verdict(patterns: readonly string[], path: string) {
  return new PathPatterns(patterns, new MatchingBudget()).verdictOn(path);
}

/** Which of the paths are excluded. */
function excluded(patterns: readonly string[], paths: readonly string[]): string[] {
  const all = new PathPatterns(patterns, new MatchingBudget());
  return paths.filter((path) => all.excludes(path));
}

describe('patterns of paths', () => {
  it('name files and folders anywhere, or from the start where they have a slash', () => {
    const paths = ['b.json', 'a/b.json', 'a/b.json/', 'a/c/b.json', 'a/b.jsonc'];
    expect(excluded(['b.json'], paths)).toEqual(['b.json', 'a/b.json', 'a/b.json/', 'a/c/b.json']);
    expect(excluded(['/b.json'], paths)).toEqual(['b.json']);
    expect(excluded(['a/b.json'], paths)).toEqual(['a/b.json', 'a/b.json/']);
    expect(excluded(['b.json/'], paths)).toEqual(['a/b.json/']);
  });

  it('name what is in a folder with it, which no later pattern takes back', () => {
    expect(excluded(['out', '!out/keep.json'], ['out/', 'out/keep.json', 'x/out/a/b.json'])).toEqual([
      'out/',
      'out/keep.json',
      'x/out/a/b.json',
    ]);
    expect(excluded(['out/*', '!out/keep.json'], ['out/', 'out/keep.json', 'out/b.json'])).toEqual(['out/b.json']);
  });

  it('have stars within a segment and across segments', () => {
    const paths = ['a/x', 'a/b/x', 'a/b/c/x', 'x', 'ax'];
    expect(excluded(['a/**/x'], paths)).toEqual(['a/x', 'a/b/x', 'a/b/c/x']);
    expect(excluded(['**/b/**'], paths)).toEqual(['a/b/x', 'a/b/c/x']);
    expect(excluded(['a/*/x'], paths)).toEqual(['a/b/x']);
    expect(excluded(['a**x'], paths)).toEqual(['ax']);
  });

  it.each([
    ['[a-c]x', 'bx', 'dx'],
    ['[!a-c]x', 'dx', 'bx'],
    ['[]-]x', ']x', 'ax'],
    ['[[:digit:]_]x', '7x', 'ax'],
    ['[\\]]x', ']x', '\\x'],
    ['\\*x', '*x', 'ax'],
    ['\\!x', '!x', 'x'],
    ['\\#x', '#x', 'x'],
    ['x\\ ', 'x ', 'x'],
    ['x  ', 'x', 'x '],
    ['?x', 'ax', 'x'],
    ['MAIN.Json', 'main.jsON', 'main.jso'],
  ])('%j names %j and not %j', (pattern, one, other) => {
    expect([verdict([pattern], one), verdict([pattern], other)]).toEqual(['excluded', undefined]);
  });

  it.each(['[a', '[[:none:]]', '[[:__proto__:]]', '[[:constructor:]]', '[[:digit:', 'a\\', '/', '!', '#a', '', '   '])(
    '%j names nothing',
    (pattern) => {
      expect(excluded([pattern], ['a', '[a', 'a\\', '/', '!', '#a', ' '])).toEqual([]);
    },
  );

  it('mean what they mean to the library that many tools use', () => {
    const character = fc.constantFrom('a', 'b', 'A', '.', '*', '?', '[ab]', '[!a]', '**');
    const segment = fc.array(character, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    const pattern = fc
      .tuple(
        fc.constantFrom('', '!'),
        fc.constantFrom('', '/'),
        fc.array(segment, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '/', '/**'),
      )
      .map(([negation, start, segments, end]) => `${negation}${start}${segments.join('/')}${end}`);
    const name = fc
      .array(fc.constantFrom('a', 'b', 'B', '.'), { minLength: 1, maxLength: 3 })
      .map((parts) => `x${parts.join('')}`.slice(1));
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const isTame = (one: string): boolean => !one.split('/').some((part) => part === '.' || part === '..');
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), path.filter(isTame), fc.boolean(), (patterns, one, isFolder) => {
        const asked = isFolder ? `${one}/` : one;
        const { ignored, unignored } = ignore().add(patterns).test(asked);
        expect(verdict(patterns, asked)).toBe(ignored ? 'excluded' : unignored ? 'included' : undefined);
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });
});

describe('hostile patterns', () => {
  it('are compared no more often than their length times that of the path', () => {
    let comparisons = 0;
    const budget = new (class extends MatchingBudget {
      override charge(): void {
        comparisons++;
      }
    })();
    const paths = [`${'a/'.repeat(60)}x.json`, 'a'.repeat(255)];
    const patterns = [`${'/**/a'.repeat(8)}/b`, `${'*a'.repeat(40)}b`, `${'**/'.repeat(50)}b`, `${'[a-z]*'.repeat(40)}!`];
    expect(new PathPatterns(patterns, budget).excludes(paths[0] ?? '')).toBe(false);
    expect(new PathPatterns(patterns, budget).excludes(paths[1] ?? '')).toBe(false);
    expect(comparisons).toBeLessThan(200_000);
  });

  it('no longer count once they are too much work', () => {
    const budget = new MatchingBudget(1_000);
    const patterns = new PathPatterns(['*a*a*a*b', 'aaa*'], budget);
    const name = 'a'.repeat(200);
    const verdicts = Array.from({ length: 10 }, () => patterns.verdictOn(name));
    expect(verdicts.at(0)).toBe('excluded');
    expect(verdicts.at(-1)).toBeUndefined();
    expect(budget.isSpent).toBe(true);
  });

  it('are not used where they are too long, or too many', () => {
    const long = new PathPatterns(['a', 'b'.repeat(1_001), 'c'], new MatchingBudget());
    expect(long.unused).toEqual([{ line: 2, reason: 'it has more than 1000 characters' }]);
    expect([long.excludes('a'), long.excludes('c')]).toEqual([true, true]);
    const many = new PathPatterns(
      Array.from({ length: 300 }, (_, at) => `${at}${'x'.repeat(900)}`),
      new MatchingBudget(),
    );
    expect(many.unused).toEqual([{ line: 223, reason: 'the patterns before it have more than 200000 characters' }]);
  });
});
