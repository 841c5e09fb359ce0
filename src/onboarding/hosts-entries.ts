import { isArcHost } from '../azure/arc-hosts.js';
import type { Source, Span } from '../text/source.js';
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

const writers = /^(?:echo|printf|tee|add-content|set-content|write-output|out-file)$/i;
const address = String.raw`\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}`;
const host = String.raw`[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){2,8}`;
const pair = new RegExp(String.raw`(?<![\w.-])(?:(${address})[\s\\t]{1,20}(${host})|(${host})[\s\\t]{1,20}(${address}))(?![\w.])`, 'gi');

/** Whether a script has to do with the hosts file of a machine. */
export function writesHosts({ text }: Source): boolean {
  return /\/etc\/hosts\b|drivers[\\/]+etc[\\/]+hosts\b/i.test(text);
}

/** The lines for a hosts file that a command writes, as far as they name hosts of Azure Arc and their addresses are known. */
export function hostsEntriesIn(command: Command, variables: KnownVariables): readonly HostsEntry[] {
  const texts = command.words.map((word) => variables.textOf(word) ?? '?');
  const [first = ''] = texts;
  if (!writers.test(first) && !new RegExp(`^(?:${address}|${host})$`, 'i').test(first)) return [];
  return Array.from(texts.join(' ').matchAll(pair), ([, before, name, otherName, after]) => ({
    at: command,
    host: name ?? otherName ?? '',
    address: before ?? after ?? '',
    isInOrder: before !== undefined,
  })).filter((entry) => isArcHost(entry.host) && !/^[\d.]+$/.test(entry.host));
}
