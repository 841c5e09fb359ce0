import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import { fingerprintsOfFindings } from '../../src/findings/fingerprint.js';
import { lineHashes } from '../../src/findings/line-hash.js';
import { Source } from '../../src/text/source.js';
import { findingAt, placeOf } from '../reports/example.js';

const resources = ['pe-a', 'pe-b', 'pe-c'].map((name) => `{ "name": "${name}", "location": "northeurope", "tags": { "of": "${name}" } }`);
const pretty = resources.join(',\n');
const minified = resources.join(',').replaceAll(' ', '');

/** Findings at these texts of a template, each with what its fingerprint is. */
function fingerprints(text: string, places: readonly (readonly [text: string, changes?: Partial<Finding>])[]) {
  const source = new Source('main.json', text);
  const findings = places.map(([at, changes]) => findingAt(placeOf(source, at), changes));
  const found = fingerprintsOfFindings(findings);
  return findings.map((finding) => found.get(finding) ?? { own: '', onGitHub: '' });
}

describe('the fingerprint of a finding', () => {
  it('on GitHub is the hash of its line', () => {
    const found = fingerprints(pretty, [['"pe-a"'], ['"pe-c"']]);
    expect(found.map(({ onGitHub }) => onGitHub)).toEqual([lineHashes(pretty)[0], lineHashes(pretty)[2]]);
  });

  it('differs from that of every other finding of its rule on the line', () => {
    const found = fingerprints(minified, [['"pe-a"'], ['"pe-b"'], ['"pe-c"']]);
    expect(found[0]?.onGitHub).toBe(lineHashes(minified)[0]);
    expect(new Set(found.map(({ onGitHub }) => onGitHub)).size).toBe(3);
    expect(new Set(found.map(({ own }) => own)).size).toBe(3);
  });

  it('on GitHub is the hash of the line for each rule that reports there, but another of its own', () => {
    const found = fingerprints(minified, [['"pe-a"'], ['"pe-a"', { ruleId: 'dns/zone-group-attached' }]]);
    expect(found.map(({ onGitHub }) => onGitHub)).toEqual([lineHashes(minified)[0], lineHashes(minified)[0]]);
    expect(found[0]?.own).not.toBe(found[1]?.own);
  });

  it('tells apart what one rule says of one place', () => {
    const found = fingerprints(pretty, [['"pe-a"'], ['"pe-a"', { messageId: 'assumed' }], ['"pe-a"', { verdict: 'open' }], ['"pe-a"']]);
    expect(new Set(found.map(({ own }) => own)).size).toBe(4);
    expect(new Set(found.map(({ onGitHub }) => onGitHub)).size).toBe(4);
  });

  it('on GitHub is the hash of the line for what is proven, whether open verdicts are there or not', () => {
    const [open, proven] = fingerprints(minified, [['"pe-a"', { verdict: 'open' }], ['"pe-b"']]);
    const [alone] = fingerprints(minified, [['"pe-b"']]);
    expect(proven).toEqual(alone);
    expect(open?.onGitHub).toBe(open?.own);
  });

  it('stays the same when other parts of the file change', () => {
    const before = fingerprints(pretty, [['"pe-b"'], ['"pe-c"']]);
    const changed = `{ "new": true },\n\n${pretty.replace('"of": "pe-c" }', '"of": "pe-d" }')}\n`.replace(/\n/g, '\r\n');
    const after = fingerprints(changed, [['"pe-b"'], ['"pe-c"']]);
    expect(after[0]?.own).toBe(before[0]?.own);
    expect(after[1]?.own).not.toBe(before[1]?.own);
  });

  it('stays the same on a line whose other findings are mended', () => {
    const before = fingerprints(minified, [['"pe-a"'], ['"pe-b"'], ['"pe-c"']]);
    const after = fingerprints(minified.replace('northeurope', 'westeurope'), [['"pe-b"'], ['"pe-c"']]);
    expect(after.map(({ own }) => own)).toEqual(before.slice(1).map(({ own }) => own));
    expect(after[1]).toEqual(before[2]);
  });

  it('counts findings that nothing tells apart', () => {
    const [first, second] = fingerprints('["x",\n"x",\n"y"]', [['"x",\n"x"'], ['"x",\n"y"']]);
    const hash = (own = ''): string => own.replace(/:\d+$/, '');
    expect(first?.own).toMatch(/:1$/);
    expect(hash(first?.own)).not.toBe(hash(second?.own));
    const [one, other] = fingerprints('{ "a": 1 }', [['"a"'], ['"a"']]);
    expect([hash(one?.own), other?.own]).toEqual([hash(other?.own), `${hash(one?.own)}:2`]);
  });
});
