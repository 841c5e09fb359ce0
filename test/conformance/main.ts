import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readCases, readRows } from './cases.js';
import { compareRoads, type PairRow, type RoadResults } from './both-roads.js';
import { Corpus } from './corpus.js';
import { compareRows, type FunctionRow } from './function-rows.js';
import { type CaseGroup, groupCases, Results, runGroup } from './group-run.js';
import { checkLaws, lawsFail, lawsText } from './laws/corpus-laws.js';
import { lawStep, type LawStepResult, type LawTask } from './laws/law-steps.js';
import { report } from './report.js';
import { compareSyntax, type ParameterFileErrors, type SyntaxResults, type TemplateErrors } from './syntax.js';

/** Every so many templates, faults are seeded into one. */
const sampling = 12;
const workerCount = 2;

interface CasesTask {
  readonly corpus: string;
  readonly groups: readonly CaseGroup[];
}

type Task = CasesTask | LawTask;

/** Compares everything with what the deployment engine recorded, and checks the laws; the exit code says whether all is as it must be. */
async function main(): Promise<void> {
  const start = performance.now();
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      oracle: { type: 'string' },
      only: { type: 'string' },
      verbose: { type: 'boolean' },
      workers: { type: 'string' },
    },
  });
  const corpus = values.corpus ?? '../shared/corpus';
  const oracle = values.oracle ?? join(corpus, 'oracle');
  const only = new RegExp(values.only ?? '');
  const cases = existsSync(oracle) ? readCases(oracle, only) : [];
  const rows = only.test('functions') ? readRows<FunctionRow>(join(oracle, 'functions.ndjson')) : [];
  if (cases.length + rows.length === 0 && !['pairs', 'syntax', 'laws'].some((part) => only.test(part)))
    throw new Error(`nothing to compare in ${oracle}`);
  const workers = Number(values.workers ?? workerCount);
  const running = runGroups(groupCases(cases, sampling), corpus, workers);
  const functions = rows.length === 0 ? undefined : compareRows(rows);
  const outcome = report(await running, functions, (performance.now() - start) / 1000, values.verbose ?? false);
  console.log(outcome.text);
  const pairs = only.test('pairs') ? readRows<PairRow>(join(oracle, 'pairs.ndjson')) : [];
  const roads = compareRoads(pairs, new Corpus(corpus));
  if (pairs.length > 0) console.log(roadsText(roads));
  const syntax = only.test('syntax')
    ? compareSyntax(
        readRows<TemplateErrors>(join(oracle, 'bicep-errors.ndjson')),
        readRows<ParameterFileErrors>(join(oracle, 'bicepparam-errors.ndjson')),
        new Corpus(corpus),
      )
    : undefined;
  if (syntax !== undefined) console.log(syntaxText(syntax));
  const laws = only.test('laws') ? await checkLaws(corpus, workers, inWorker<LawStepResult>) : undefined;
  if (laws !== undefined) console.log(lawsText(laws));
  const failed = outcome.failed || roads.differences.length > 0 || (syntax?.differences.length ?? 0) > 0;
  process.exitCode = failed || (laws !== undefined && lawsFail(laws)) ? 1 : 0;
}

function roadsText({ compared, parts, differences }: RoadResults): string {
  const lines = differences.flatMap(({ bicep, details }) => [`  differs: ${bicep}`, ...details.map((detail) => `      ${detail}`)]);
  return [`both roads: ${compared} pairs, ${parts} resources and outputs, ${differences.length} pairs differ`, ...lines].join('\n');
}

function syntaxText({ files, broken, differences }: SyntaxResults): string {
  return [`syntax: ${files} files, ${broken} of them broken, ${differences.length} differ`, ...differences.map((line) => `  ${line}`)].join(
    '\n',
  );
}

/** Shares the groups out among worker threads, those of one template together. */
async function runGroups(groups: readonly CaseGroup[], corpus: string, workers: number): Promise<Results> {
  const shares = Array.from({ length: workers }, (): CaseGroup[] => []);
  groups.forEach((group, index) => shares[index % workers]?.push(group));
  const results = new Results();
  for (const part of await Promise.all(shares.map((share) => inWorker<Results>({ corpus, groups: share })))) results.merge(part);
  return results;
}

function inWorker<Result>(task: Task): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task, resourceLimits: { stackSizeMb: 16 } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function work({ corpus: folder, groups }: CasesTask): Results {
  const corpus = new Corpus(folder);
  const results = new Results();
  let template = '';
  for (const group of groups) {
    const [first] = group.cases;
    if (first !== undefined && first.template !== template) {
      corpus.clear();
      template = first.template;
    }
    runGroup(group, corpus, results);
  }
  return results;
}

if (isMainThread) await main();
else {
  const task = workerData as Task;
  parentPort?.postMessage('script' in task ? lawStep(task) : work(task));
}
