import { isArcHost } from '../azure/arc-hosts.js';
import type { Source, Span } from '../text/source.js';
import { positionOfName } from './arc-commands.js';
import type { Command } from './commands.js';
import type { KnownVariables } from './variables.js';

/** A line for a hosts file that names a host of Azure Arc. */
export interface HostsEntry {
  readonly at: Span;
  readonly host: string;
  readonly address: string;
  /** The address stands first, as the file wants it. */
  readonly isInOrder: boolean;
}

const writers = /^(?:echo|printf|tee|add-content|ac|set-content|write-output|out-file)$/i;
const address = String.raw`\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}`;
const host = String.raw`(?!${address}(?![\w.-]))[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){2,8}`;
const blanks = String.raw`[ \t]{1,20}`;

/** An address and its hosts, or the wrong way round, in a line. */
const line = new RegExp(
  String.raw`(?<![\w.?-])(?:(${address})((?:${blanks}${host}){1,20})|(${host})${blanks}(${address}))(?![\w.?-])`,
  'gi',
);

const beginning = new RegExp(String.raw`^\s*(?:${address}|${host})(?![\w.-])`, 'i');

/** What follows the name of a variable of PowerShell that is set. */
const setting = /^\+?=$/;

/** Whether a script has to do with the hosts file of a machine. */
export function writesHosts({ text }: Source): boolean {
  return /\/etc\/hosts\b|drivers[\\/]+etc[\\/]+hosts\b/i.test(text);
}

/** The lines for a hosts file that a command writes, as far as they name hosts of Azure Arc and their addresses are known. */
export function hostsEntriesIn(command: Command, variables: KnownVariables): readonly HostsEntry[] {
  const texts = command.words.slice(Math.max(0, positionOfName(command.words))).map((word) => variables.knownOf(word));
  const [first = '', second = ''] = texts;
  if (!writers.test(first) && (!beginning.test(first) || setting.test(second))) return [];
  const lines = texts
    .join(' ')
    .replaceAll(/\\[nr]/g, '\n')
    .replaceAll('\\t', '\t');
  let from = command.start;
  return Array.from(lines.matchAll(line)).flatMap(([text, before, names = '', name, after]) => {
    const at = placeOf(text, command, from);
    from = Math.max(from, at === command ? from : at.end);
    const hosts = name === undefined ? names.trim().split(/[ \t]+/) : [name];
    return hosts.filter(isArcHost).map((one) => ({ at, host: one, address: before ?? after ?? '', isInOrder: before !== undefined }));
  });
}

/** Where an entry is written in a command: where it comes from elsewhere, the command itself. */
function placeOf(entry: string, command: Command, from: number): Span {
  const { source, end } = command;
  const start = source.text.indexOf(entry, from);
  return start < 0 || start + entry.length > end ? command : { source, start, end: start + entry.length };
}
