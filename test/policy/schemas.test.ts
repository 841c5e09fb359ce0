import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const names = readdirSync('schemas').filter((name) => name.endsWith('.schema.json'));

describe('a schema that documents are compared with', () => {
  it.each(names)('is sound: %s', (name) => {
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    expect(ajv.validateSchema(JSON.parse(readFileSync(`schemas/${name}`, 'utf8')) as object)).toBe(true);
  });

  it('is not sound where a keyword is given what it cannot be', () => {
    expect(new Ajv2020({ logger: false }).validateSchema({ type: 'text' })).toBe(false);
  });
});
