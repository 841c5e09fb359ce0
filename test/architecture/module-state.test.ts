import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { moduleState } from './module-state.js';

/** What is found in a file, `late` and other files being there to import. */
function foundIn(text: string, others: Readonly<Record<string, string>> = {}): string[] {
  const found = moduleState(new Map([...Object.entries(others), ['src/a.ts', text]]));
  return found.flatMap((line) => (line.startsWith('src/a.ts:') ? [line.slice('src/a.ts:'.length)] : []));
}

const late = {
  'src/late.ts': `export function late<T>(make: () => T): () => T {
    let made: { value: T } | undefined;
    return () => (made ??= { value: make() }).value;
  }`,
};

describe('modules of src and rules', () => {
  it('keep no state', () => {
    const paths = ['src', 'rules'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    );
    const texts = paths.filter((path) => path.endsWith('.ts')).map((path) => [path, readFileSync(path, 'utf8')] as const);
    expect(moduleState(new Map(texts))).toEqual([]);
  });
});

describe('state of a module', () => {
  it.each([
    ['a variable', 'let count = 0;\nexport const next = () => ++count;', '1: count can be assigned again'],
    ['a variable of old', 'export var count = 0;', '1: count can be assigned again'],
    ['a weak map', 'const kept: WeakMap<object, string> = new WeakMap();', '1: an object of WeakMap can change'],
    ['a map inside of an object', 'const kept = { of: new WeakMap() };', '1: an object of WeakMap can change'],
    ['a map that is filled', "const kept = new Map([['a', 1]]);\nconst f = () => kept.set('b', 2);", '2: kept is changed'],
    [
      'a map that is filled under an assertion',
      'const kept = new Map([[1, 1]]);\nconst f = () => (kept as Map<1, 1>).clear();',
      '2: kept is changed',
    ],
    ['a map in a map', 'const kept = new Map([[1, new Set()]]);\nconst f = () => kept.get(1)!.add(2);', '2: kept is changed'],
    [
      'a read-only map that is changed all the same',
      'const kept: ReadonlyMap<1, 1> = new Map([[1, 1]]);\n(kept as any).delete(1);',
      '2: kept is changed',
    ],
    ['an empty list', 'const kept: string[] = [];', '1: kept is not typed read-only'],
    ['an empty set of another type', 'const kept = new Set<string>();', '1: kept is not typed read-only'],
    ['a list that others see', "export const names = ['a'];", '1: names is not typed read-only'],
    ['a map that others see', "export const names: Map<string, string> = new Map([['a', 'b']]);", '1: names is not typed read-only'],
    ['a list that is sorted', "const names = ['b', 'a'];\nconst f = () => names.sort();", '2: names is changed'],
    ['a member', 'const kept = { last: 0 };\nfunction f(n: number) {\n  kept.last = n;\n}', '3: kept is changed'],
    ['an element', 'const kept = [0];\nconst f = () => { kept[0] ??= 1; };', '2: kept is changed'],
    ['a member deep down', 'const kept = { in: { last: 0 } };\nconst f = () => kept.in.last++;', '2: kept is changed'],
    ['a member taken away', 'const kept: { last?: 0 } = { last: 0 };\nconst f = () => delete kept.last;', '2: kept is changed'],
    ['members assigned at once', 'const kept = { last: 0 };\nconst f = () => Object.assign(kept, { last: 1 });', '2: kept is changed'],
    ['a member of a function', 'function f() {\n  f.last = 1;\n}', '2: f is changed'],
    ['a part of a pattern of names', 'const { kept } = { kept: new Map([[1, 1]]) };\nconst f = () => kept.clear();', '2: kept is changed'],
    ['a static member', 'class A {\n  static last = 0;\n}', '2: last can be assigned again'],
    ['a static container', 'class A {\n  static readonly #kept = new Map<string, string>();\n}', '2: #kept is not typed read-only'],
    [
      'a static container that is filled',
      'class A {\n  static readonly kept: A[] = [new A()];\n  f() {\n    A.kept.push(this);\n  }\n}',
      '4: A is changed',
    ],
    ['a sticky pattern', 'const word = /a/y;\nconst f = (text: string) => word.test(text);', '1: /a/y remembers where it stopped'],
    ['a pattern that goes on', 'const word = /a/g;\nconst f = (text: string) => word.test(text);', '2: word remembers where it stopped'],
    ['the position of a pattern', 'const word = /a/y;\nconst f = () => {\n  word.lastIndex = 1;\n};', '3: word is changed'],
    [
      'a function that remembers',
      'const f = (() => {\n  let n = 0;\n  return () => n++;\n})();',
      '1: what (() => {\n  let n = 0;\n  return () => n++;\n}) gives remembers',
    ],
    ['an object that can change', 'class A {\n  #last = 0;\n}\nexport const a = new A();', '4: an object of A can change'],
    [
      'an object with a map',
      'class A {\n  readonly #all = new Map<string, string>();\n}\nexport const a = { b: [new A()] };',
      '4: an object of A can change',
    ],
  ])('is found: %s', (_, text, expected) => {
    expect(foundIn(text)).toContain(expected);
  });

  it('is found across files', () => {
    const others = {
      'src/b.ts': "export const kept = { of: { last: 0 } };\nexport class B {\n  last = '';\n}",
      'src/c.ts':
        'export const remembered = <T>(make: (key: string) => T) => {\n  const all = new Map<string, T>();\n  return (key: string) => all.get(key) ?? all.set(key, make(key)).get(key);\n};',
    };
    expect(foundIn("import { kept, B } from './b.js';\nconst f = () => (kept.of.last = 1);\nconst b = new B();", others)).toEqual([
      '3: an object of B can change',
      '2: kept is changed',
    ]);
    expect(foundIn("import { remembered } from './c.js';\nexport const f = remembered((key) => key);", others)).toEqual([
      '2: what remembered gives remembers',
    ]);
  });

  it('is not seen where there is none', () => {
    const text = `import { late } from './late.js';
      const table: ReadonlyMap<string, number> = new Map([['a', 1]]);
      const local = new Set(['a']);
      const names = ['a', 'b'];
      export const all: readonly string[] = [];
      export const fixed = ['a'] as const satisfies readonly string[];
      export const sizes = { a: 1 } as const;
      const word = /a/;
      const words = /a/g;
      const power = powerOf(3);
      const constants = late(() => new Map([['a', 1]]));
      class Reader {
        static readonly none: readonly string[] = [];
        readonly #seen = new Set<string>();
        #at = 0;
        read(seen: string) {
          this.#seen.add(seen);
          this.#at++;
        }
      }
      export function read(names: string[], local: Set<string>): string[] {
        const table = new Map<string, string>();
        let count = 0;
        for (const name of names) table.set(name, name.replace(words, ''));
        local.add('b');
        names.push('c');
        new Reader().read(String(count++));
        return [...table.keys()].sort();
      }
      function powerOf(exponent: number): number {
        let power = 1;
        for (let at = 0; at < exponent; at++) power *= 2;
        return power;
      }
      for (const name of names) read([name], new Set());`;
    expect(foundIn(text, late)).toEqual([]);
  });
});
