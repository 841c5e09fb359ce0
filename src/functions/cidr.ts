import { objectOf, scalar } from '../values/construct.js';
import ipaddr from 'ipaddr.js';
import type { Value } from '../values/value.js';
import type { Call, Family } from './family.js';
import { integer, pure, text } from './family.js';

/** Arithmetic on address ranges. */
export const cidrFunctions: Family = {
  parseCidr: pure([text], ([range], call) => describe(readNetwork(String(range), call)), { returns: 'object' }),
  cidrSubnet: pure(
    [text, integer, integer],
    ([range, prefix, index], call) => subnet(readNetwork(String(range), call), Number(prefix), Number(index), call),
    { returns: 'string', tells: [0] },
  ),
  cidrHost: pure([text, integer], ([range, index], call) => host(readNetwork(String(range), call), Number(index), call), {
    returns: 'string',
    tells: [0],
  }),
};

interface Network {
  /** Bits of an address: 32 or 128. */
  readonly width: 32 | 128;
  readonly first: bigint;
  readonly prefix: number;
}

/** Reads a range as leniently as the engine: without a prefix it has the one of its historical class. */
function readNetwork(range: string, call: Call): Network {
  const [address = '', prefix, ...rest] = range
    .replace(/[^0-9a-fA-F./\s:]+/g, '')
    .trim()
    .split(/[\s/]+/);
  const network = rest.length > 0 || !ipaddr.isValid(address) ? undefined : networkOf(ipaddr.parse(address), prefix);
  return network ?? call.refuse(`cannot read '${range}' as an address range`);
}

function networkOf(address: ipaddr.IPv4 | ipaddr.IPv6, prefix: string | undefined): Network | undefined {
  const bytes = address.toByteArray();
  const width = bytes.length === 4 ? 32 : 128;
  const bits = prefix === undefined ? classPrefix(bytes) : prefixOf(prefix);
  if (bits === undefined || bits > width) return undefined;
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { width, first: value - (value % sizeOf(width, bits)), prefix: bits };
}

/** A prefix written as a number, or as a mask. */
function prefixOf(prefix: string): number | undefined {
  if (/^\d{1,3}$/.test(prefix)) return Number(prefix);
  return ipaddr.isValid(prefix) ? (ipaddr.parse(prefix).prefixLengthFromSubnetMask() ?? undefined) : undefined;
}

function classPrefix([first = 0, ...others]: readonly number[]): number {
  if (others.length > 3) return 64;
  return first < 128 ? 8 : first < 192 ? 16 : 24;
}

function sizeOf(width: number, prefix: number): bigint {
  return 1n << BigInt(width - prefix);
}

function describe(network: Network): Value {
  const { width, first, prefix } = network;
  const last = first + sizeOf(width, prefix) - 1n;
  const mask = (1n << BigInt(width)) - sizeOf(width, prefix);
  const isSmall = prefix >= 31;
  const usable = width === 128 ? [first, last] : isSmall ? [first, first] : [first + 1n, last - 1n];
  const texts: (readonly [string, bigint])[] = [
    ['network', first],
    ['netmask', mask],
    ...(width === 32 ? ([['broadcast', last]] as const) : []),
    ['firstUsable', usable[0] ?? first],
    ['lastUsable', usable[1] ?? last],
  ];
  return objectOf([
    ...texts.map(([name, address]) => ({ name, value: scalar(print(address, width)) })),
    { name: 'cidr', value: scalar(prefix) },
  ]);
}

function subnet(network: Network, prefix: number, index: number, call: Call): string {
  const { width, first } = network;
  if (prefix < network.prefix || prefix > width) return call.refuse(`cannot cut a /${network.prefix} into ranges of /${prefix}`);
  if (index < 0 || BigInt(index) >= 1n << BigInt(prefix - network.prefix)) return call.refuse(`has no range number ${index} in it`);
  return `${print(first + BigInt(index) * sizeOf(width, prefix), width)}/${prefix}`;
}

/** Index 0 is the address after the network's own; the last address is not given out. */
function host(network: Network, index: number, call: Call): string {
  const offset = BigInt(index) + 1n;
  const last = sizeOf(network.width, network.prefix) - 2n;
  if (network.first + offset < 0n || (offset > 0n && offset > last)) return call.refuse(`has no host number ${index} in it`);
  return print(network.first + offset, network.width);
}

function print(address: bigint, width: 32 | 128): string {
  if (width === 32) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => Number((address >> BigInt(112 - 16 * index)) & 0xffffn));
  return endsInIPv4(groups) ? `${compress(groups.slice(0, 6), true)}${print(address & 0xffffffffn, 32)}` : compress(groups, false);
}

/** Whether the engine prints the last four bytes as an IPv4 address. */
function endsInIPv4([a, b, c, d, e, f, g]: readonly number[]): boolean {
  if (e === 0 && f === 0x5efe) return true;
  if (a !== 0 || b !== 0 || c !== 0 || d !== 0 || g === 0) return false;
  return e === 0 ? f === 0 || f === 0xffff : e === 0xffff && f === 0;
}

/** Groups in hexadecimal, the longest run of zeros as `::`. */
function compress(groups: readonly number[], more: boolean): string {
  const [start, length] = longestZeros(groups);
  const print16 = (some: readonly number[]): string => some.map((group) => group.toString(16)).join(':');
  if (length < 2) return print16(groups) + (more ? ':' : '');
  const tail = print16(groups.slice(start + length));
  return `${print16(groups.slice(0, start))}::${tail}${more && tail !== '' ? ':' : ''}`;
}

function longestZeros(groups: readonly number[]): [number, number] {
  let best: [number, number] = [0, 0];
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === 0) end++;
    if (end - start > best[1]) best = [start, end - start];
    start = Math.max(start, end - 1);
  }
  return best;
}
