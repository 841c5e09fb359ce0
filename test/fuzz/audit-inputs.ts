import { join } from 'node:path';
import fc from 'fast-check';
import { audit } from '../../src/audit/audit.js';
import { auditFiles, repositoryFiles } from '../../src/audit/audit-files.js';
import { auditReport } from '../../src/audit/audit-report.js';
import { digestOf, ObservedWorld, type World } from '../../src/audit/observation.js';
import { type RepositoryResult, repositoryResult } from '../../src/audit/repository-result.js';
import { ResultStore } from '../../src/audit/result-store.js';
import { auditSummary } from '../../src/cli/audit-summary.js';
import { attempt } from '../../src/disk/attempt.js';
import { WrittenFolder } from '../../src/disk/written-folder.js';
import type { Telling } from '../../src/engine/telling.js';
import { jsonText } from '../../src/reports/json-text.js';
import { linkedRepositories } from '../cli/linked-repositories.js';
import { commanded, inside } from './commanded.js';
import { mangled } from './mangled.js';
import { type Files, reportsOf, scanOf, survivesAll } from './survival.js';
import { watchedHost } from './watched-host.js';

const repository = { 'main.json': linkedRepositories['wrong-region/main.json'] ?? '' };
const world: World = { open: () => watchedHost(repository), today: () => '2027-01-31' };

/** What a repository comes to, and what it tells others. */
const judged = (() => {
  let told: readonly Telling[] = [];
  const result = scanOf(watchedHost(repository), { onTold: (tellings) => (told = tellings) });
  // The log is passed on as it is.
  return { result: { ...repositoryResult(result, 1, false, '0'), sarif: '{}' } satisfies RepositoryResult, told };
})();

const resultWords = [
  '"findings": ',
  '"overview": ',
  '"state": "failed"',
  '"summary": ',
  '"rules": ',
  '"services": ',
  '"line": ',
  '"notJudged": ',
];

/** What an audit kept of a repository, as somebody else may have left it there: the result, what it tells others, or what was read for it. */
export function keptResults(): fc.Arbitrary<Files> {
  const reads = JSON.stringify([{ ask: 'folder', folder: '' }, { ask: 'read', folder: '', path: 'main.json' }, { ask: 'day' }]);
  return fc.oneof(
    mangled([JSON.stringify(judged.result)], resultWords).map((results): Files => ({ results })),
    mangled([JSON.stringify(judged.told)], ['"summaries": ', '"declares": ', '"refersTo": ', '"too much"']).map((told): Files => ({
      told,
    })),
    mangled([reads], ['"ask": ', '"folder": "/etc"', '"path": "../x"', '"refusal"', '"entries"']).map((kept): Files => ({ reads: kept })),
  );
}

/** Throws where what is kept of one repository costs another its report, or an audit its end. */
export function audited(files: Files): Promise<void> {
  return survivesAll(files, () =>
    inside({}, async (folder) => {
      const kept = new WrittenFolder(join(folder, 'kept'));
      const store = new ResultStore(kept);
      const [damaged = '', sound = ''] = ['damaged', 'sound'].map((name) => {
        const observed = new ObservedWorld(world);
        observed.open('')?.read('main.json');
        const id = store.put({ settings: name, name }, observed, judged.result, judged.told);
        if (name === 'damaged') replaceKept(kept, files);
        return id;
      });
      const told = store.toldBy(damaged) ?? [];
      const printed = told === 'too much' ? [] : reportsOf(repository, { neighbours: [{ repository: 'damaged', tellings: told }] });
      const find = (name: string) => attempt(() => store.find({ settings: name, name }, world)).value;
      const outcome = await audit({
        ...{ repositories: ['damaged', 'sound'].map((name) => ({ name, folder: join(folder, name) })), linkedWith: [], jobs: 1 },
        judge: ({ name }) => {
          const id = find(name);
          return Promise.resolve(
            id === undefined ? { kind: 'failed', reason: 'it is judged anew' } : { kind: 'judged', id, isKnown: true },
          );
        },
        watch: () => ({ begun: () => undefined, answered: () => undefined, ended: () => undefined }),
        ...{ store, output: new WrittenFolder(join(folder, 'audit')), version: '0', shard: undefined, previous: undefined },
      });
      if (!('report' in outcome) || outcome.report.repositories.find(({ name }) => name === 'sound')?.state !== 'judged')
        throw new Error(`what is kept as ${sound} is lost`);
      return [...printed, auditSummary(outcome.report, 'audit')];
    }),
  );
}

/** Puts these in the place of what is kept of the one repository that there is. */
function replaceKept(kept: WrittenFolder, files: Files): void {
  for (const [place, text] of Object.entries(files)) {
    const [head = ''] = kept.names(place);
    const [id = ''] = kept.names(`${place}/${head}`);
    kept.write(`${place}/${head}/${id}`, `${digestOf(text)}\n${text}`);
  }
}

const partWords = [
  '"repositories": [',
  '"name": ',
  '"shard": ',
  '"tool": ',
  '"summary": ',
  '"rules": ',
  '"state": "failed"',
  '"reason": ',
  '\n{',
];

/** Parts of an audit as they come from elsewhere: the report or the findings of one as they should not be, and an earlier audit. */
export function auditParts(): fc.Arbitrary<Files> {
  const { overview, findings, rules } = judged.result;
  const reportOf = (name: string, index: number): string =>
    jsonText(
      auditReport([{ name, ...overview, ...repositoryFiles(name), linking: { neighbours: 1 } }], rules, {
        ...{ version: '0', shard: { index, of: 2, list: 'x' }, crowded: 0, trend: undefined },
      }),
    );
  const linesOf = (name: string): string => findings.map((finding) => `${JSON.stringify({ repository: name, ...finding })}\n`).join('');
  const part = (name: string, index: number): Files => {
    const { sarif, page } = repositoryFiles(name);
    const at = `part-${index}`;
    return {
      [`${at}/${auditFiles.report}`]: reportOf(name, index),
      [`${at}/${auditFiles.findings}`]: linesOf(name),
      [`${at}/${sarif}`]: '{}',
      [`${at}/${page}`]: '',
    };
  };
  const whole = { ...part('a', 1), ...part('b', 2) };
  const path = `part-1/${auditFiles.report}`;
  return fc.oneof(
    mangled([reportOf('a', 1)], partWords).map((text): Files => ({ ...whole, [path]: text })),
    mangled([linesOf('a')], partWords).map((text): Files => ({ ...whole, [`part-1/${auditFiles.findings}`]: text })),
  );
}

/** Throws where parts cannot be merged or compared with, and it is not said so. */
export function merged(files: Files): Promise<void> {
  return commanded(files, [
    ['merge', 'part-1', 'part-2', '--output', 'whole'],
    ['merge', 'part-2', 'part-2', '--output', 'other', '--previous', 'part-1'],
  ]);
}
