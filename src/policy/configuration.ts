import type { Severity } from '../engine/message.js';
import { MatchingBudget } from '../text/matching-budget.js';
import { Memo } from '../text/memo.js';
import { PathPatterns } from '../text/path-patterns.js';
import { folderOf } from '../text/paths.js';
import type { Source, Span } from '../text/source.js';
import type { ConfiguredSuppression } from './configured-suppressions.js';
import type { RunSettings } from './run-settings.js';

/** What becomes of the findings of a rule: dropped, or told with a severity. */
export type RuleSetting = Severity | 'off';

/** By rule id. */
export type RuleSettings = ReadonlyMap<string, RuleSetting>;

/** Settings for files that patterns name. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: RuleSettings;
}

/** What one configuration file says. */
export interface ConfigurationText {
  readonly source: Source;
  readonly rules: RuleSettings;
  readonly overrides: readonly Override[];
  readonly suppressions: readonly ConfiguredSuppression[];
  readonly scan: RunSettings;
  /** Where it has settings of a whole run. */
  readonly scanSpan: Span | undefined;
  /** Where it names rule packs. */
  readonly packsSpan: Span | undefined;
  /** The registries that it trusts; undefined where it does not say. */
  readonly registries: readonly string[] | undefined;
  /** Where it says what `restore` may do. */
  readonly restoreSpan: Span | undefined;
}

/** Comparisons that the patterns of one file may take: enough for thousands of paths. */
const mostComparisons = 10_000_000;

/** A configuration file, and what it makes of the files that it governs. */
export class Configuration {
  readonly source: Source;
  readonly scan: RunSettings;
  readonly scanSpan: Span | undefined;
  readonly packsSpan: Span | undefined;
  readonly registries: readonly string[] | undefined;
  readonly restoreSpan: Span | undefined;
  /** Folder that its paths and patterns count from. */
  readonly folder: string;
  readonly #base: RuleSettings;
  readonly #overrides: readonly { readonly patterns: PathPatterns; readonly rules: RuleSettings }[];
  readonly #suppressions: readonly { readonly patterns: PathPatterns; readonly suppression: ConfiguredSuppression }[];
  readonly #byFile: Memo<string, RuleSettings>;
  readonly #suppressionsOf: Memo<string, readonly ConfiguredSuppression[]>;

  /** `folder` is where its patterns count from. */
  constructor(text: ConfigurationText, folder = folderOf(text.source.path)) {
    const { source, rules, overrides, suppressions, scan, scanSpan, packsSpan, registries, restoreSpan } = text;
    const budget = new MatchingBudget(mostComparisons);
    this.source = source;
    this.scan = scan;
    this.scanSpan = scanSpan;
    this.packsSpan = packsSpan;
    this.registries = registries;
    this.restoreSpan = restoreSpan;
    this.folder = folder;
    this.#base = rules;
    this.#overrides = overrides.map(({ files, rules: own }) => ({ patterns: new PathPatterns(files, budget), rules: own }));
    this.#suppressions = suppressions.map((suppression) => ({ patterns: new PathPatterns(suppression.files, budget), suppression }));
    this.#suppressionsOf = new Memo((path) => this.#suppressionsFor(path));
    this.#byFile = new Memo((path) => this.#settingsFor(path));
  }

  /** What is set for a rule in a file of the scanned root; undefined where nothing is. */
  settingOf(ruleId: string, path: string): RuleSetting | undefined {
    return this.#byFile.of(path).get(ruleId);
  }

  /** The suppressions for a file of the scanned root. */
  suppressionsOf(path: string): readonly ConfiguredSuppression[] {
    return this.#suppressionsOf.of(path);
  }

  #settingsFor(path: string): RuleSettings {
    const own = this.#pathInside(path);
    const applying = own === undefined ? [] : this.#overrides.filter(({ patterns }) => patterns.excludes(own));
    return applying.length === 0 ? this.#base : new Map([this.#base, ...applying.map(({ rules }) => rules)].flatMap((rules) => [...rules]));
  }

  #suppressionsFor(path: string): readonly ConfiguredSuppression[] {
    const own = this.#pathInside(path);
    if (own === undefined) return [];
    return this.#suppressions.flatMap(({ patterns, suppression }) => (patterns.excludes(own) ? suppression : []));
  }

  #pathInside(path: string): string | undefined {
    if (this.folder === '') return path;
    return path.startsWith(`${this.folder}/`) ? path.slice(this.folder.length + 1) : undefined;
  }
}
