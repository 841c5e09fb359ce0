import { MatchingBudget } from '../text/matching-budget.js';
import { Memo } from '../text/memo.js';
import { PathPatterns } from '../text/path-patterns.js';
import { nearestTo } from '../text/spelling.js';
import { packOf } from './packs.js';

/** Texts that are longer are no misspelling. */
const longestCompared = 200;

/** Texts that are shorter are a part of too many names. */
const shortestPart = 3;

/** Rules that a text may mean and that are named. */
const mostMeant = 8;

/** The rules that there are, by what may name them: an id, a pack, or a pattern of these with `*`. */
export class RuleNames {
  readonly #ids: readonly string[];
  readonly #isPartial: boolean;
  readonly #known: ReadonlySet<string>;
  readonly #budget = new MatchingBudget();
  readonly #named: Memo<string, readonly string[]>;

  /** `ids` are those of every rule, whether it runs or not; `isPartial` says that there are packs of which nothing is known. */
  constructor(ids: readonly string[], isPartial = false) {
    this.#ids = ids;
    this.#isPartial = isPartial;
    this.#known = new Set(ids);
    this.#named = new Memo((text) => this.#idsFitting(text));
  }

  /** The same names where there may be packs besides, which are not loaded. */
  get partial(): RuleNames {
    return new RuleNames(this.#ids, true);
  }

  /** The ids of the rules that a text names. */
  named(text: string): readonly string[] {
    return this.#known.has(text) ? [text] : this.#named.of(text);
  }

  /** What is wrong with a text that is to name a rule; undefined where it names one. */
  mistakeIn(text: string): string | undefined {
    if (this.named(text).length > 0) return undefined;
    const packs = new Set(this.#ids.map(packOf));
    if (this.#isPartial && !packs.has(packOf(text))) return undefined;
    const meant = text.length > longestCompared ? [] : this.#meantBy(text, packs);
    return `there is no rule '${text}'${meant.length === 0 ? "; 'plumblint rules' lists them" : `; did you mean ${meant.join(', ')}?`}`;
  }

  /** What a text that names no rule may mean: the name that it is a misspelling of, or those that it is a part of. */
  #meantBy(text: string, packs: ReadonlySet<string>): readonly string[] {
    const near = nearestTo(text, [...new Set([...this.#ids, ...packs])]).slice(0, 1);
    if (near.length > 0 || text.length < shortestPart) return near;
    return this.#ids.filter((id) => id.includes(text.toLowerCase())).slice(0, mostMeant);
  }

  #idsFitting(text: string): readonly string[] {
    if (!/^[\w*?/-]+$/.test(text)) return [];
    const patterns = new PathPatterns([text], this.#budget);
    return this.#ids.filter((id) => patterns.excludes(id));
  }
}
