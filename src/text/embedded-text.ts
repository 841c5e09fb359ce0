import { align, type Alignment } from './alignment.js';
import { Source, type Span, spanOf, textOf } from './source.js';

/** Where a text is written, and how. */
interface Writing {
  readonly span: Span;
  readonly alignment: Alignment;
}

/**
 * A text that is a value: a script in a template, say. It is written somewhere, between quotes, with escapes, or in pieces around other values.
 * Its offsets are those of the text itself; `placeInFile` tells where they stand in the file.
 */
export class EmbeddedText extends Source {
  /** The stretches that it may be written in; of those that show as much of it, the first is taken. */
  readonly candidates: readonly [Span, ...Span[]];
  #found: Writing | undefined;

  constructor(text: string, candidates: readonly [Span, ...Span[]]) {
    super(candidates[0].source.path, text, candidates[0].source.external);
    this.candidates = candidates;
  }

  /** Where a stretch of the text is written, as exactly as can be told: what is put in there stands between what is written around it. */
  placeOf(start: number, end: number): Span {
    const { span, alignment } = this.#writing;
    const length = textOf(span).length;
    const from = this.#startOf(start, end, alignment) ?? 0;
    const to = this.#endOf(start, end, alignment) ?? length;
    return to < from ? spanOf(span) : { source: span.source, start: span.start + from, end: span.start + to };
  }

  #startOf(start: number, end: number, { starts, ends }: Alignment): number | undefined {
    for (let at = start; at < Math.max(end, start + 1) && at < this.text.length; at++) {
      if ((starts[at] ?? -1) >= 0) return starts[at];
      if (/\S/.test(this.text.charAt(at))) break;
    }
    for (let at = Math.min(start, this.text.length) - 1; at >= 0; at--) if ((ends[at] ?? -1) >= 0) return ends[at];
    return undefined;
  }

  #endOf(start: number, end: number, alignment: Alignment): number | undefined {
    if (end <= start) return this.#startOf(start, end, alignment);
    const { starts, ends } = alignment;
    for (let at = Math.min(end, this.text.length) - 1; at >= start; at--) {
      if ((ends[at] ?? -1) >= 0) return ends[at];
      if (/\S/.test(this.text.charAt(at))) break;
    }
    for (let at = end; at < this.text.length; at++) if ((starts[at] ?? -1) >= 0) return starts[at];
    return undefined;
  }

  get #writing(): Writing {
    return (this.#found ??= this.#find());
  }

  #find(): Writing {
    const [first, ...others] = this.candidates.map((span) => ({ span, alignment: align(this.text, textOf(span)) }));
    if (first === undefined) throw new RangeError('a text that is written nowhere');
    return others.reduce((best, other) => (other.alignment.found > best.alignment.found ? other : best), first);
  }
}

/** The place of a span in the file that it is written in. */
export function placeInFile(span: Span): Span {
  let at = span;
  while (at.source instanceof EmbeddedText) at = at.source.placeOf(at.start, at.end);
  return at;
}
