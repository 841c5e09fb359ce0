import ipaddr from 'ipaddr.js';

/** An address range in CIDR notation, read. */
export interface Prefix {
  readonly family: 'IPv4' | 'IPv6';
  readonly address: ipaddr.IPv4 | ipaddr.IPv6;
  readonly bits: number;
}

/** Reads `10.0.0.0/24`, or a lone address as the range of itself; undefined for any other text. */
export function parsePrefix(text: string): Prefix | undefined {
  const trimmed = text.trim();
  const [start = '', ...rest] = trimmed.split('/');
  const isOfSix = start.includes(':');
  // What is asked for another kind of text throws and catches in there, and most texts that stand where ranges do are tags.
  const isAddress = isOfSix ? ipaddr.IPv6.isValid(start) : /^[\d.]+$/.test(start) && ipaddr.IPv4.isValidFourPartDecimal(start);
  if (rest.length > 1 || !isAddress) return undefined;
  try {
    const [address, bits] = trimmed.includes('/') ? (isOfSix ? ipaddr.IPv6 : ipaddr.IPv4).parseCIDR(trimmed) : alone(trimmed);
    return { family: address.kind() === 'ipv4' ? 'IPv4' : 'IPv6', address, bits };
  } catch {
    return undefined;
  }
}

/** Whether an address is one of the internet: not one of those kept for private networks, or for a special use. */
export function isPublicAddress({ address }: Prefix): boolean {
  return address.range() === 'unicast';
}

/** How many addresses a range has; for large IPv6 ranges to the precision of a number. */
export function addressesIn({ family, bits }: Prefix): number {
  return 2 ** ((family === 'IPv4' ? 32 : 128) - bits);
}

/** Whether every address of `inner` lies in `outer`. */
export function containsPrefix(outer: Prefix, inner: Prefix): boolean {
  return outer.family === inner.family && outer.bits <= inner.bits && sameStart(outer, inner, outer.bits);
}

/** Whether two ranges have an address in common. */
export function overlaps(left: Prefix, right: Prefix): boolean {
  return left.family === right.family && sameStart(left, right, Math.min(left.bits, right.bits));
}

/** Whether several ranges together hold every address of another: two halves cover the whole. */
export function coverPrefix(ranges: readonly Prefix[], whole: Prefix): boolean {
  const touching = ranges.filter((range) => overlaps(range, whole));
  if (touching.some((range) => containsPrefix(range, whole))) return true;
  if (touching.length < 2) return false;
  return halvesOf(whole).every((half) => coverPrefix(touching, half));
}

function alone(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function sameStart(left: Prefix, right: Prefix, bits: number): boolean {
  const a = left.address.toByteArray();
  const b = right.address.toByteArray();
  for (let at = 0, rest = bits; rest > 0; at++, rest -= 8) {
    const shift = Math.max(0, 8 - rest);
    if ((a[at] ?? 0) >> shift !== (b[at] ?? 0) >> shift) return false;
  }
  return true;
}

function halvesOf(prefix: Prefix): readonly Prefix[] {
  const bytes = prefix.address.toByteArray().map((byte, index) => byte & mask(prefix.bits - index * 8));
  const upper = [...bytes];
  const at = prefix.bits >> 3;
  upper[at] = (upper[at] ?? 0) | (0x80 >> (prefix.bits & 7));
  return [bytes, upper].map((half) => ({ family: prefix.family, address: ipaddr.fromByteArray(half), bits: prefix.bits + 1 }));
}

function mask(bits: number): number {
  return bits >= 8 ? 0xff : bits <= 0 ? 0 : (0xff << (8 - bits)) & 0xff;
}
