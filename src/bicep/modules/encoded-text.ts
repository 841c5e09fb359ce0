/** The marks at the start of a file by which its encoding is known, whatever is said of it. */
const marks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16' },
  { mark: [0xfe, 0xff], encoding: 'utf-16BE' },
] as const;

const decoders: ReadonlyMap<string, (bytes: Uint8Array) => string> = new Map([
  ['utf-8', (bytes: Uint8Array) => new TextDecoder('utf-8').decode(bytes)],
  ['utf-16', (bytes: Uint8Array) => new TextDecoder('utf-16le').decode(bytes)],
  ['utf-16BE', (bytes: Uint8Array) => new TextDecoder('utf-16be').decode(bytes)],
  ['iso-8859-1', (bytes: Uint8Array) => charactersOf(bytes)],
  ['us-ascii', (bytes: Uint8Array) => charactersOf(bytes).replace(/[\u0080-\u00ff]/g, '?')],
]);

/** Characters that are made of bytes at once: arguments of one call. */
const stride = 8_192;

/** The text of bytes in an encoding by the name that Bicep has for it; undefined for any other name. */
export function textIn(encoding: string, bytes: Uint8Array): string | undefined {
  const marked = marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  return decoders.get(marked?.encoding ?? encoding)?.(bytes);
}

/** Bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(charactersOf(bytes));
}

/** One character for each byte, of the same number. */
function charactersOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += stride) text += String.fromCharCode(...bytes.subarray(at, at + stride));
  return text;
}
