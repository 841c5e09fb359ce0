import type { Random } from '../random.js';

/** Types of the expressions that are written: `strings` and `ints` are arrays, `object` holds strings. */
export type Kind = 'string' | 'int' | 'bool' | 'strings' | 'ints' | 'object';

export const kinds: readonly Kind[] = ['string', 'int', 'bool', 'strings', 'ints', 'object'];

/** Texts of expressions that may be used as they are, by type. */
export type Known = { readonly [kind in Kind]: readonly string[] };

type Write = (depth: number, known: Known) => string;

const words = [
  'a',
  'B',
  'vnet',
  'pe-01',
  'x y',
  'é',
  '{0}',
  '[x]',
  "it\\'s",
  '\\n',
  '\\${no}',
  '10.0.0.0/16',
  '',
  'Zz_9',
  '\\u{1F600}',
  '//no',
  '%s',
];
const names = ['a', 'b', 'key', 'Name', 'x_1', 'long-key', 'if', 'resource'];

/** Writes Bicep expressions of a wanted type that the deployment engine evaluates without an error. */
export class Expressions {
  readonly #random: Random;
  #lambdas = 0;
  readonly #writers: { readonly [kind in Kind]: readonly Write[] };

  constructor(random: Random) {
    this.#random = random;
    this.#writers = {
      string: this.#strings(),
      int: this.#ints(),
      bool: this.#bools(),
      strings: this.#stringArrays(),
      ints: this.#intArrays(),
      object: this.#objects(),
    };
  }

  write(kind: Kind, depth: number, known: Known): string {
    const ready = known[kind];
    if (ready.length > 0 && this.#random.chance(depth <= 0 ? 2 : 4)) return this.#random.pick(ready) ?? '';
    if (depth <= 0) return this.literal(kind);
    const write = this.#random.pick(this.#writers[kind]);
    return write === undefined ? this.literal(kind) : write(depth - 1, known);
  }

  literal(kind: Kind): string {
    switch (kind) {
      case 'string':
        return `'${this.#random.pick(words) ?? ''}'`;
      case 'int':
        return String(this.#random.below(200) - 20);
      case 'bool':
        return this.#random.chance(2) ? 'true' : 'false';
      case 'strings':
        return `[${this.#list(() => this.literal('string'))}]`;
      case 'ints':
        return `[${this.#list(() => this.literal('int'))}]`;
      case 'object':
        return `{ ${this.#properties(() => this.literal('string'))} }`;
    }
  }

  #list(write: () => string): string {
    return Array.from({ length: this.#random.below(4) }, write).join(', ');
  }

  #properties(write: () => string): string {
    const chosen = names.filter(() => this.#random.chance(3));
    return chosen.map((name) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${write()}`).join(', ');
  }

  #lambda(parameters: number): { readonly names: readonly string[]; readonly head: string } {
    const own = Array.from({ length: parameters }, () => `l${++this.#lambdas}`);
    return { names: own, head: own.length === 1 && this.#random.chance(2) ? `${own.join('')} =>` : `(${own.join(', ')}) =>` };
  }

  /** A string with the text of a hole: no array or object literal may stand in it, so only plain names do. */
  #interpolation(known: Known): string {
    const holes = [...known.string, ...known.int, ...known.bool].filter((text) => /^[\w.]+$/.test(text));
    const hole = this.#random.pick(holes) ?? '7';
    return `'${this.#random.pick(words) ?? ''}\${${hole}}${this.#random.pick(words) ?? ''}\${toUpper(string(${this.#random.pick(known.int.filter((text) => /^[\w.]+$/.test(text))) ?? '3'}))}'`;
  }

  #strings(): Write[] {
    const of = (kind: Kind, depth: number, known: Known): string => this.write(kind, depth, known);
    return [
      (_, known) => this.#interpolation(known),
      (depth, known) => `toLower(${of('string', depth, known)})`,
      (depth, known) => `toUpper(${of('string', depth, known)})`,
      (depth, known) => `trim(${of('string', depth, known)})`,
      (depth, known) => `replace(${of('string', depth, known)}, 'a', ${of('string', depth, known)})`,
      (depth, known) => `concat(${of('string', depth, known)}, ${of('string', depth, known)})`,
      (depth, known) => `take(${of('string', depth, known)}, ${this.#random.below(4)})`,
      (depth, known) => `skip(${of('string', depth, known)}, ${this.#random.below(3)})`,
      (depth, known) => `padLeft(${of('string', depth, known)}, ${1 + this.#random.below(8)}, '0')`,
      (depth, known) => `join(${of('strings', depth, known)}, '-')`,
      (depth, known) => `(any(${of('strings', depth, known)})[?0] ?? ${of('string', depth, known)})`,
      (depth, known) => `(any(${of('strings', depth, known)})[?^1] ?? ${of('string', depth, known)})`,
      (depth, known) => `(any(${of('object', depth, known)}).?key ?? ${of('string', depth, known)})`,
      (depth, known) => `(any(${of('object', depth, known)})[?${of('string', depth, known)}] ?? 'none')`,
      (depth, known) => `(${of('bool', depth, known)} ? ${of('string', depth, known)} : ${of('string', depth, known)})`,
      (depth, known) => `string(${of('int', depth, known)})`,
      (depth, known) => `string(${of('bool', depth, known)})`,
      (depth, known) => `uniqueString(${of('string', depth, known)}, ${of('string', depth, known)})`,
      (depth, known) => `guid(${of('string', depth, known)})`,
      (depth, known) => `format('{0}-{1}{{', ${of('string', depth, known)}, ${of('int', depth, known)})`,
      (depth, known) => `base64(${of('string', depth, known)})`,
      (depth, known) => `uriComponent(${of('string', depth, known)})`,
      (depth, known) => `split(${of('string', depth, known)}, '-')[0]`,
      (depth, known) => `last(split(${of('string', depth, known)}, 'a'))!`,
      (depth, known) => `reduce(${of('strings', depth, known)}, '', (p, q) => '\${p}\${q}')`,
      (depth, known) => `any(${of('string', depth, known)})`,
      (depth, known) => `sys.toLower((${of('string', depth, known)}))`,
    ];
  }

  #ints(): Write[] {
    const of = (kind: Kind, depth: number, known: Known): string => this.write(kind, depth, known);
    return bracketed([
      (depth, known) => `(${of('int', depth, known)} + ${of('int', depth, known)})`,
      (depth, known) => `(${of('int', depth, known)} - ${of('int', depth, known)})`,
      (depth, known) => `(${of('int', depth, known)} * 3)`,
      (depth, known) => `(${of('int', depth, known)} / 7)`,
      (depth, known) => `(${of('int', depth, known)} % 5)`,
      (depth, known) => `-(${of('int', depth, known)})`,
      (depth, known) => `length(${of('string', depth, known)})`,
      (depth, known) => `length(${of('strings', depth, known)})`,
      (depth, known) => `length(${of('object', depth, known)})`,
      (depth, known) => `indexOf(${of('string', depth, known)}, 'a')`,
      (depth, known) => `min(${of('int', depth, known)}, ${of('int', depth, known)})`,
      (depth, known) => `max(${of('int', depth, known)}, ${of('int', depth, known)})`,
      (depth, known) => `int('${this.#random.below(90)}') - ${of('int', depth, known)}`,
      (depth, known) => `(${of('bool', depth, known)} ? ${of('int', depth, known)} : ${of('int', depth, known)})`,
      (depth, known) => `(any(${of('ints', depth, known)})[?1] ?? ${of('int', depth, known)})`,
    ]);
  }

  #bools(): Write[] {
    const of = (kind: Kind, depth: number, known: Known): string => this.write(kind, depth, known);
    return bracketed([
      (depth, known) => `(${of('int', depth, known)} < ${of('int', depth, known)})`,
      (depth, known) => `(${of('int', depth, known)} >= ${of('int', depth, known)})`,
      (depth, known) => `(${of('string', depth, known)} == ${of('string', depth, known)})`,
      (depth, known) => `(${of('string', depth, known)} != ${of('string', depth, known)})`,
      (depth, known) => `(${of('string', depth, known)} =~ ${of('string', depth, known)})`,
      (depth, known) => `(${of('string', depth, known)} !~ ${of('string', depth, known)})`,
      (depth, known) => `(${of('object', depth, known)} == ${of('object', depth, known)})`,
      (depth, known) => `(${of('strings', depth, known)} == ${of('strings', depth, known)})`,
      (depth, known) => `(${of('bool', depth, known)} && ${of('bool', depth, known)})`,
      (depth, known) => `(${of('bool', depth, known)} || ${of('bool', depth, known)})`,
      (depth, known) => `!(${of('bool', depth, known)})`,
      (depth, known) => `contains(${of('string', depth, known)}, ${of('string', depth, known)})`,
      (depth, known) => `contains(${of('strings', depth, known)}, ${of('string', depth, known)})`,
      (depth, known) => `contains(${of('object', depth, known)}, 'key')`,
      (depth, known) => `startsWith(${of('string', depth, known)}, 'v')`,
      (depth, known) => `endsWith(${of('string', depth, known)}, 'a')`,
      (depth, known) => `empty(${of('strings', depth, known)})`,
      (depth, known) => `empty(${of('string', depth, known)})`,
      (depth, known) => `bool('true')`.concat(` && ${of('bool', depth, known)}`),
    ]);
  }

  #stringArrays(): Write[] {
    const of = (kind: Kind, depth: number, known: Known): string => this.write(kind, depth, known);
    return [
      (depth, known) => `[ ${of('string', depth, known)}, ${of('string', depth, known)} ]`,
      (depth, known) => `[ ...${of('strings', depth, known)}, ${of('string', depth, known)} ]`,
      (depth, known) => `[\n${of('string', depth, known)}\n...${of('strings', depth, known)}\n]`,
      (depth, known) => `split(${of('string', depth, known)}, '-')`,
      (depth, known) => this.#mapped('strings', 'string', depth, known),
      (depth, known) => this.#mapped('ints', 'string', depth, known),
      (depth, known) => this.#filtered(depth, known),
      (depth, known) => `concat(${of('strings', depth, known)}, ${of('strings', depth, known)})`,
      (depth, known) => `union(${of('strings', depth, known)}, ${of('strings', depth, known)})`,
      (depth, known) => `intersection(${of('strings', depth, known)}, ${of('strings', depth, known)})`,
      (depth, known) => `take(${of('strings', depth, known)}, 2)`,
      (depth, known) => `skip(${of('strings', depth, known)}, 1)`,
      (depth, known) => `objectKeys(${of('object', depth, known)})`,
      (depth, known) => `flatten([ ${of('strings', depth, known)}, ${of('strings', depth, known)} ])`,
      (depth, known) => `map(items(${of('object', depth, known)}), i => '\${i.key}=\${i.value}')`,
      (depth, known) => `(${of('bool', depth, known)} ? ${of('strings', depth, known)} : ${of('strings', depth, known)})`,
      (depth, known) => `array(${of('string', depth, known)})`,
    ];
  }

  #mapped(from: 'strings' | 'ints', to: 'string', depth: number, known: Known): string {
    const { names: own, head } = this.#lambda(this.#random.chance(2) ? 1 : 2);
    const [item = '', index] = own;
    const inner = withNames(known, from === 'strings' ? 'string' : 'int', [item]);
    const body = this.write(to, depth, index === undefined ? inner : withNames(inner, 'int', [index]));
    return `map(${this.write(from, depth, known)}, ${head} ${body})`;
  }

  #filtered(depth: number, known: Known): string {
    const { names: own, head } = this.#lambda(1);
    return `filter(${this.write('strings', depth, known)}, ${head} ${this.write('bool', depth, withNames(known, 'string', own))})`;
  }

  #intArrays(): Write[] {
    const of = (kind: Kind, depth: number, known: Known): string => this.write(kind, depth, known);
    return [
      () => `range(${this.#random.below(5)}, ${this.#random.below(4)})`,
      (depth, known) => `[ ${of('int', depth, known)}, ${of('int', depth, known)} ]`,
      (depth, known) => `map(${of('strings', depth, known)}, s => length(s))`,
      (depth, known) => `sort(${of('ints', depth, known)}, (p, q) => p < q)`,
      (depth, known) => `[ ...${of('ints', depth, known)}, ...${of('ints', depth, known)} ]`,
    ];
  }

  #objects(): Write[] {
    const of = (kind: Kind, depth: number, known: Known): string => this.write(kind, depth, known);
    return [
      (depth, known) => `{ ${this.#properties(() => of('string', depth, known))} }`,
      (depth, known) => `{ ...${of('object', depth, known)}, key: ${of('string', depth, known)} }`,
      (depth, known) => `{ 'k-\${length(${known.strings.find((text) => /^\w+$/.test(text)) ?? "'ab'"})}': ${of('string', depth, known)} }`,
      (depth, known) => `union(${of('object', depth, known)}, ${of('object', depth, known)})`,
      (depth, known) => `shallowMerge([ ${of('object', depth, known)}, ${of('object', depth, known)} ])`,
      (depth, known) => `toObject(range(0, ${this.#random.below(3)}), n => 'n\${n}', n => ${of('string', depth, known)})`,
      (depth, known) => `mapValues(${of('object', depth, known)}, v => toUpper(v))`,
      (depth, known) => `(${of('bool', depth, known)} ? ${of('object', depth, known)} : ${of('object', depth, known)})`,
    ];
  }
}

function bracketed(writers: readonly Write[]): Write[] {
  return writers.map(
    (write): Write =>
      (depth, known) =>
        `(${write(depth, known)})`,
  );
}

/** The same names with more of one type. */
export function withNames(known: Known, kind: Kind, more: readonly string[]): Known {
  return { ...known, [kind]: [...known[kind], ...more, ...more] };
}
