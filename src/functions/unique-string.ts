import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** The 13 characters that `uniqueString` makes of its joined arguments. */
export function uniqueString(text: string): string {
  let rest = hash(Buffer.from(text, 'utf8'));
  let characters = '';
  for (let count = 0; count < 13; count++) {
    characters += alphabet[Number(rest >> 59n)] ?? '';
    rest = BigInt.asUintN(64, rest << 5n);
  }
  return characters;
}

const [first, second] = [0x239b961b, 0xab0e9789];

/** A 64-bit hash in the manner of MurmurHash3 in two halves of 32 bits. */
function hash(bytes: Buffer): bigint {
  let [high, low] = [0, 0];
  const full = bytes.length - (bytes.length % 8);
  for (let at = 0; at < full; at += 8) {
    high = (Math.imul(rotate(high ^ mix(bytes.readUInt32LE(at), first, 15, second), 19) + low, 5) + 0x561ccd1b) | 0;
    low = (Math.imul(rotate(low ^ mix(bytes.readUInt32LE(at + 4), second, 17, first), 13) + high, 5) + 0x0bcaa747) | 0;
  }
  const tail = bytes.length - full;
  if (tail > 0) high ^= mix(littleEndian(bytes, full, Math.min(tail, 4)), first, 15, second);
  if (tail > 4) low ^= mix(littleEndian(bytes, full + 4, tail - 4), second, 17, first);
  return finish(high ^ bytes.length, low ^ bytes.length);
}

function finish(one: number, two: number): bigint {
  let high = (one + two) | 0;
  let low = (two + high) | 0;
  high = avalanche(high);
  low = avalanche(low);
  high = (high + low) | 0;
  low = (low + high) | 0;
  return (BigInt(low >>> 0) << 32n) | BigInt(high >>> 0);
}

function mix(block: number, before: number, bits: number, after: number): number {
  return Math.imul(rotate(Math.imul(block, before), bits), after);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function avalanche(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function littleEndian(bytes: Buffer, start: number, length: number): number {
  let value = 0;
  for (let at = length - 1; at >= 0; at--) value = (value << 8) | (bytes[start + at] ?? 0);
  return value;
}

const namespace = Buffer.from('11fb06fb712d4ddd98c7e71bbd588830', 'hex');

/** The UUID of version 5 that `guid` makes of its joined arguments. */
export function nameBasedGuid(text: string): string {
  const digest = createHash('sha1').update(namespace).update(text, 'utf8').digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
