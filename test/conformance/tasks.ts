import { join } from 'node:path';
import { compareRoads, type PairRow, type RoadResults } from './both-roads.js';
import { readRows, type RecordedCorpus } from './cases.js';
import type { Corpus } from './corpus.js';
import { compareRows, type FunctionResults, type FunctionRow } from './function-rows.js';
import { type CaseGroup, Results, runGroup } from './group-run.js';
import { lawStep, type LawStepResult, type LawTask } from './laws/law-steps.js';
import { compareSyntax, type ParameterFileErrors, type SyntaxResults, type TemplateErrors } from './syntax.js';

/** The groups of cases of one template. */
export interface CasesTask {
  readonly kind: 'cases';
  readonly corpus: string;
  readonly groups: readonly CaseGroup[];
}

interface RecordingsTask extends RecordedCorpus {
  readonly kind: 'functions' | 'pairs' | 'syntax';
}

/** A part of the work that a thread of its own can do. */
export type Task = CasesTask | RecordingsTask | LawTask;

type CorpusAt = (folder: string) => Corpus;

/** Does a part of the work. `corpusAt` gives a corpus as this thread has read it so far. */
export function perform(task: Task, corpusAt: CorpusAt): Results | FunctionResults | RoadResults | SyntaxResults | LawStepResult {
  switch (task.kind) {
    case 'cases':
      return compareCases(task, corpusAt);
    case 'functions':
      return compareRows(readRows<FunctionRow>(join(task.oracle, 'functions.ndjson')));
    case 'pairs':
      return compareRoads(readRows<PairRow>(join(task.oracle, 'pairs.ndjson')), corpusAt(task.corpus));
    case 'syntax':
      return compareSyntax(
        readRows<TemplateErrors>(join(task.oracle, 'bicep-errors.ndjson')),
        readRows<ParameterFileErrors>(join(task.oracle, 'bicepparam-errors.ndjson')),
        corpusAt(task.corpus),
      );
    case 'laws':
      return lawStep(task);
  }
}

function compareCases({ corpus, groups }: CasesTask, corpusAt: CorpusAt): Results {
  const results = new Results();
  const files = corpusAt(corpus);
  files.clear();
  for (const group of groups) runGroup(group, files, results);
  return results;
}
