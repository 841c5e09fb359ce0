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

  it.each(['config-1.schema.json', 'lock-1.schema.json'])('shows a text of each form that it asks for: %s', (name) => {
    const forms: { readonly pattern: string; readonly examples?: readonly string[] }[] = [];
    JSON.parse(readFileSync(`schemas/${name}`, 'utf8'), (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'pattern' in value) forms.push(value as (typeof forms)[number]);
      return value;
    });
    expect(forms.length).toBeGreaterThan(0);
    for (const { pattern, examples = [] } of forms) {
      expect(examples).not.toEqual([]);
      for (const example of examples) expect(example).toMatch(new RegExp(pattern));
    }
  });

  it('is not sound where a keyword is given what it cannot be', () => {
    expect(new Ajv2020({ logger: false }).validateSchema({ type: 'text' })).toBe(false);
  });
});
