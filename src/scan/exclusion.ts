import type { Host } from '../text/host.js';
import { foldersDownTo, pathOf } from '../text/paths.js';
import { MatchingBudget } from '../text/matching-budget.js';
import { PathPatterns, type UnusedPattern } from '../text/path-patterns.js';

/** Folders that hold no sources of the project. */
const neverScanned = new Set(['node_modules', '.git']);

/** Where the patterns come from that a walk goes by, and who is told of those that are not used. */
export interface PatternSources {
  readonly host: Host;
  /** Patterns of the request. */
  readonly exclude: readonly string[];
  readonly gaps: PatternGaps;
}

/** Takes note of patterns that are not used: of a file, or of the request. */
interface PatternGaps {
  pattern(path: string | undefined, unused: UnusedPattern): void;
  tooManyPatterns(): void;
}

/** Patterns of one `.gitignore`. */
interface Layer {
  readonly folder: string;
  readonly patterns: PathPatterns;
}

/** What a walk through the tree leaves out: `.gitignore` files, patterns of the request, folders that never hold templates. */
export class Exclusion {
  readonly #sources: PatternSources;
  readonly #budget: MatchingBudget;
  readonly #excluded: PathPatterns;
  readonly #layers: readonly Layer[];

  private constructor(sources: PatternSources, budget: MatchingBudget, excluded: PathPatterns, layers: readonly Layer[]) {
    this.#sources = sources;
    this.#budget = budget;
    this.#excluded = excluded;
    this.#layers = layers;
  }

  /**
   * What counts in `folder`, where a walk begins: `.gitignore` files from the root down. A folder that they ignore was asked for by name,
   * so then only its own counts.
   */
  static at(folder: string, sources: PatternSources): Exclusion {
    const budget = new MatchingBudget();
    const excluded = new PathPatterns(sources.exclude, budget);
    for (const unused of excluded.unused) sources.gaps.pattern(undefined, unused);
    const above = foldersDownTo(folder).slice(0, -1);
    const outer = above.reduce<Exclusion>((exclusion, one) => exclusion.within(one), new Exclusion(sources, budget, excluded, []));
    const isIgnored = folder !== '' && outer.#ignoredByGit(`${folder}/`);
    return (isIgnored ? new Exclusion(sources, budget, excluded, []) : outer).within(folder);
  }

  /** What counts one folder further down. */
  within(folder: string): Exclusion {
    const path = pathOf(folder, '.gitignore');
    const text = this.#sources.host.read(path);
    if (text === undefined) return this;
    const patterns = new PathPatterns(text.replace(/^\uFEFF/, '').split(/\r?\n/), this.#budget);
    for (const unused of patterns.unused) this.#sources.gaps.pattern(path, unused);
    return new Exclusion(this.#sources, this.#budget, this.#excluded, [...this.#layers, { folder, patterns }]);
  }

  excludesFolder(path: string, name: string): boolean {
    return neverScanned.has(name) || this.excludesFile(`${path}/`);
  }

  excludesFile(path: string): boolean {
    const excludes = this.#excluded.excludes(path) || this.#ignoredByGit(path);
    if (this.#budget.isSpent) this.#sources.gaps.tooManyPatterns();
    return excludes;
  }

  /** The innermost file that says anything decides. */
  #ignoredByGit(path: string): boolean {
    for (const { folder, patterns } of this.#layers.toReversed()) {
      const verdict = patterns.verdictOn(folder === '' ? path : path.slice(folder.length + 1));
      if (verdict !== undefined) return verdict === 'excluded';
    }
    return false;
  }
}
