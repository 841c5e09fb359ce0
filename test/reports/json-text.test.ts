import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonText } from '../../src/reports/json-text.js';

describe('JSON text', () => {
  it('escapes what could steer a terminal', () => {
    expect(jsonText('##vso[x] ##[y] ## [z]')).toBe('"\\u0023\\u0023vso[x] \\u0023\\u0023[y] ## [z]"\n');
    expect(jsonText('\u001b\u009b\u202e\u{e0041}')).toBe('"\\u001b\\u009b\\u202e\\udb40\\udc41"\n');
  });

  it('gives readers the very text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(jsonText({ text }))).toEqual({ text });
        expect(jsonText(text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});
