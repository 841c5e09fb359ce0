/** Text of a file by its byte-order mark (UTF-8, UTF-16 little or big endian), UTF-8 without one. A mark of UTF-8 stays: it counts in line hashes. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2)).toString('utf16le');
  return bytes.toString('utf8');
}

/** A copy with the bytes of each pair exchanged; an odd last one is dropped. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
}
