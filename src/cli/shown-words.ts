import { harmless } from '../reports/harmless.js';
import { mayHoldSecret, secretMask, waysIn } from '../text/secret-names.js';
import type { Output } from './environment.js';

/** What is shorter stands in many a text by chance: it is hidden in its word alone. */
const shortestAlone = 4;

/** Text that is left out, and what stands in its place. */
type Replacement = readonly [text: string, shown: string];

/**
 * An output that shows of the words of a command line what may be shown, whoever repeats them, whole or in part: who logs in to an address, tokens, and the
 * values of what is named like a secret are left out.
 */
export function withoutSecretWords(output: Output, args: readonly string[]): Output {
  const replacements = replacementsFor(args);
  if (replacements.length === 0) return output;
  return {
    ...output,
    write: (text) => output.write(replacements.reduce((shown, [secret, instead]) => shown.replaceAll(secret, instead), text)),
  };
}

/** The longest first: a word that holds another is left out before that. */
function replacementsFor(args: readonly string[]): Replacement[] {
  const words = args.flatMap((arg) => {
    const [, value] = /^-[^=]*=([^]+)$/.exec(arg) ?? [];
    return value === undefined ? [arg] : [arg, value];
  });
  const all = words.flatMap((word) => {
    const secrets = secretsIn(word);
    const shown = secrets.reduce((text, secret) => text.replaceAll(secret, secretMask), word);
    const alone = secrets.filter(({ length }) => length >= shortestAlone).map((secret): Replacement => [secret, secretMask]);
    return secrets.length === 0 ? [] : [[word, shown] as const, ...alone];
  });
  const asPrinted = all.flatMap(([text, shown]): Replacement[] => [
    [text, shown],
    [harmless(text), harmless(shown)],
  ]);
  return asPrinted.sort(([one], [other]) => other.length - one.length);
}

/** What a word of a command line holds that lets whoever reads it in. A password may have any sign in it, those that end a host too. */
function secretsIn(word: string): string[] {
  const [, scheme = '', rest = ''] = /^([^]*?\w{2,20}:\/+)?([^]*)$/.exec(word) ?? [];
  const [beforeHost = ''] = /^[^]*(?=@)/.exec(rest) ?? [];
  const [, password] = /^[^]*?:(?![\\/])([^]+)$/.exec(beforeHost) ?? [];
  const login = scheme === '' ? password : beforeHost;
  const [, name = '', value] = /([\w.-]{1,60})["']?\s{0,20}[:=]\s{0,20}([^]+)$/.exec(word) ?? [];
  const [, lastName = ''] = /([\w-]*)$/.exec(name) ?? [];
  const isSecret = mayHoldSecret(lastName) || /^sig$/i.test(lastName);
  const ways = waysIn(word).map(({ start, end }) => word.slice(start, end));
  return [login ?? '', isSecret ? (value ?? '') : '', ...ways].filter((secret) => secret !== '');
}
