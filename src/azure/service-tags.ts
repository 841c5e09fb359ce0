import { containsPrefix, coverPrefix, overlaps, parsePrefix } from './cidr.js';
import type { Prefix } from './cidr.js';
import { late } from './late.js';

/** How much of what is asked for a rule covers: all of it, nothing of it, or a part of it or perhaps some of it. */
export type Coverage = 'all' | 'some' | 'none';

/** Addresses that no public service has. */
const privateNotation = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Tags for addresses that are not on the internet. */
const platformTags = new Set(['virtualnetwork', 'azureloadbalancer', 'azureplatformdns', 'azureplatformimds', 'azureplatformlkm']);

/**
 * How much of the addresses of `asked` (a service tag, or addresses in CIDR notation) the prefixes of a rule cover. Undefined stands for
 * a prefix that is not known. Tags count by their IPv4 addresses. As a destination, `VirtualNetwork` may hold any address: default routes
 * are part of it.
 */
export function coverageOf(prefixes: readonly (string | undefined)[], asked: string, side: 'source' | 'destination'): Coverage {
  const wanted = asked.toLowerCase();
  const single = prefixes.map((prefix) => (prefix === undefined ? 'some' : coverageOfOne(prefix.trim().toLowerCase(), wanted, side)));
  if (single.includes('all') || coveredTogether(prefixes, wanted)) return 'all';
  return single.includes('some') ? 'some' : 'none';
}

function coverageOfOne(prefix: string, asked: string, side: 'source' | 'destination'): Coverage {
  if (prefix === '*' || prefix === asked) return 'all';
  if (prefix === 'virtualnetwork' && side === 'source' && parsePrefix(asked) === undefined) return 'none';
  const range = parsePrefix(prefix);
  const askedRange = parsePrefix(asked);
  if (range !== undefined) return askedRange === undefined ? rangeOverTag(range, asked) : rangeOverRange(range, askedRange);
  return askedRange === undefined ? tagOverTag(prefix, asked) : tagOverRange(prefix, askedRange);
}

function rangeOverRange(range: Prefix, asked: Prefix): Coverage {
  if (containsPrefix(range, asked)) return 'all';
  return overlaps(range, asked) ? 'some' : 'none';
}

function rangeOverTag(range: Prefix, asked: string): Coverage {
  if (range.family === 'IPv6') return 'none';
  if (range.bits === 0) return 'all';
  return isPublic(asked) && isPrivate(range) ? 'none' : 'some';
}

function tagOverRange(tag: string, asked: Prefix): Coverage {
  if (tag === 'virtualnetwork') return 'some';
  if (isPrivate(asked)) return platformTags.has(tag) ? 'some' : 'none';
  return tag === 'internet' ? 'all' : 'some';
}

/** `Internet` holds Azure's own public addresses; whether `AzureCloud` holds all of a service's is not documented. */
function tagOverTag(tag: string, asked: string): Coverage {
  const [name = '', region] = tag.split('.');
  const [askedName = '', askedRegion] = asked.split('.');
  if (name === askedName) return region === undefined ? 'all' : askedRegion === undefined ? 'some' : 'none';
  if (!isPublic(asked)) return 'none';
  if (name === 'internet') return 'all';
  if (platformTags.has(name)) return name === 'virtualnetwork' ? 'some' : 'none';
  if (name === 'azurecloud' || askedName === 'internet' || askedName === 'azurecloud') return 'some';
  return 'none';
}

function isPublic(tag: string): boolean {
  return !platformTags.has(tag);
}

function isPrivate(range: Prefix): boolean {
  return allPrivate().some((reserved) => containsPrefix(reserved, range));
}

/** Whether several ranges cover together what none of them covers alone, as `0.0.0.0/1` and `128.0.0.0/1` do. */
function coveredTogether(prefixes: readonly (string | undefined)[], asked: string): boolean {
  const known = ranges(prefixes);
  if (known.length < 2) return false;
  const askedRange = parsePrefix(asked);
  if (askedRange !== undefined) return coverPrefix(known, askedRange);
  return ranges(['0.0.0.0/0']).every((whole) => coverPrefix(isPublic(asked) ? [...known, ...allPrivate()] : known, whole));
}

const allPrivate = late(() => ranges(privateNotation));

function ranges(prefixes: readonly (string | undefined)[]): readonly Prefix[] {
  return prefixes.flatMap((prefix) => (prefix === undefined ? [] : (parsePrefix(prefix) ?? [])));
}
