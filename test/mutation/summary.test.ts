import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type MutantResult, summaryOf } from './summary.js';

function mutant(path: string, status: MutantResult['status'], statusReason = ''): MutantResult {
  const location = { start: { line: 3, column: 4 }, end: { line: 3, column: 9 } };
  return { id: path, fileName: resolve(path), location, mutatorName: 'BooleanLiteral', replacement: 'false', status, statusReason };
}

describe('the summary of mutants', () => {
  it('tells those of the kernel from others, by paths of the repository, and names each that lives', () => {
    const results = [
      mutant('src/engine/a.ts', 'Killed'),
      mutant('src/engine/b.ts', 'Survived'),
      mutant('src/text/c.ts', 'Timeout', 'Hit limit reached (501/500)'),
      mutant('src/text/d.ts', 'NoCoverage'),
      mutant('src/text/e.ts', 'Ignored'),
      mutant('src/text/f.ts', 'Timeout'),
    ];
    expect(summaryOf(results, (path) => path.startsWith('src/engine/'), 2).split('\n')).toEqual([
      'src/engine/b.ts:3:4 survived, BooleanLiteral: false',
      'src/text/d.ts:3:4 never run, BooleanLiteral: false',
      'src/text/f.ts:3:4 stopped by the clock, BooleanLiteral: false',
      '  50.0  percent of 2 mutants of the kernel are noticed: 1 killed, 0 never ending, 1 survived, 0 never run, 0 stopped by the clock (goal: at least 85)',
      '  33.3  percent of 3 mutants elsewhere are noticed: 0 killed, 1 never ending, 0 survived, 1 never run, 1 stopped by the clock',
      '   2.5  mutants a minute; 1 only matter while modules load, and are left out',
    ]);
  });
});
