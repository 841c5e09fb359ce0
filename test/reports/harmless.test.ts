import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { harmless } from '../../src/reports/harmless.js';

describe('harmless text', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
    ['a\r\nb\tc\0', 'a␍␊b␉c␀'],
    ['\u007f\u009b2J', '␡�2J'],
    ['user\u202egnp.exe', 'user�gnp.exe'],
    ['in\u200bvisible\u2066\ufeff', 'in�visible��'],
    ['a ##vso[task.setvariable variable=x]y', 'a #�vso[task.setvariable variable=x]y'],
    ['##[add-mask]x', '#�[add-mask]x'],
    ['new\u2028line', 'new�line'],
    ['half \ud83d pair', 'half � pair'],
    ['no\uffff characters\ufdd0', 'no� characters�'],
  ])('has a visible sign for what could steer a terminal: %j', (text, shown) => {
    expect(harmless(text)).toBe(shown);
  });

  it.each(['westeurope', '## heading', '#[x]', 'größe 日本', '👩‍👩‍👧 family', "parameters('x')"])('leaves %s alone', (text) => {
    expect(harmless(text)).toBe(text);
  });

  it('holds no control character whatever it was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(harmless(text))),
    );
  });
});
