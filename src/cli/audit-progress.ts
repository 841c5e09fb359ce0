import ProgressBar from 'progress';
import { harmless } from '../reports/harmless.js';
import type { Environment } from './environment.js';
import { terminalOf } from './terminal.js';

/** Between two signs of life; in milliseconds. */
const pauses = { terminal: 100, lines: 10_000 };
const barWidth = 20;
/** Characters of the name of a repository that are shown. */
const longestName = 40;

/** Says on the standard error how far an audit is: a bar with rate, time left and repository on a terminal, a line now and then elsewhere. */
export class AuditProgress {
  readonly #environment: Pick<Environment, 'stderr'>;
  readonly #now: () => number;
  readonly #total: number;
  readonly #bar: ProgressBar | undefined;
  readonly #start: number;
  #done = 0;
  #shown: number;

  /** `now` gives the milliseconds since any moment. */
  constructor(total: number, isWatched: boolean, environment: Pick<Environment, 'stderr'>, now: () => number) {
    this.#environment = environment;
    this.#now = now;
    this.#total = total;
    this.#start = now();
    this.#shown = this.#start;
    this.#bar = isWatched
      ? new ProgressBar('[:bar] :current of :total repositories, :each/s, :left left: :name', {
          total,
          width: barWidth,
          clear: true,
          stream: terminalOf(environment.stderr),
        })
      : undefined;
  }

  begun(name: string): void {
    this.#show(name);
  }

  /** Takes note that one more is judged, or that it could not be, and why. */
  done(name: string, failure: string | undefined): void {
    this.#done++;
    if (failure !== undefined) this.#say(`plumblint: ${harmless(name)} could not be judged: ${harmless(failure)}`);
    this.#show(name);
  }

  /** Takes away what was shown. */
  end(): void {
    this.#bar?.terminate();
  }

  #show(name: string): void {
    const now = this.#now();
    const isDue = now - this.#shown >= (this.#bar === undefined ? pauses.lines : pauses.terminal);
    if (!isDue) return;
    this.#shown = now;
    const perSecond = (this.#done * 1000) / Math.max(now - this.#start, 1);
    const each = perSecond.toFixed(perSecond < 10 ? 1 : 0);
    if (this.#bar === undefined) {
      this.#say(`plumblint: ${this.#done} of ${this.#total} repositories, ${each}/s`);
      return;
    }
    this.#bar.curr = this.#done;
    const left = this.#done === 0 ? '?' : duration((this.#total - this.#done) / perSecond);
    this.#bar.render({ each, left, name: harmless(name).slice(-longestName).replaceAll('$', '$$$$') }, true);
  }

  #say(line: string): void {
    if (this.#bar === undefined) this.#environment.stderr.write(`${line}\n`);
    else this.#bar.interrupt(line);
  }
}

/** A time, in seconds, for people. */
function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
