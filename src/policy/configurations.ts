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
export const configurationNames = ['plumblint.config.json', 'plumblint.config.jsonc', 'plumblint.config.yaml'] as const;

/** What is found in one folder, or given for all. */
export interface FoundConfiguration {
  /** Undefined where the file is broken. */
  readonly configuration: Configuration | undefined;
  readonly problems: readonly Problem[];
}

/** The configurations of a scanned root: each file is governed by that of its folder, or of the nearest folder above. They do not add up. */
export class Configurations {
  readonly names: RuleNames;
  readonly #inFolder: Memo<string, FoundConfiguration | undefined>;
  readonly #nearest: Memo<string, FoundConfiguration | undefined>;

  /** `given` takes the place of all that would be found; `none` lets nothing be found. */
  constructor(host: Host, names: RuleNames, given?: FoundConfiguration | 'none') {
    this.names = names;
    this.#inFolder = new Memo((folder) => foundIn(folder, host, names));
    this.#nearest = new Memo((folder) => {
      if (given !== undefined) return given === 'none' ? undefined : given;
      return this.#inFolder.of(folder) ?? (folder === '' ? undefined : this.#nearest.of(folderOf(folder)));
    });
  }

  /** The configuration of a folder of the root. */
  of(folder: string): FoundConfiguration | undefined {
    return this.#nearest.of(folder);
  }

  /** What is wrong with the configurations of some files, and which of them say what only that of the whole run can. */
  diagnosticsFor(paths: readonly string[], ofRun: FoundConfiguration | undefined): Diagnostic[] {
    const found = new Set([...new Set(paths.map(folderOf))].flatMap((folder) => this.of(folder) ?? []));
    return [...found].flatMap((one) => [...diagnosticsOf(one), ...(one === ofRun ? [] : unusedSettings(one))]);
  }
}

/** The folder that holds all of some files, folders and globs. */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.replace(/(^|\/)[^/]*[*?[].*$/, '').split('/'));
  const differing = first.findIndex((segment, at) => others.some((other) => other[at] !== segment));
  return (differing < 0 ? first : first.slice(0, differing)).join('/');
}

/** Reads a configuration file; its patterns count from `folder`, which is its own unless another is given. */
export function configurationIn(source: Source, names: RuleNames, folder?: string): FoundConfiguration {
  const { text, problems } = readConfiguration(source, names);
  return { configuration: text === undefined ? undefined : new Configuration(text, folder), problems };
}

function foundIn(folder: string, host: Host, names: RuleNames): FoundConfiguration | undefined {
  const sources = configurationNames.flatMap((name) => {
    const path = pathOf(folder, name);
    const text = host.read(path);
    return text === undefined ? [] : new Source(path, text);
  });
  const [source, other] = sources;
  if (source === undefined) return undefined;
  if (other === undefined) return configurationIn(source, names);
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
