import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { failureText } from '../diagnostics/failure.js';
import type { GivenUp } from '../findings/finding.js';
import { aboutFile } from './file-diagnostic.js';

/** The files that this program failed on: each costs itself alone. */
export class Failures {
  readonly #byPath = new Map<string, Diagnostic>();

  /** What `work` on a file gives, or `otherwise` where this program fails on it. */
  isolating<Result, Otherwise>(path: string, work: () => Result, otherwise: Otherwise): Result | Otherwise {
    try {
      return work();
    } catch (error) {
      if (!this.#byPath.has(path)) this.#byPath.set(path, failureDiagnostic(path, error));
      return otherwise;
    }
  }

  has(path: string): boolean {
    return this.#byPath.has(path);
  }

  /** One for each file. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#byPath.values()];
  }
}

/** Says that this program failed on a file. */
export function failureDiagnostic(path: string, error: unknown): Diagnostic {
  return aboutFile('not-judged', path, `plumblint failed on this file, please report it: ${failureText(error)}`);
}

/** Says that a deployment was given up. */
export function givenUpDiagnostic({ label: { template, parameters }, reason }: GivenUp): Diagnostic {
  const values = parameters.length === 0 ? '' : ` with ${parameters.join(', ')}`;
  return aboutFile('not-judged', template, `this is not judged${values}: ${reason}`);
}
