import { describe, expect, it } from '@jest/globals';
import { printedSnapshot } from '../../src/cli/printed-snapshot.js';
import type { Snapshot } from '../../src/evaluation/snapshot.js';

function snapshot(resources: number) {
  const predictedResources = Array.from({ length: resources }, (_, at) => ({ type: 'a/b', name: `${at}`, text: 'x'.repeat(100_000) }));
  return { predictedResources, outputs: {}, diagnostics: ['note'] };
}

/** Prints a snapshot, and counts what is made for it. */
function printed({ predictedResources, outputs, diagnostics }: Snapshot) {
  let made = 0;
  const making = <T>(part: T) => {
    return (): T => {
      made++;
      return part;
    };
  };
  const printing = printedSnapshot({
    predictedResources: predictedResources.map(making),
    outputs: Object.entries(outputs).map(([name, value]) => [name, making(value)] as const),
    diagnostics,
  });
  return { ...printing, made };
}

describe('a printed snapshot', () => {
  it('is all of it, where that is not too much', () => {
    const given = snapshot(3);
    expect(printed(given)).toMatchObject({ text: `${JSON.stringify(given, undefined, 2)}\n`, isWhole: true });
  });

  it('steers no terminal, and says the same', () => {
    const given = { predictedResources: [], outputs: { o: 'a\x7f\x9b1m\u2028\u202e\u{e0001}é' }, diagnostics: [] };
    const { text } = printed(given);
    expect(text).toMatch(/^[\n\x20-\x7eé]*$/);
    expect(JSON.parse(text)).toEqual(given);
  });

  it('hides what is named like a secret', () => {
    const given = {
      predictedResources: [{ type: 'a/b', name: 'c', properties: { adminPassword: 'x' } }],
      outputs: { key: 'x', o: 'x' },
      diagnostics: [],
    };
    expect(JSON.parse(printed(given).text)).toEqual({
      predictedResources: [{ type: 'a/b', name: 'c', properties: { adminPassword: '***' } }],
      outputs: { key: '***', o: 'x' },
      diagnostics: [],
    });
  });

  it('is its beginning otherwise, and says so', () => {
    const { text, isWhole, made } = printed(snapshot(50));
    const { predictedResources, diagnostics } = JSON.parse(text) as ReturnType<typeof snapshot>;
    expect([isWhole, predictedResources.length, made]).toEqual([false, 37, 38]);
    expect(diagnostics).toEqual([
      'note',
      'warning budget-exceeded: only 37 of 50 resources are printed: all have more than 3800000 characters',
    ]);
  });

  it('is its beginning where its outputs are too much, too', () => {
    const outputs = Object.fromEntries(Array.from({ length: 50 }, (_, at): [string, string] => [`o${at}`, 'x'.repeat(100_000)]));
    const { text, isWhole, made } = printed({ predictedResources: [], outputs, diagnostics: [] });
    const shown = JSON.parse(text) as Snapshot;
    expect([isWhole, Object.keys(shown.outputs).length, made]).toEqual([false, 37, 38]);
    expect(shown.diagnostics).toEqual([
      'warning budget-exceeded: only 37 of 50 outputs are printed: all have more than 3800000 characters',
    ]);
  });
});
