import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import ts from 'typescript';

const path = resolve('rules/pack/rule/rule.ts');

const text = `import type { Truth } from '../../../src/values/truth.js';
declare const truth: Truth;
declare const perhaps: Truth | undefined;
declare const statement: { readonly holds: (given: string) => Truth };
declare const value: { readonly kind: string } | undefined;
declare const sure: boolean;
declare const text: string;
export const wrong = [
  truth ? 1 : 2,
  !truth,
  truth && 1,
  perhaps || 1,
  statement ? 1 : 2,
  !statement,
  text ? 1 : 2,
];
export const right = [truth === 'true' ? 1 : 2, sure && 1, !sure, value ? 1 : 2, !value];
`;

describe('conditions of a rule', () => {
  let reported: number[];
  beforeAll(async () => {
    const parserOptions = { projectService: false, programs: [programOf(path, text)] };
    const [result] = await new ESLint({ overrideConfig: { languageOptions: { parserOptions } } }).lintText(text, { filePath: path });
    const about = (result?.messages ?? []).filter(({ ruleId }) => /strict-boolean-expressions|no-unnecessary-condition/.test(ruleId ?? ''));
    reported = about.map(({ line }) => line);
  });

  it('may not be truths, statements or texts', () => {
    expect([...new Set(reported)]).toEqual([9, 10, 11, 12, 13, 14, 15]);
  });
});

/** A program of one file that need not exist, and what it imports. */
function programOf(path: string, text: string): ts.Program {
  const options: ts.CompilerOptions = {
    strict: true,
    types: [],
    lib: ['lib.es5.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const disk = ts.createCompilerHost(options, true);
  const host: ts.CompilerHost = {
    ...disk,
    getSourceFile: (name, target) => (name === path ? ts.createSourceFile(name, text, target, true) : disk.getSourceFile(name, target)),
    fileExists: (name) => name === path || disk.fileExists(name),
  };
  return ts.createProgram([path], options, host);
}
