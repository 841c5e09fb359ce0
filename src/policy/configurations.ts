import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Host } from '../text/host.js';
import { Memo } from '../text/memo.js';
import { folderOf, pathOf } from '../text/paths.js';
import { Source } from '../text/source.js';
import { Configuration } from './configuration.js';
import { type Problem, withheldAt } from './document.js';
import { readConfiguration } from './read-configuration.js';
import { startOf } from './read-document.js';
import type { RuleNames } from './rule-names.js';

/** What a configuration file may be called. */
export const configurationNames = [
  'plumblint.config.json',
  'plumblint.config.jsonc',
  'plumblint.config.yaml',
  'plumblint.config.yml',
] as const;

/** What is found in one folder, or given for all. */
export interface FoundConfiguration {
  /** Undefined where the file is broken. */
  readonly configuration: Configuration | undefined;
  readonly problems: readonly Problem[];
}

/** Which configuration may name code to run and registries to fetch from: that at the scanned root, one that is given, or none. */
export type Trusts = 'root' | 'given' | 'none';

const whose: Readonly<Record<Trusts, string>> = {
  root: 'the configuration at the root of the repository',
  given: 'the configuration that is given',
  none: 'a configuration of the repository that plumblint runs in, or one given with --config,',
};

/** The configurations of a scanned root: each file is governed by that of its folder, or of the nearest folder above. They do not add up. */
export class Configurations {
  readonly names: RuleNames;
  readonly #trusts: Trusts;
  readonly #inFolder: Memo<string, FoundConfiguration | undefined>;
  readonly #nearest: Memo<string, FoundConfiguration | undefined>;

  /** `given` takes the place of all that would be found; `none` lets nothing be found. The packs of the one that is trusted are among `names`. */
  constructor(host: Host, names: RuleNames, given?: FoundConfiguration | 'none', trusts: Trusts = 'none') {
    this.names = names;
    this.#trusts = trusts;
    this.#inFolder = new Memo((folder) => foundIn(folder, host, names, trusts === 'root' && folder === ''));
    this.#nearest = new Memo((folder) => {
      if (given !== undefined) return given === 'none' ? undefined : given;
      return this.#inFolder.of(folder) ?? (folder === '' ? undefined : this.#nearest.of(folderOf(folder)));
    });
  }

  /** The configuration of a folder of the root. */
  of(folder: string): FoundConfiguration | undefined {
    return this.#nearest.of(folder);
  }

  /** The one that may name code and registries; undefined where there is none. */
  get trusted(): FoundConfiguration | undefined {
    return this.#trusts === 'none' ? undefined : this.of('');
  }

  /** What is wrong with the configurations of some files, and which of them say what only that of the whole run can. */
  diagnosticsFor(paths: readonly string[], ofRun: FoundConfiguration | undefined): Diagnostic[] {
    const found = new Set([...new Set(paths.map(folderOf))].flatMap((folder) => this.of(folder) ?? []));
    return [...found].flatMap((one) => [
      ...diagnosticsOf(one),
      ...(one === ofRun ? [] : unusedSettings(one)),
      ...this.#unusedPacks(one),
      ...this.#unusedRegistries(one),
    ]);
  }

  #unusedPacks({ configuration }: FoundConfiguration): Diagnostic[] {
    const at = configuration?.packsSpan;
    if (at === undefined || this.#trusts === 'given' || (this.#trusts === 'root' && configuration?.folder === '')) return [];
    return [withheldAt('unused-settings', `these packs are not loaded: only ${whose[this.#trusts]} names code that is run`, at)];
  }

  /** A scan fetches nothing: what the one at the root says is of no use to it, wherever it runs. */
  #unusedRegistries({ configuration }: FoundConfiguration): Diagnostic[] {
    const at = configuration?.restoreSpan;
    if (at === undefined || this.#trusts === 'given' || configuration?.folder === '') return [];
    return [withheldAt('unused-settings', `these registries are not trusted: only ${whose[this.#trusts]} says which are`, at)];
  }
}

/** The folder that holds all of some files and folders. */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/'));
  const differing = first.findIndex((segment, at) => others.some((other) => other[at] !== segment));
  return (differing < 0 ? first : first.slice(0, differing)).join('/');
}

/** Reads a configuration file; its patterns count from `folder`, which is its own unless another is given. `loadsPacks`: `names` have its packs. */
export function configurationIn(source: Source, names: RuleNames, loadsPacks: boolean, folder?: string): FoundConfiguration {
  const { text, problems } = readConfiguration(source, names, loadsPacks);
  return { configuration: text === undefined ? undefined : new Configuration(text, folder), problems };
}

/** The configuration files of a folder, of which there may be one. */
export function configurationFiles(folder: string, host: Host): Source[] {
  return configurationNames.flatMap((name) => {
    const path = pathOf(folder, name);
    const text = host.read(path);
    return text === undefined ? [] : new Source(path, text);
  });
}

function foundIn(folder: string, host: Host, names: RuleNames, loadsPacks: boolean): FoundConfiguration | undefined {
  const [source, other] = configurationFiles(folder, host);
  if (source === undefined) return undefined;
  if (other === undefined) return configurationIn(source, names, loadsPacks);
  const message = `there is '${source.path}' in this folder too: keep one of them`;
  return { configuration: undefined, problems: [{ message, span: startOf(other) }] };
}

function diagnosticsOf({ problems }: FoundConfiguration): Diagnostic[] {
  return problems.map(({ message, span }) => withheldAt('configuration', message, span));
}

function unusedSettings({ configuration }: FoundConfiguration): Diagnostic[] {
  const at = configuration?.scanSpan;
  if (at === undefined) return [];
  return [withheldAt('unused-settings', 'this holds for a run that scans this folder alone, and not for this one', at)];
}
