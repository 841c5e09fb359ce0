import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GivenParameters } from '../scan/scan-request.js';
import { holdsParameters } from '../scan/given-values.js';
import type { Host } from '../text/host.js';
import { resolvePath } from '../text/paths.js';
import { Source } from '../text/source.js';
import { attempt } from '../disk/attempt.js';
import { decode } from '../disk/decode.js';
import { readNamed } from '../disk/read-file.js';
import type { Environment } from './environment.js';
import { UsageError } from './usage-error.js';

/** What `--parameters` gives, in the forms that `az deployment` takes: a file, `@file`, `name=value`, or JSON. Throws `UsageError`. */
export function givenParameters(
  texts: readonly string[],
  { cwd }: Pick<Environment, 'cwd'>,
  nameOf: (path: string) => string,
): GivenParameters[] {
  return texts.map((text) =>
    givenBy(text, (file) => {
      const absolute = resolve(cwd, file);
      const content = attempt(() => decode(readNamed(absolute))).value;
      if (content !== undefined) return new Source(nameOf(file), content);
      const shown = shownFile(file, existsSync(absolute)) ?? 'one of its values, which is the name of no file';
      throw new UsageError(
        `--parameters: cannot read ${shown}; give a file, @file or name=value (paths to scan must come before --parameters)`,
      );
    }),
  );
}

/** The same in a configuration, where files count from its `folder` and lie in the scanned root. Throws `UsageError`. */
export function configuredParameters(texts: readonly string[], folder: string, host: Host): GivenParameters[] {
  return texts.map((text) => givenBy(text, (file) => sourceIn(host, folder, file)));
}

function givenBy(text: string, open: (file: string) => Source): GivenParameters {
  const [, name, value] = named(text);
  if (name !== undefined && value !== undefined) return { kind: 'value', name, text: value };
  if (text.startsWith('{')) return fileOf(new Source('--parameters.json', text), 'this JSON');
  const file = withoutAt(text);
  return fileOf(open(file), file);
}

function sourceIn(host: Host, folder: string, file: string): Source {
  const path = resolvePath(folder, file);
  const text = path === undefined ? undefined : host.read(path);
  if (path === undefined || text === undefined) {
    const shown = shownFile(file, false);
    const what = shown === undefined ? 'one of them is the name of no file' : `there is no file ${shown}`;
    throw new UsageError(`parameters of the configuration: ${what}`);
  }
  return new Source(path, text);
}

/** The files among the texts of `--parameters`. */
export function parameterFiles(texts: readonly string[]): string[] {
  return texts.filter((text) => named(text).length === 0 && !text.startsWith('{')).map(withoutAt);
}

function named(text: string): readonly (string | undefined)[] {
  return /^([A-Za-z_]\w*)=([^]*)$/.exec(text) ?? [];
}

function withoutAt(text: string): string {
  return text.replace(/^@/, '');
}

function fileOf(source: Source, shown: string): GivenParameters {
  if (!holdsParameters(source)) {
    throw new UsageError(`--parameters: ${shown} holds no parameter values (paths to scan must come before --parameters)`);
  }
  return { kind: 'file', source };
}

/** What may be shown of what should name a file, if anything: a value that is written in a wrong way is none. */
function shownFile(file: string, isThere: boolean): string | undefined {
  const isLikePath = /^[^=:"']+\.(?:bicepparam|jsonc?)$/i.test(file) || /^(?:\.{0,2}|~)(?:\/[\w.-]+)+$/.test(file);
  return isThere || isLikePath ? file : undefined;
}
