import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GivenParameters } from '../scan/scan-request.js';
import { holdsParameters } from '../scan/given-values.js';
import { Source } from '../text/source.js';
import { decode } from '../disk/decode.js';
import type { Environment } from './environment.js';
import { UsageError } from './usage-error.js';

/** What `--parameters` gives, in the forms that `az deployment` takes: a file, `@file`, `name=value`, or JSON. Throws `UsageError`. */
export function givenParameters(
  texts: readonly string[],
  { cwd }: Pick<Environment, 'cwd'>,
  nameOf: (path: string) => string,
): GivenParameters[] {
  return texts.map((text) => {
    const [, name, value] = named(text);
    if (name !== undefined && value !== undefined) return { kind: 'value', name, text: value };
    if (text.startsWith('{')) return fileOf('--parameters.json', text, 'this JSON');
    const file = withoutAt(text);
    return fileOf(nameOf(file), textOf(resolve(cwd, file), file), file);
  });
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

function fileOf(path: string, text: string, shown: string): GivenParameters {
  const source = new Source(path, text);
  if (!holdsParameters(source)) {
    throw new UsageError(`--parameters: ${shown} holds no parameter values (paths to scan must come before --parameters)`);
  }
  return { kind: 'file', source };
}

function textOf(absolute: string, shown: string): string {
  try {
    return decode(readFileSync(absolute));
  } catch {
    throw new UsageError(
      `--parameters: cannot read ${shown}; give a file, @file or name=value (paths to scan must come before --parameters)`,
    );
  }
}
