import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type MutantResult, summaryOf } from './summary.js';

function mutant(path: string, status: MutantResult['status']): MutantResult {
  const location = { start: { line: 3, column: 4 }, end: { line: 3, column: 9 } };
  return { id: path, fileName: resolve(path), location, mutatorName: 'BooleanLiteral', replacement: 'false', status };
}

describe('the summary of mutants', () => {
  it('tells those of the kernel from others, by paths of the repository, and names each that lives', () => {
    const results = [
      mutant('src/engine/a.ts', 'Killed'),
      mutant('src/engine/b.ts', 'Survived'),
      mutant('src/text/c.ts', 'Timeout'),
      mutant('src/text/d.ts', 'NoCoverage'),
      mutant('src/text/e.ts', 'Ignored'),
    ];
    expect(summaryOf(results, (path) => path.startsWith('src/engine/'), 2).split('\n')).toEqual([
      'src/engine/b.ts:3:5 BooleanLiteral: false',
      'src/text/d.ts:3:5 BooleanLiteral, never run: false',
      '  50.0  percent of 2 mutants of the kernel are noticed (goal: at least 85)',
      '  50.0  percent of 2 mutants elsewhere are noticed',
      '   2.0  mutants a minute, 1 of them stopped for taking too long; 1 are only met while modules load, and left out',
    ]);
  });
});
