import ProgressBar from 'progress';
import type { Environment, Output } from './environment.js';
import type { ReportTarget } from './report-targets.js';
import { terminalOf } from './terminal.js';

/** A scan that takes less says nothing of its progress; in milliseconds. */
const patience = 1_000;
const pause = 100;
const barWidth = 30;

/** Shows on a terminal how many templates are judged, once a scan lasts a second. */
export class ScanProgress {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #start: number;
  #shown = -Infinity;
  #bar: ProgressBar | undefined;

  /** `now` gives the milliseconds since any moment. */
  constructor(output: Output, now: () => number) {
    this.#output = output;
    this.#now = now;
    this.#start = now();
  }

  /** Takes note that so many of the templates are judged. */
  judged(count: number, templates: number): void {
    const now = this.#now();
    if (now - this.#start < patience || now - this.#shown < pause) return;
    this.#shown = now;
    this.#bar ??= new ProgressBar('judged :current of :total templates [:bar]', {
      total: templates,
      width: barWidth,
      clear: true,
      stream: terminalOf(this.#output),
    });
    this.#bar.curr = count;
    this.#bar.render(undefined, true);
  }

  /** Takes away what was shown. */
  end(): void {
    this.#bar?.terminate();
  }
}

/** Whether somebody watches: both outputs are terminals, and no report for machines goes there. */
export function isWatched(
  reports: readonly ReportTarget[],
  { stdout, stderr, variables }: Pick<Environment, 'stdout' | 'stderr' | 'variables'>,
): boolean {
  const isForPeople = reports.every(({ format, file }) => file !== undefined || format === 'text');
  return isForPeople && stdout.isTerminal && stderr.isTerminal && variables['TERM'] !== 'dumb';
}
