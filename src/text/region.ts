import { placeInFile } from './embedded-text.js';
import type { Source, Span } from './source.js';

/** A stretch of a file as plain data: its path and UTF-16 offsets, end exclusive. */
export interface Region {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The sources that regions lie in, by path: what turns regions back into spans. */
export class SourceBook {
  readonly #byPath = new Map<string, Source>();

  /** The region of a span in its file, whose source is kept. Of two sources of one path the first is kept. */
  regionOf(span: Span): Region {
    const { source, start, end } = placeInFile(span);
    if (!this.#byPath.has(source.path)) this.#byPath.set(source.path, source);
    return { file: source.path, start, end };
  }

  /** The span of a region. Throws `RangeError` for a file that no span was in. */
  spanOf({ file, start, end }: Region): Span {
    const source = this.#byPath.get(file);
    if (source === undefined) throw new RangeError(`no source of the path '${file}' is at hand`);
    return { source, start, end };
  }
}
