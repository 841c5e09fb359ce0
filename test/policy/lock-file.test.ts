import { describe, expect, it } from '@jest/globals';
import { lockFileText, moduleLock, readLockFile } from '../../src/policy/lock-file.js';
import { digestOf, isDigest } from '../../src/policy/module-digest.js';
import { Source } from '../../src/text/source.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const module = (template: string) => ({ manifest: digestOf(bytes(`manifest of ${template}`)), template: digestOf(bytes(template)) });
const reference = 'br:mcr.microsoft.com/bicep/a:1.0.0';
const read = (text: string) => readLockFile(new Source('plumblint.lock.json', text));

/** What is wrong with a lock file. */
function problemsOf(text: string): string[] {
  const found = read(text);
  return 'problems' in found ? found.problems.map(({ message, span }) => `${span.start}: ${message}`) : [];
}

describe('a lock file', () => {
  it('says again what it was written from, sorted by reference', () => {
    const modules = [
      ['br:b:2', module('b')],
      ['br:c:1', module('c')],
      ['br:a:3', module('a')],
    ] as const;
    const text = lockFileText(new Map(modules));
    expect(read(text)).toEqual({ modules: new Map(modules) });
    expect(lockFileText(new Map(modules.toReversed()))).toBe(text);
    expect(Object.keys((JSON.parse(text) as { modules: object }).modules)).toEqual(['br:a:3', 'br:b:2', 'br:c:1']);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('of no modules is one', () => {
    expect(read(lockFileText(new Map()))).toEqual({ modules: new Map() });
  });

  it('that is broken locks nothing, and says what is wrong', () => {
    expect(problemsOf('{"modules": {')).toEqual(['13: expected a closing brace']);
    expect(problemsOf('{}')).toEqual(['0: this needs the key modules']);
    expect(problemsOf('{"modules": {}, "modules": {}}')).toEqual(["16: 'modules' is given twice"]);
    expect(problemsOf(JSON.stringify({ modules: { [reference]: { manifest: digestOf(bytes('')) } } }))).toEqual([
      `49: '${reference}' needs the key template`,
    ]);
    expect(problemsOf('{"modules": {"br:a:1": {"manifest": "sha256:0", "template": "sha256:0"}}}')).toHaveLength(2);
  });
});

describe('the lock of modules', () => {
  const lock = moduleLock(new Map([[reference, module('as locked')]]));

  it('tells whether a module has the bytes that are locked', () => {
    expect(lock.compare(reference, bytes('as locked'))).toBe('locked');
    expect(lock.compare(reference, bytes('as changed'))).toEqual({
      other: `it is ${digestOf(bytes('as changed'))}, and plumblint.lock.json has ${digestOf(bytes('as locked'))}; 'plumblint restore' fetches it anew`,
    });
    expect(lock.compare('br:mcr.microsoft.com/bicep/a:1.0.1', bytes('as locked'))).toBe('unlocked');
  });
});

describe('a digest', () => {
  it('is written as registries write it', () => {
    expect(digestOf(bytes(''))).toBe('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(digestOf(bytes('a'))).not.toBe(digestOf(bytes('b')));
  });

  it('is told from what is none', () => {
    const digest = digestOf(bytes(''));
    expect(isDigest(digest)).toBe(true);
    for (const other of [
      undefined,
      1,
      '',
      '1.0.0',
      digest.slice(0, -1),
      `${digest}0`,
      ` ${digest}`,
      digest.toUpperCase(),
      digest.replace('sha256', 'sha512'),
    ])
      // prettier-ignore
      expect([other, isDigest(other)]).toEqual([other, false]);
  });
});
