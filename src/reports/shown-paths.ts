import type { Span } from '../text/source.js';
import { harmless } from './harmless.js';
import type { ReportOptions } from './report-options.js';

/** Writes places of the scanned files for a terminal. */
export class ShownPaths {
  readonly #shown: (path: string) => string;

  constructor({ shownPath }: Pick<ReportOptions, 'shownPath'>) {
    this.#shown = shownPath ?? ((path) => path);
  }

  /** A path of the scanned root. */
  path(path: string): string {
    return harmless(this.#shown(path));
  }

  /** `path:line:column` of the start of a span. */
  position({ source, start }: Span): string {
    const { line, column } = source.position(start);
    return `${source.external ? harmless(source.path) : this.path(source.path)}:${line}:${column}`;
  }
}
