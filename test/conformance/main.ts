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
import { report } from './report.js';
import { compareSyntax, type ParameterFileErrors, type SyntaxResults, type TemplateErrors } from './syntax.js';

/** Every so many templates, faults are seeded into one. */
const sampling = 12;
const workerCount = 2;

interface Task {
  readonly corpus: string;
  readonly groups: readonly CaseGroup[];
}

/** Compares everything with what the deployment engine recorded; the exit code says whether all is as it must be. */
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
  if (cases.length + rows.length === 0 && !only.test('pairs') && !only.test('syntax')) throw new Error(`nothing to compare in ${oracle}`);
  const running = runGroups(groupCases(cases, sampling), corpus, Number(values.workers ?? workerCount));
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
  process.exitCode = outcome.failed || roads.differences.length > 0 || (syntax?.differences.length ?? 0) > 0 ? 1 : 0;
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
  for (const part of await Promise.all(shares.map((share) => inWorker({ corpus, groups: share })))) results.merge(part);
  return results;
}

function inWorker(task: Task): Promise<Results> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task, resourceLimits: { stackSizeMb: 16 } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function work({ corpus: folder, groups }: Task): Results {
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
else parentPort?.postMessage(work(workerData as Task));
