import { isSecretName } from '../text/secret-names.js';
import type { Span } from '../text/source.js';
import type { ArcCommand } from './arc-commands.js';
import { tokensIn } from '../template/tokens.js';
import { type Command, textOfWord, type Word } from './commands.js';
import type { ScriptLanguage } from './file-kind.js';
import { settingsIn } from './variables.js';

/** Options whose values let whoever has them in. */
export const secretOptions: ReadonlySet<string> = new Set(['service-principal-secret', 'access-token', 'proxy-password', 'password']);

/** An option whose secret value a script spells out. */
export interface WrittenSecret {
  readonly option: string;
  readonly at: Word;
  /** False for a token that somebody has yet to fill in, or a pipeline. */
  readonly isFilledIn: boolean;
}

/** The options of a command whose secret values are written there. */
export function writtenSecrets({ options }: ArcCommand): readonly WrittenSecret[] {
  return Array.from(options).flatMap(([option, at]) => {
    const text = textOfWord(at);
    return secretOptions.has(option) && text !== undefined && !text.startsWith('-')
      ? { option, at, isFilledIn: tokensIn(text) === undefined }
      : [];
  });
}

/** Where a script spells out secrets: values of options and variables that are called so. */
export function secretsOf(commands: readonly Command[], arcCommands: readonly ArcCommand[], language: ScriptLanguage): readonly Span[] {
  const options = arcCommands.flatMap(({ options: given }) =>
    Array.from(given).flatMap(([name, word]) => (secretOptions.has(name) && textOfWord(word) !== undefined ? [word] : [])),
  );
  const variables = commands.flatMap((command) =>
    Array.from(settingsIn(command, language)).flatMap(({ name, word }) => (isSecretName(name) && word !== undefined ? [word] : [])),
  );
  return [...options, ...variables];
}
