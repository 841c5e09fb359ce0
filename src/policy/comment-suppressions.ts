import { jsonComments } from '../arm/comments.js';
import { bicepComments } from '../bicep/syntax/comments.js';
import { mayBeEdgeConfiguration } from '../iot-edge/file-kind.js';
import { mayBeScript } from '../onboarding/file-kind.js';
import { type Comment, hashComments } from '../text/comments.js';
import type { Source } from '../text/source.js';
import { type Directive, directiveIn } from './directive.js';
import type { SuppressionReader } from './suppression-reader.js';

/** Reads the comments of a file that suppress something. */
export function readComments(source: Source, reader: SuppressionReader): void {
  const comments = commentsIn(source);
  const lines = new CodeLines(source, comments);
  for (const [at, comment] of comments.entries()) {
    if (reader.isFull) return;
    const directive = /plumblint-/i.test(comment.says) ? directiveIn(comment) : undefined;
    if (directive === undefined) continue;
    if ('mistake' in directive) reader.mistake(comment, directive.mistake);
    else reader.read({ form: 'comment', ...directive, place: comment, ...stretchOf(directive, lines, at, comment) });
  }
}

function commentsIn(source: Source): Comment[] {
  if (/\.bicep(param)?$/i.test(source.path)) return bicepComments(source);
  return mayBeEdgeConfiguration(source.path) || mayBeScript(source.path) ? hashComments(source) : jsonComments(source);
}

/** The stretch of its file that the directive in the nth comment is for. */
function stretchOf(
  { extent }: Directive,
  lines: CodeLines,
  nth: number,
  { source, start }: Comment,
): { readonly from: number; readonly to: number } {
  if (extent === 'disable-file') return { from: 0, to: Infinity };
  const { line } = source.position(extent === 'disable-line' ? start : lines.nextCode(nth));
  return { from: source.lineStarts[line - 1] ?? 0, to: source.lineStarts[line] ?? Infinity };
}

/** Finds the code after comments: what is no white space, no comment and no pragma of Bicep. */
class CodeLines {
  readonly #text: string;
  readonly #comments: readonly Comment[];
  readonly #after: readonly number[];

  constructor({ text }: Source, comments: readonly Comment[]) {
    const after: number[] = [];
    for (let nth = comments.length - 1; nth >= 0; nth--) {
      const { end = 0 } = comments[nth] ?? {};
      after[nth] = codeIn(text, end, comments[nth + 1]?.start ?? text.length) ?? after[nth + 1] ?? text.length;
    }
    this.#text = text;
    this.#comments = comments;
    this.#after = after;
  }

  /** The first code on a later line than that on which the nth comment ends, or the end of the text. */
  nextCode(nth: number): number {
    const text = this.#text;
    const code = this.#after[nth] ?? text.length;
    const lineEnd = lineEndFrom(text, this.#comments[nth]?.end ?? 0);
    if (code >= lineEnd) return code;
    const next = this.#comments.findIndex(({ end }, at) => at > nth && end > lineEnd);
    return codeIn(text, lineEnd, this.#comments[next]?.start ?? text.length) ?? this.#after[next] ?? text.length;
  }
}

function codeIn(text: string, from: number, to: number): number | undefined {
  const at = from + (/^(?:\s+|#(?:disable|restore)-[^\r\n]*)*/.exec(text.slice(from, to))?.[0].length ?? 0);
  return at < to ? at : undefined;
}

function lineEndFrom(text: string, from: number): number {
  const length = text.slice(from).search(/[\r\n]/);
  return length < 0 ? text.length : from + length;
}
