import { describe, expect, it } from '@jest/globals';
import { printedSnapshot } from '../../src/cli/printed-snapshot.js';

function snapshot(resources: number) {
  const predictedResources = Array.from({ length: resources }, (_, at) => ({ type: 'a/b', name: `${at}`, text: 'x'.repeat(100_000) }));
  return { predictedResources, outputs: {}, diagnostics: ['note'] };
}

describe('a printed snapshot', () => {
  it('is all of it, where that is not too much', () => {
    const given = snapshot(3);
    expect(printedSnapshot(given)).toEqual({ text: `${JSON.stringify(given, undefined, 2)}\n`, isWhole: true });
  });

  it('steers no terminal, and says the same', () => {
    const given = { predictedResources: [], outputs: { o: 'a\x7f\x9b1m\u2028\u202e\u{e0001}é' }, diagnostics: [] };
    const { text } = printedSnapshot(given);
    expect(text).toMatch(/^[\n\x20-\x7eé]*$/);
    expect(JSON.parse(text)).toEqual(given);
  });

  it('hides what is named like a secret', () => {
    const given = {
      predictedResources: [{ type: 'a/b', name: 'c', properties: { adminPassword: 'x' } }],
      outputs: { key: 'x', o: 'x' },
      diagnostics: [],
    };
    expect(JSON.parse(printedSnapshot(given).text)).toEqual({
      predictedResources: [{ type: 'a/b', name: 'c', properties: { adminPassword: '***' } }],
      outputs: { key: '***', o: 'x' },
      diagnostics: [],
    });
  });

  it('is its beginning otherwise, and says so', () => {
    const { text, isWhole } = printedSnapshot(snapshot(50));
    const { predictedResources, diagnostics } = JSON.parse(text) as ReturnType<typeof snapshot>;
    expect([isWhole, predictedResources.length]).toEqual([false, 37]);
    expect(diagnostics).toEqual([
      'note',
      'warning budget-exceeded: only 37 of 50 resources are printed: all have more than 3800000 characters',
    ]);
  });
});
