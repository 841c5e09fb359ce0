import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort } from 'node:worker_threads';
import type { RoadResults } from './both-roads.js';
import { readCases, type RecordedCorpus } from './cases.js';
import { Corpus } from './corpus.js';
import type { FunctionResults } from './function-rows.js';
import { groupCases, Results } from './group-run.js';
import { groupBy } from '../../src/text/group-by.js';
import { checkLaws } from './laws/corpus-laws.js';
import type { LawStepResult } from './laws/law-steps.js';
import { remembering } from './memory.js';
import { casesOutcome, functionsOutcome, lawsOutcome, type Outcome, poolOutcome, roadsOutcome, syntaxOutcome } from './report.js';
import { poolRuns } from './pool.js';
import type { SyntaxResults } from './syntax.js';
import { type CasesTask, perform, type Task } from './tasks.js';
import { inWorkers } from './work-queue.js';

/** What is compared where nothing is asked for. */
const corpora = ['../shared/corpus', '../shared/corpus-more'];
/** Every so many templates, faults are seeded into one. */
const sampling = 12;
const workerCount = 2;
/** Every so many parts of the work, it is said how far it is. */
const told = 100;

/** Compares everything with what the deployment engine recorded, and checks the laws; the exit code says whether all is as it must be. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', multiple: true },
      oracle: { type: 'string' },
      only: { type: 'string' },
      verbose: { type: 'boolean' },
      workers: { type: 'string' },
    },
  });
  const only = new RegExp(values.only ?? '');
  const verbose = values.verbose ?? false;
  const workers = Number(values.workers ?? workerCount);
  const recorded = (values.corpus ?? corpora.filter((folder) => existsSync(folder))).map((corpus) => ({
    corpus,
    oracle: values.oracle ?? join(corpus, 'oracle'),
  }));
  const start = performance.now();
  const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const work = <Result>(tasks: readonly Task[]): Promise<Result[]> =>
    inWorkers<Result>(fileURLToPath(import.meta.url), tasks, workers, (done) => {
      if (done % told === 0) console.error(`${done} of ${tasks.length} after ${seconds()}`);
    });
  const whereAsked = (part: string, recording: string): readonly RecordedCorpus[] =>
    only.test(part) ? recorded.filter(({ oracle }) => existsSync(join(oracle, recording))) : [];
  const tell = (outcomes: readonly Outcome[]): void => {
    for (const { text, failed } of outcomes) {
      if (failed) process.exitCode = 1;
      console.log(`${text}\n(after ${seconds()})\n`);
    }
  };

  const cases = casesTasks(recorded, only);
  if (cases.length > 0) tell([casesOutcome(merged(await work<Results>(cases)), verbose)]);
  const functions = whereAsked('functions', 'functions.ndjson').map((one) => ({ kind: 'functions', ...one }) as const);
  tell((await work<FunctionResults>(functions)).map((results) => functionsOutcome(results, verbose)));
  const pairs = whereAsked('pairs', 'pairs.ndjson').map((one) => ({ kind: 'pairs', ...one }) as const);
  tell((await work<RoadResults>(pairs)).map(roadsOutcome));
  const syntax = whereAsked('syntax', 'bicep-errors.ndjson').map((one) => ({ kind: 'syntax', ...one }) as const);
  tell((await work<SyntaxResults>(syntax)).map(syntaxOutcome));
  if (only.test('pool')) for (const { corpus } of recorded) tell([poolOutcome(poolRuns(corpus, workers))]);
  if (only.test('laws')) for (const { corpus } of recorded) tell([lawsOutcome(await checkLaws(corpus, workers, work<LawStepResult>))]);
}

/** The cases whose names match, those of one template together. */
function casesTasks(recorded: readonly RecordedCorpus[], only: RegExp): CasesTask[] {
  return recorded.flatMap(({ corpus, oracle }) => {
    const groups = existsSync(oracle) ? groupCases(readCases(oracle, only), sampling) : [];
    return [...groupBy(groups, ({ cases: [first] }) => first?.template).values()].map((ofTemplate) => ({
      kind: 'cases',
      corpus,
      groups: ofTemplate,
    }));
  });
}

function merged(parts: readonly Results[]): Results {
  const results = new Results();
  for (const part of parts) results.merge(part);
  return results;
}

if (isMainThread) await main();
else {
  const corpusAt = remembering((folder: string) => new Corpus(folder));
  parentPort?.on('message', (task: Task) => parentPort?.postMessage(perform(task, corpusAt)));
}
