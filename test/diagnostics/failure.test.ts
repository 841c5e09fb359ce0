import { describe, expect, it } from '@jest/globals';
import { failureText } from '../../src/diagnostics/failure.js';

function overflowing(): number {
  return overflowing() + 1;
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('what is said of a failure of this program', () => {
  it('is the name of the error and the place in the program', () => {
    expect(failureText(new TypeError('x of undefined'))).toMatch(/^TypeError at failure\.test\.ts:\d+:\d+$/);
  });

  it('holds nothing of the message, even where that looks like a place', () => {
    const text = failureText(new Error('s3cret\n    at s3cret (s3cret.ts:1:1)\u001b[31m'));
    expect(text).toMatch(/^Error at failure\.test\.ts:\d+:\d+$/);
  });

  it('says no place where the stack does not begin with the message', () => {
    const error = Object.assign(new Error('after'), { stack: 'Error: before\n    at f (x.ts:1:1)' });
    expect(failureText(error)).toBe('Error');
  });

  it('calls an overflow of the stack what it is', () => {
    expect(failureText(thrownBy(overflowing))).toBe('it is nested too deeply');
  });

  it('takes what is no error, and errors of odd names', () => {
    expect(failureText('s3cret')).toBe('what was thrown is no error');
    expect(failureText(Object.assign(new Error('x'), { name: 's3cret s3cret\n', stack: '' }))).toBe('Error');
  });
});
