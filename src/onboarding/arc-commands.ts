import { secretMask, secretSettingsIn, waysIn, withoutLogins } from '../text/secret-names.js';
import { type Span, spanOf } from '../text/source.js';
import { type Command, isMade, textOfWord, type Word } from './commands.js';
import type { KnownVariables } from './variables.js';

/** A command that connects a machine or a cluster to Azure Arc, or configures its agent. */
export interface ArcCommand {
  readonly verb: 'connect' | 'config set' | 'connectedk8s connect';
  /** The words that say so. */
  readonly at: Span;
  /** It is run by `sudo`. */
  readonly isElevated: boolean;
  /** Values by the long names of options, without dashes; the option itself where it has none. */
  readonly options: ReadonlyMap<string, Word>;
  /** Options may come from elsewhere too: a file, an array, splatting. */
  readonly isOpen: boolean;
  /** What is no option, after the verb. */
  readonly others: readonly Word[];
  /** What of its words can be shown: they say what the command does, and let nobody in. */
  readonly plain: readonly Span[];
}

/** What may stand before the command itself. */
const prefixes: ReadonlySet<string> = new Set([
  'sudo',
  'exec',
  'nohup',
  'time',
  'then',
  'do',
  'else',
  'if',
  '!',
  'env',
  '-e',
  '-h',
  '-n',
  '-',
  'cmd',
  'cmd.exe',
  '/c',
]);

/** Long names of the short options of `azcmagent connect`. */
const longNames: Readonly<Record<string, string>> = {
  g: 'resource-group',
  l: 'location',
  n: 'resource-name',
  s: 'subscription-id',
  t: 'tenant-id',
  i: 'service-principal-id',
  p: 'service-principal-secret',
};

/** Options whose values let whoever has them in. */
export const secretOptions: ReadonlySet<string> = new Set(['service-principal-secret', 'access-token', 'proxy-password', 'password']);

/** Options whose values let nobody in, and settings of the agent that do not. */
const plainOptions: ReadonlySet<string> = new Set([
  ...['resource-group', 'resource-name', 'name', 'location', 'tags', 'subscription-id', 'subscription', 'tenant-id', 'cloud'],
  ...['private-link-scope', 'private-link-scope-resource-id', 'enable-private-link', 'physical-location', 'correlation-id'],
  ...['proxy', 'proxy-https', 'proxy-http', 'proxy-skip-range', 'config', 'distribution', 'infrastructure', 'kube-context'],
]);
const name = /^[\w.()-]{1,250}$/;
const guid = /^\{?[\da-f]{1,8}(?:-[\da-f]{1,12}){1,4}\}?$/i;

/** What the values of some of them look like, each as a whole. */
const forms: Readonly<Record<string, RegExp>> = {
  ...{ 'resource-group': name, 'resource-name': name, name, cloud: name, distribution: name, infrastructure: name, 'kube-context': name },
  ...{ 'subscription-id': guid, 'tenant-id': guid, 'correlation-id': guid },
  location: /^[a-z][a-z ]{0,40}\d?[a-z]{0,10}$/i,
};

/** Words for a secret with one after them. */
const saidSecret = /\b(?:pwd|pass(?:word|wd|phrase)?|secret|token|key)\s+\S/i;

const plainSettings =
  /^(?:proxy\.(?:url|bypass)|connection\.type|guestconfiguration\.\w{1,40}|extensions\.\w{1,40}|incomingconnections\.\w{1,40})$/i;

/** Whether the value of an option, by its long name, lets nobody in. */
export function isPlainOption(name: string): boolean {
  return plainOptions.has(name);
}

/** Whether a text is a value of a plain option: what looks otherwise, or like a secret, may be one in a wrong place. */
export function isPlainText(option: string, text: string): boolean {
  const form = Object.hasOwn(forms, option) ? forms[option] : undefined;
  return (
    (form?.test(text) ?? true) &&
    (isProxy(option) || waysIn(text).length === 0) &&
    secretSettingsIn(text).length === 0 &&
    !saidSecret.test(text)
  );
}

/** Whether the value of a setting of the agent lets nobody in. */
export function isPlainSetting(setting: Word | undefined): boolean {
  return setting !== undefined && plainSettings.test(textOfWord(setting) ?? '');
}

/** What a command does for Azure Arc; undefined for another. Its name may come from variables that are known. */
export function arcCommand({ words }: Command, variables: KnownVariables): ArcCommand | undefined {
  const start = positionOfName(words);
  const verb = verbOf(words.slice(start), variables);
  if (start < 0 || verb === undefined) return undefined;
  const [first] = words.slice(start);
  const last = words[start + verb.words - 1];
  if (first === undefined || last === undefined) return undefined;
  const read = readOptions(words.slice(start + verb.words));
  return {
    verb: verb.name,
    at: { source: first.source, start: first.start, end: last.end },
    isElevated: words.slice(0, start).some((word) => textOfWord(word) === 'sudo'),
    ...read,
    plain: [...words.slice(0, start + verb.words), ...read.plain, ...(verb.name === 'config set' ? plainSetting(read.others) : [])],
  };
}

function plainSetting([setting, value]: readonly Word[]): Span[] {
  if (setting === undefined || !isPlainSetting(setting)) return [];
  return value === undefined || holdsLogin(value) ? [setting] : [setting, value];
}

/** Whether who logs in to a proxy is written in a word in a way that no address has it. */
function holdsLogin(word: Word): boolean {
  return withoutLogins(writtenIn(word)).replace(`://${secretMask}@`, '').includes('@');
}

/** What is written in a word beside its variables. */
function writtenIn({ pieces }: Word): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
}

/** Whether an option or a setting has the address of a proxy. */
export function isProxy(name: string): boolean {
  return /^proxy(?:-https?|\.url)?$/i.test(name);
}

/** Where the name of a command stands among its words, after `sudo` and the like; negative for a command without. */
export function positionOfName(words: readonly Word[]): number {
  return words.findIndex((word) => word.isQuoted || !prefixes.has((textOfWord(word) ?? '').toLowerCase()));
}

function verbOf(
  [first, ...rest]: readonly Word[],
  variables: KnownVariables,
): { readonly name: ArcCommand['verb']; readonly words: number } | undefined {
  const said = rest.slice(0, 2).map((word) => (variables.textOf(word) ?? '').toLowerCase());
  const end = first && variables.endOf(first);
  if (end === undefined) return undefined;
  if (/(?:^|[\\/])azcmagent(?:\.exe)?$/i.test(end)) {
    if (said[0] === 'connect') return { name: 'connect', words: 2 };
    return said.join(' ') === 'config set' ? { name: 'config set', words: 3 } : undefined;
  }
  return /(?:^|[\\/])az(?:\.cmd|\.exe)?$/i.test(end) && said.join(' ') === 'connectedk8s connect'
    ? { name: 'connectedk8s connect', words: 3 }
    : undefined;
}

function readOptions(words: readonly Word[]): Pick<ArcCommand, 'options' | 'isOpen' | 'others' | 'plain'> {
  const options = new Map<string, Word>();
  const others: Word[] = [];
  const plain: Span[] = [];
  let isOpen = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const [head] = word.pieces;
    const [, long, inline] = typeof head === 'string' ? (/^--([a-z][\w-]*)(=?)/i.exec(head) ?? []) : [];
    const short = typeof head === 'string' && !word.isQuoted ? /^-([a-z])$/i.exec(head)?.[1] : undefined;
    const name = long?.toLowerCase() ?? (short === undefined ? undefined : (longNames[short.toLowerCase()] ?? short));
    if (name === undefined) {
      // A bare variable may hold any number of words.
      if (!word.isQuoted && word.pieces.some((piece) => typeof piece !== 'string')) isOpen = true;
      else if (typeof head === 'string' && head.startsWith('@') && !word.isQuoted) isOpen = true;
      else if (word.pieces.some((piece) => typeof piece !== 'string' && piece.variable === undefined)) isOpen = true;
      others.push(word);
      if (!holdsText(word)) plain.push(word);
    } else if (inline === '=' && long !== undefined && typeof head === 'string') {
      const value = { ...word, pieces: [head.slice(long.length + 3), ...word.pieces.slice(1)] };
      options.set(name, value);
      plain.push(isPlainValue(name, value) ? word : { ...spanOf(word), end: word.start + long.length + 3 });
    } else {
      const next = words[at + 1];
      const isValue = next !== undefined && (next.isQuoted || !(textOfWord(next) ?? '').startsWith('-'));
      options.set(name, isValue ? next : word);
      if (isOptionName(textOfWord(word) ?? '')) plain.push(word);
      if (isValue && isPlainValue(name, next)) plain.push(next);
      if (isValue) at++;
    }
  }
  return { options, others, plain, isOpen: isOpen || options.has('config') };
}

const optionName = /^(?:--[a-z][a-z0-9-]{0,60}|-[a-z])$/i;

/** Whether a word is nothing but the name of an option; one that goes on after the name of a secret option may have that secret. */
export function isOptionName(text: string): boolean {
  const name = text.toLowerCase();
  return optionName.test(text) && ![...secretOptions].some((option) => name.startsWith(`--${option}`) && name.length > option.length + 2);
}

/** Whether the value of an option lets nobody in. What another command is given to make it may, of any option. */
function isPlainValue(name: string, value: Word): boolean {
  if (!holdsText(value)) return true;
  const text = textOfWord(value);
  const isPlain = text === undefined ? isPlainText('', writtenIn(value)) : isPlainText(name, text);
  return isPlainOption(name) && isPlain && !isMade(value) && !(isProxy(name) && holdsLogin(value));
}

/** Whether a word is more than variables. */
function holdsText({ pieces }: Word): boolean {
  return pieces.some((piece) => piece !== '' && (typeof piece === 'string' || piece.variable === undefined));
}
