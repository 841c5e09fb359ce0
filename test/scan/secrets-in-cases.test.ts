import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { armWithSecrets, bicepWithSecrets } from '../fuzz/case-secrets.js';
import { secretive } from '../fuzz/kinds.js';
import { readRuleFolder } from '../../src/testing/index.js';

/** Places that are tried in the cases of each rule, in each language; `npm run fuzz -- --only secret-in` tries all of them. */
const tried = 3;

const textsOf = (id: string, ending: string): string[] =>
  readRuleFolder(`rules/${id}`).cases.flatMap(({ source }) =>
    source.path.endsWith(ending) && !source.path.endsWith('-manifest.json') && source.text.length < 8_000 ? source.text : [],
  );

const ofTemplates = rules
  .map(({ id }) => [id, textsOf(id, '.bicep'), textsOf(id, '.json')] as const)
  .filter(([, bicep]) => bicep.length > 0);

describe('a secret in the place of a text of its cases is shown nowhere', () => {
  it.each(ofTemplates)('%s', (id, bicep, json) => {
    const seed = Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 0);
    for (const inputs of [armWithSecrets(json), bicepWithSecrets(bicep)])
      for (const files of fc.sample(inputs, { seed, numRuns: tried })) expect(() => secretive(files)).not.toThrow();
  });
});
