import fc from 'fast-check';

/** Pieces that no language of ours expects at most places. */
const scraps = [
  ...[
    "'",
    "'''",
    '"',
    '${',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '[[',
    '{{',
    '}}',
    ',',
    ':',
    ';',
    '.',
    '?',
    '=',
    '=>',
    '//',
    '/*',
    '*/',
    '\\',
    '#',
    '@',
  ],
  ...[
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\0',
    '\u001b[31m',
    '\u2028',
    '\ufeff',
    '\ud800',
    '\u202e',
    '😀',
    'İ',
    'é',
    '&a',
    '*a',
    '<<',
    '- ',
    '---\n',
    '|\n',
  ],
  ...[
    '0',
    '-1',
    '1e400',
    '9223372036854775808',
    '0x1',
    '800',
    '1000000',
    'null',
    'true',
    'x',
    '__proto__',
    'constructor',
    '..',
    '../../x',
    '**',
    '*',
  ],
];

const piece = /[A-Za-z_$][\w$-]*|\d+|[^\S\n]+|'''|[^]/g;

/** How often a stretch may be repeated: sometimes so often that time which grows with its square would show. */
const repetitions = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 2, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 300 }) },
  { weight: 1, arbitrary: fc.integer({ min: 301, max: 5_000 }) },
);

/** What is put in somewhere gets no longer by being repeated: what is repeated again and again would fill the memory. */
const longestPut = 100_000;

const nearby = fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, fc.nat(40));

/** Texts that differ from one of `seeds` in a few places: pieces are left out, moved, repeated, taken from other seeds or from `more`. */
export function mangled(seeds: readonly string[], more: readonly string[] = []): fc.Arbitrary<string> {
  const split = seeds.map((text) => text.match(piece) ?? []);
  const words = [...scraps, ...more];
  const edit = fc.record({
    at: fc.nat(),
    take: nearby,
    from: fc.nat(),
    length: nearby,
    source: fc.oneof(
      { weight: 3, arbitrary: fc.constant('same' as const) },
      { weight: 3, arbitrary: fc.nat({ max: Math.max(0, words.length - 1) }) },
      { weight: 2, arbitrary: fc.nat({ max: split.length - 1 }).map((seed) => split[seed] ?? []) },
      { weight: 1, arbitrary: fc.constant('nothing' as const) },
    ),
    times: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, repetitions),
  });
  return fc
    .record({ seed: fc.nat({ max: split.length - 1 }), edits: fc.array(edit, { minLength: 1, maxLength: 6 }) })
    .map(({ seed, edits }) => {
      const pieces = [...(split[seed] ?? [])];
      for (const { at, take, from, length, source, times } of edits) {
        const stretch = (of: readonly string[]): readonly string[] => {
          const start = from % Math.max(1, of.length);
          return of.slice(start, start + length + 1);
        };
        const put =
          source === 'nothing' ? [] : typeof source === 'number' ? [words[source] ?? ''] : stretch(source === 'same' ? pieces : source);
        const text = put.join('');
        pieces.splice(at % (pieces.length + 1), take, text.repeat(Math.min(times, Math.ceil(longestPut / Math.max(1, text.length)))));
      }
      return pieces.join('');
    });
}
