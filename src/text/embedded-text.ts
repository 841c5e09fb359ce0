import { align, type Alignment } from './alignment.js';
import { Source, type Span, spanOf, textOf } from './source.js';

/** Where a text is written, and how. */
interface Writing {
  readonly span: Span;
  readonly alignment: Alignment;
}

/** By offset in the text, where what is written next to it ends and starts: -1 where nothing is. */
interface Neighbours {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/**
 * A text that is a value: a script in a template, say. It is written somewhere, between quotes, with escapes, or in pieces around other values.
 * Its offsets are those of the text itself; `placeInFile` tells where they stand in the file.
 */
export class EmbeddedText extends Source {
  /** The stretches that it may be written in; of those that show as much of it, the first is taken. */
  readonly candidates: readonly [Span, ...Span[]];
  #found: Writing | undefined;
  #around: Neighbours | undefined;

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

  #startOf(start: number, end: number, { starts }: Alignment): number | undefined {
    for (let at = start; at < Math.max(end, start + 1) && at < this.text.length; at++) {
      if ((starts[at] ?? -1) >= 0) return starts[at];
      if (/\S/.test(this.text.charAt(at))) break;
    }
    return foundAt(this.#neighbours.before, Math.min(start, this.text.length));
  }

  #endOf(start: number, end: number, alignment: Alignment): number | undefined {
    if (end <= start) return this.#startOf(start, end, alignment);
    const { ends } = alignment;
    for (let at = Math.min(end, this.text.length) - 1; at >= start; at--) {
      if ((ends[at] ?? -1) >= 0) return ends[at];
      if (/\S/.test(this.text.charAt(at))) break;
    }
    return foundAt(this.#neighbours.after, end);
  }

  get #writing(): Writing {
    return (this.#found ??= this.#find());
  }

  get #neighbours(): Neighbours {
    return (this.#around ??= neighboursIn(this.#writing.alignment));
  }

  #find(): Writing {
    const [first, ...others] = this.candidates.map((span) => ({ span, alignment: align(this.text, textOf(span)) }));
    if (first === undefined) throw new RangeError('a text that is written nowhere');
    return others.reduce((best, other) => (other.alignment.found > best.alignment.found ? other : best), first);
  }
}

function neighboursIn({ starts, ends }: Alignment): Neighbours {
  const before = new Int32Array(ends.length + 1).fill(-1);
  const after = new Int32Array(starts.length + 1).fill(-1);
  for (let at = 0; at < ends.length; at++) before[at + 1] = foundAt(ends, at) ?? before[at] ?? -1;
  for (let at = starts.length - 1; at >= 0; at--) after[at] = foundAt(starts, at) ?? after[at + 1] ?? -1;
  return { before, after };
}

function foundAt(places: Alignment['starts'], at: number): number | undefined {
  const place = places[at] ?? -1;
  return place < 0 ? undefined : place;
}

/** The place of a span in the file that it is written in. */
export function placeInFile(span: Span): Span {
  let at = span;
  while (at.source instanceof EmbeddedText) at = at.source.placeOf(at.start, at.end);
  return at;
}
