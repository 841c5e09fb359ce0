import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';
import { inFolder } from '../cli/run-cli.js';

const hasShell = spawnSync('sh', ['-c', 'exit 0']).status === 0;

/** Runs a script of a recipe in a shell where programs say how they were called, and end with an exit code. */
function called(script: string, env: Readonly<Record<string, string>>, exitCode: number) {
  const stub = '#!/bin/sh\necho "$*"\nexit $EXIT_CODE\n';
  return inFolder({ node: stub, npx: stub }, (folder) => {
    spawnSync('chmod', ['+x', join(folder, 'node'), join(folder, 'npx')]);
    const PATH = `${folder}:${process.env['PATH'] ?? ''}`;
    const { stdout, status } = spawnSync('sh', ['-ec', script], { encoding: 'utf8', env: { PATH, EXIT_CODE: String(exitCode), ...env } });
    return { line: stdout.trim(), status };
  });
}

/**
 * What is wrong with objects as the published API of Kubernetes has them, which `kubernetes-types` is generated from: its types refuse members that there
 * are not, unlike the schemas.
 */
function wrongIn(type: string, module: string, objects: readonly unknown[]): string[] {
  const file = `${process.cwd()}/objects.ts`;
  const text = [
    `import type { ${type} } from '${module}';`,
    ...objects.map((one, at) => `export const a${at}: ${type} = ${JSON.stringify(one)};`),
  ];
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    lib: ['lib.es5.d.ts'],
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
  };
  const host = ts.createCompilerHost(options);
  const own = ts.createSourceFile(file, text.join('\n'), ts.ScriptTarget.ES2022);
  const program = ts.createProgram([file], options, {
    ...host,
    getSourceFile: (name, ...rest) => (name === file ? own : host.getSourceFile(name, ...rest)),
  });
  return program.getSemanticDiagnostics(own).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

it('the Jobs are what the API of Kubernetes takes', () => {
  const jobs = parseAllDocuments(readFileSync('samples/audit/kubernetes.yaml', 'utf8')).map(
    (document) => document.toJS() as Record<string, object>,
  );
  expect(jobs).toHaveLength(2);
  for (const { apiVersion, kind } of jobs) expect([apiVersion, kind]).toEqual(['batch/v1', 'Job']);
  const [first] = jobs;
  const misspelt = { ...first, spec: { ...first?.['spec'], completionmode: 'Indexed' } };
  const mistyped = { ...first, spec: { ...first?.['spec'], completions: '8' } };
  const said = wrongIn('Job', 'kubernetes-types/batch/v1', [...jobs, misspelt, mistyped]);
  expect(said).toEqual([
    expect.stringContaining(`'"completionmode"' does not exist in type 'JobSpec'`),
    expect.stringContaining("'string' is not assignable to type 'number'"),
  ]);
});

const endings = [
  [0, 0],
  [1, 0],
  [3, 0],
  [2, 2],
  [4, 4],
] as const;

(hasShell ? it : it.skip)('the Indexed Job judges as many parts as it joins', async () => {
  const [judge, merge] = parseAllDocuments(readFileSync('samples/audit/kubernetes.yaml', 'utf8')).map(
    (document) => document.toJS() as { spec: { completions: number; template: { spec: { containers: { args: string[] }[] } } } },
  );
  const script = judge?.spec.template.spec.containers[0]?.args[0] ?? '';
  const parts = judge?.spec.completions ?? 0;
  for (const [exitCode, status] of endings) {
    const index = exitCode * 2 - 1 < 0 ? 0 : exitCode * 2 - 1;
    expect(await called(script, { JOB_COMPLETION_INDEX: String(index) }, exitCode)).toEqual({
      line: `/plumblint/cli.cjs audit repositories.txt --clones clones --cache cache --shard ${index + 1}/${parts} --output part-${index + 1}`,
      status,
    });
  }
  const joined = Array.from({ length: parts }, (_, at) => `part-${at + 1}`).join(' ');
  expect(merge?.spec.template.spec.containers[0]?.args).toEqual([`node /plumblint/cli.cjs merge ${joined} --output audit`]);
});

(hasShell ? it : it.skip)('the matrix judges every part', async () => {
  const { jobs } = parse(readFileSync('samples/audit/github-actions.yaml', 'utf8')) as {
    jobs: { judge: { strategy: { matrix: { part: number[] } }; steps: { name?: string; run?: string }[] } };
  };
  const { part } = jobs.judge.strategy.matrix;
  expect(part).toEqual(Array.from(part, (_, at) => at + 1));
  const script = jobs.judge.steps.find(({ name }) => name === 'Judge a part')?.run ?? '';
  for (const [exitCode, status] of endings) {
    expect(await called(script, { PART: '2' }, exitCode)).toEqual({
      line: `--yes plumblint audit repositories.txt --clones clones --cache cache --shard 2/${part.length} --output part-2`,
      status,
    });
  }
});
