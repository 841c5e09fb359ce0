import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { githubViolations } from './github-limits.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const isSarif = ajv.compile(JSON.parse(readFileSync('test/reports/sarif-schema-2.1.0.json', 'utf8')) as object);

/** What is wrong with a SARIF file by the official schema and by GitHub's documented limits; nothing for a good one. */
export function sarifViolations(text: string): string[] {
  isSarif(JSON.parse(text));
  const errors = (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  return [...errors, ...githubViolations(text)];
}
