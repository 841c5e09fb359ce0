import type { BoundFile, FileSymbol } from '../binding/symbols.js';
import { Circles } from '../modules/circles.js';
import { type NameUse, namesUsedBy } from './name-uses.js';
import type { Refusal } from './refusal.js';

/** The declarations of a file that need themselves, directly or by way of others. */
export class CircularNames {
  /** One for each circle, at the first use in it. */
  readonly refusals: readonly Refusal[];
  readonly #circular = new Set<FileSymbol>();

  constructor(file: BoundFile) {
    this.refusals = [...this.#circlesOf(file)];
  }

  /** Whether a declaration needs itself. */
  has(symbol: FileSymbol): boolean {
    return this.#circular.has(symbol);
  }

  *#circlesOf(file: BoundFile): Iterable<Refusal> {
    const symbols = new Set<FileSymbol>([...file.names.values(), ...file.resources]);
    const uses = new Map([...symbols].map((symbol) => [symbol, [...namesUsedBy(symbol, file)]]));
    const circles = new Circles((symbol: FileSymbol) => (uses.get(symbol) ?? []).map((use) => use.symbol));
    const usesInCircle = (symbol: FileSymbol): readonly NameUse[] =>
      (uses.get(symbol) ?? []).filter((use) => circles.leadsBack(use.symbol, symbol));
    for (const symbol of symbols) {
      const [first] = usesInCircle(symbol);
      if (first === undefined || this.#circular.has(symbol)) continue;
      const way = wayBack(first.symbol, symbol, usesInCircle);
      for (const member of membersOf(symbol, usesInCircle)) this.#circular.add(member);
      yield { message: `'${nameOf(symbol)}' refers to itself${way}`, at: first.at };
    }
  }
}

type UsesOf = (symbol: FileSymbol) => readonly NameUse[];

function membersOf(symbol: FileSymbol, usesOf: UsesOf): ReadonlySet<FileSymbol> {
  const members = new Set([symbol]);
  for (const member of members) for (const use of usesOf(member)) members.add(use.symbol);
  return members;
}

/** What lies on the shortest way from one declaration to another, as the end of a sentence. */
function wayBack(from: FileSymbol, to: FileSymbol, usesOf: UsesOf): string {
  const ways = new Map<FileSymbol, readonly FileSymbol[]>([[from, [from]]]);
  for (const [symbol, way] of ways) {
    if (symbol === to) return by(way.slice(0, -1));
    for (const use of usesOf(symbol)) if (!ways.has(use.symbol)) ways.set(use.symbol, [...way, use.symbol]);
  }
  return '';
}

function by(way: readonly FileSymbol[]): string {
  return way.length === 0 ? '' : ` by way of ${way.map((symbol) => `'${nameOf(symbol)}'`).join(', then ')}`;
}

function nameOf(symbol: FileSymbol): string {
  if (symbol.kind === 'resource' || symbol.kind === 'module') return symbol.name;
  return 'syntax' in symbol ? symbol.syntax.name.text : '';
}
