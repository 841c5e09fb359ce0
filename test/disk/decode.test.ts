import { describe, expect, it } from '@jest/globals';
import { decode } from '../../src/disk/decode.js';

const text = '{ "ä": "中" }';
const little = Buffer.from(text, 'utf16le');
const big = Buffer.from(little).swap16();

describe('decode', () => {
  it('goes by the byte-order mark', () => {
    expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toBe(text);
    expect(decode(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toBe(text);
    expect(decode(Buffer.from(`\uFEFF${text}`))).toBe(`\uFEFF${text}`);
  });

  it('knows UTF-16 without a mark by its first character', () => {
    expect([decode(little), decode(big)]).toEqual([text, text]);
  });

  it('takes everything else for UTF-8', () => {
    expect([decode(Buffer.from(text)), decode(Buffer.from('')), decode(Buffer.from('x'))]).toEqual([text, '', 'x']);
  });
});
