import { describe, expect, it } from '@jest/globals';
import { Source } from '../../src/text/source.js';
import { compareSyntax } from './syntax.js';

const texts: Record<string, string> = {
  'good.bicep': 'param a string\n',
  'broken.bicep': 'param a string\n\nvar b =\n',
  'good.bicepparam': "using 'good.bicep'\nparam a = 'x'\n",
};
const corpus = { source: (path: string) => new Source(path, texts[path] ?? '') };

describe('the comparison of syntax errors', () => {
  it('finds nothing where both break off in the same line, or in the next', () => {
    const rows = [3, 4].map((line) => ({ file: 'broken.bicep', syntax: [[line, 8, 'BCP009'] as const] }));
    const good = { file: 'good.bicep', syntax: [] };
    const parameters = { file: 'good.bicepparam', errors: [[1, 7, 'BCP104'] as const] };
    expect(compareSyntax([...rows, good], [parameters], corpus)).toEqual({ files: 4, broken: 2, differences: [] });
  });

  it('names what is broken for one of them alone, or elsewhere', () => {
    const rows = [
      { file: 'broken.bicep', syntax: [] },
      { file: 'broken.bicep', syntax: [[1, 1, 'BCP009'] as const] },
      { file: 'good.bicep', syntax: [[1, 1, 'BCP009'] as const] },
    ];
    const parameters = { file: 'good.bicepparam', errors: [[2, 7, 'BCP009'] as const] };
    expect(compareSyntax(rows, [parameters], corpus).differences).toEqual([
      'broken.bicep: first error in line 3, of the compiler nowhere',
      'broken.bicep: first error in line 3, of the compiler in line 1',
      'good.bicep: first error nowhere, of the compiler in line 1',
      'good.bicepparam: first error nowhere, of the compiler in line 2',
    ]);
  });
});
