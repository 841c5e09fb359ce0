import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inputOf, runBatch } from './batch.js';
import { compileSchemasOnce } from './compiled-once.js';
import { type Kind, kindsOf } from './kinds.js';
import { marked } from './secret-inputs.js';
import { readSeeds } from './seeds.js';
import { predictionOf, reportsOf } from './survival.js';
import { formats } from '../../src/reports/formats.js';
import { watchedHost } from './watched-host.js';

const kinds = kindsOf(readSeeds()).map((kind) => [kind.name, kind] as const);
const seed = 7;

describe('inputs that are made at random', () => {
  it.each(kinds)('are survived, and no secret is shown: %s', async (name, kind) => {
    const inputs = name.startsWith('secret') ? 12 : 4;
    expect(await runBatch(kind, seed, inputs)).toEqual({ inputs, failure: undefined });
  });

  it.each(kinds)('are the same for the same seed: %s', (_, kind) => {
    expect(inputOf(kind, seed, 3)).toEqual(inputOf(kind, seed, 3));
  });
});

describe('an input that fails', () => {
  it('is made smaller, and told with its reason', async () => {
    const [, kind] = kinds.find(([name]) => name === 'yaml') ?? kinds[0] ?? [];
    if (kind === undefined) throw new Error('there is no kind');
    const broken: Kind = {
      ...kind,
      check: () => {
        throw new Error('boom');
      },
    };
    expect(await runBatch(broken, seed, 5)).toMatchObject({ inputs: 1, failure: { kind: 'yaml', seed, reason: 'boom' } });
    expect(await runBatch(broken, seed, 5, { known: ['boom'] })).toEqual({ inputs: 5, failure: undefined });
    expect(await runBatch(broken, seed, 5, { known: ['bo'] })).toMatchObject({ inputs: 1, failure: { reason: 'boom' } });
  });

  it('is one that shows a secret where nothing calls it one', () => {
    const plain = { 'main.bicep': `param s string = '${marked}'\noutput o string = s\n` };
    expect(predictionOf(plain)).toContain(marked);
    const named = `resource e 'Microsoft.Network/privateEndpoints@2024-05-01' = {\n  name: '${marked}'\n  location: 'mars'\n}\n`;
    expect(reportsOf({ 'main.bicep': named }).filter((text) => text.includes(marked))).toHaveLength(Object.keys(formats).length);
  });

  it.each(['/etc/passwd', '../a', 'a/../../b', 'C:\\a', 'C:a', '\\\\host\\a'])('is one that leads out of the root: %s', (path) => {
    expect(() => watchedHost({}).read(path)).toThrow('outside of the root');
  });
});

describe('schemas that are compiled once', () => {
  it('say the same of each document, however often they are asked', () => {
    const schema = { type: 'object', required: ['a'] };
    const undo = compileSchemasOnce();
    try {
      const [first, second] = [new Ajv2020(), new Ajv2020()].map((ajv) => ajv.compile(schema));
      expect(second).toBe(first);
      expect([{ a: 1 }, {}, [], { a: 2 }].map((value) => second?.(value))).toEqual([true, false, false, true]);
      expect(new Ajv2020().compile({ type: 'array' })([])).toBe(true);
    } finally {
      undo();
    }
  });
});
