import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { inFolder } from '../cli/run-cli.js';
import { printedFiles } from './printed-files.js';

const lesson = readFileSync('CONTRIBUTING.md', 'utf8');
const files = printedFiles(lesson);
const failing = 'rules/nsg/priority-in-range/cases/fail-too-low.bicep';

it('the rule that CONTRIBUTING prints lacks what CONTRIBUTING says it lacks', async () => {
  const problems = await problemsOf(files);
  expect(problems).toEqual(['cases: there is no pass-* case', 'cases: there is no open-* case']);
  expect(lesson).toContain(`\`\`\`text\n${problems.join('\n')}\n\`\`\``);
});

it('the rule that CONTRIBUTING prints is finished with the cases that it describes', async () => {
  const text = files[failing] ?? '';
  const cases = {
    [failing.replace('fail-too-low', 'pass-lowest')]: text.replace(/50 \/\/.*/, '100'),
    [failing.replace('fail-too-low', 'open-parameter')]: `param priority int\n\n${text.replace(/50 \/\/.*/, 'priority // ? outOfRange')}`,
  };
  expect(await problemsOf({ ...files, ...cases })).toEqual([]);
});

/** What is wrong with the printed rule in a folder with these files. */
async function problemsOf(texts: Readonly<Record<string, string>>): Promise<string[]> {
  return inFolder(texts, async (folder) => {
    const program = join(folder, 'check.mjs');
    await build({
      stdin: { contents: check, resolveDir: folder },
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      loader: { '.md': 'text' },
      banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
      plugins: [{ name: 'repository', setup: (bundling) => bundling.onResolve({ filter: /\/src\// }, fromRepository) }],
    });
    const { stdout, stderr } = spawnSync(process.execPath, [program], { cwd: folder, encoding: 'utf8' });
    return stdout === '' ? [stderr] : (JSON.parse(stdout) as string[]);
  });
}

const check = `
  import { namedRules } from './src/rule-api.js';
  import { checkRule } from './src/testing/index.js';
  import body from './rules/nsg/priority-in-range/rule.ts';
  const [rule] = namedRules({ 'nsg/priority-in-range': body });
  console.log(JSON.stringify(checkRule(rule, 'rules/nsg/priority-in-range')));
`;

function fromRepository({ path }: { readonly path: string }): { readonly path: string } {
  return { path: resolve(path.replace(/^[./]*/, '').replace(/\.js$/, '.ts')) };
}
