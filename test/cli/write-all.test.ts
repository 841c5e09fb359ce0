import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { writeAll } from '../../src/cli/write-all.js';
import { inFolder } from './run-cli.js';

describe('writeAll', () => {
  it('writes the whole text', async () => {
    await inFolder({}, (folder) => {
      const path = join(folder, 'out');
      const descriptor = openSync(path, 'w');
      const text = '日本\n'.repeat(500_000);
      writeAll(descriptor, text);
      closeSync(descriptor);
      expect(readFileSync(path, 'utf8')).toBe(text);
    });
  });

  it('throws where nothing can be written', async () => {
    await inFolder({ in: '' }, (folder) => {
      const descriptor = openSync(join(folder, 'in'), 'r');
      expect(() => writeAll(descriptor, 'x')).toThrow(/EBADF/);
      closeSync(descriptor);
    });
  });
});
