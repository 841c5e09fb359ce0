/**
 * Text of a file by its byte-order mark (UTF-8, UTF-16 little or big endian). Without one it is UTF-8, or the UTF-16 that a first character
 * with an empty byte tells. A mark of UTF-8 stays: it counts in line hashes.
 */
export function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) return swapped(bytes.subarray(2)).toString('utf16le');
  if (first === 0 && second !== undefined && second !== 0) return swapped(bytes).toString('utf16le');
  return bytes.toString(second === 0 && first !== 0 ? 'utf16le' : 'utf8');
}

/** A copy with the bytes of each pair exchanged; an odd last one is dropped. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
}
