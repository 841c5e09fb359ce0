import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkRule } from 'plumblint/testing';
import { rules } from './index.js';

for (const rule of rules) {
  const folder = fileURLToPath(new URL(rule.id, import.meta.url));
  test(rule.id, () => assert.deepEqual(checkRule(rule, folder), []));
}
