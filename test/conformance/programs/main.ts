import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../random.js';
import { writeDeepProgram } from './deep-program.js';
import { writeProgram } from './program.js';
import { writeWideProgram } from './wide-program.js';

/** `node scripts/run.js test/conformance/programs/main.ts <folder> <count> [seed]`: writes Bicep programs, one in each subfolder, every fifth for a scope above resource groups, every fifth with modules in modules. */
const [folder, count, seed = 'plumblint'] = process.argv.slice(2);
if (folder === undefined || count === undefined) throw new Error('usage: main.ts <folder> <count> [seed]');
for (let at = 0; at < Number(count); at++) {
  const program = join(folder, `${seed}-${at}`);
  mkdirSync(program, { recursive: true });
  const write = at % 5 === 4 ? writeWideProgram : at % 5 === 3 ? writeDeepProgram : writeProgram;
  for (const [name, text] of write(new Random(`${seed}-${at}`))) writeFileSync(join(program, name), text);
}
