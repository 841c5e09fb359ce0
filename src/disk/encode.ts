import { decode } from './decode.js';

/** The bytes of a text in the encoding of other bytes, with their byte-order mark. Undefined where those are not what their text encodes to. */
export function encodeLike(text: string, bytes: Buffer): Buffer | undefined {
  const encode = encoderOf(bytes);
  return encode(decode(bytes)).equals(bytes) ? encode(text) : undefined;
}

/** How `decode` reads some bytes, the other way round. */
function encoderOf([first, second]: Buffer): (text: string) => Buffer {
  const little = (text: string): Buffer => Buffer.from(text, 'utf16le');
  if (first === 0xff && second === 0xfe) return (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), little(text)]);
  if (first === 0xfe && second === 0xff) return (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), little(text).swap16()]);
  if (first === 0 && second !== undefined && second !== 0) return (text) => little(text).swap16();
  return second === 0 && first !== 0 ? little : (text) => Buffer.from(text, 'utf8');
}
