import { ExpressionSyntaxError } from '../template/expression.js';
import type { DeferredExpression } from '../template/expression.js';
import type { Source } from '../text/source.js';
import { parseExpression } from './expression-parser.js';
import type { ExpressionPlace, ParsedExpression } from './expression-parser.js';
import { decodedOffsets } from './json-string.js';

/** A JSON string that is a template expression, without the brackets before it that escape it; its span covers the quotes. */
export class DeferredText implements DeferredExpression {
  readonly kind = 'deferred';
  readonly text: string;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  #outcome: ParsedExpression | ExpressionSyntaxError | undefined;

  constructor(text: string, source: Source, start: number, end: number) {
    this.text = text;
    this.source = source;
    this.start = start;
    this.end = end;
    this.#outcome = undefined;
  }

  parse(): ParsedExpression {
    const outcome = (this.#outcome ??= this.#parse());
    if (outcome instanceof ExpressionSyntaxError) throw outcome;
    return outcome;
  }

  #parse(): ParsedExpression | ExpressionSyntaxError {
    try {
      return parseExpression(this.text, this.#place());
    } catch (error) {
      if (error instanceof ExpressionSyntaxError) return error;
      throw error;
    }
  }

  #place(): ExpressionPlace {
    const start = this.start + 1;
    if (this.source.text.startsWith(this.text, start)) return { source: this.source, start };
    const raw = this.source.text.slice(start, this.end - 1);
    const offsets = decodedOffsets(raw).map((offset) => offset + start);
    return { source: this.source, start, offsets: offsets.slice(Math.max(offsets.length - 1 - this.text.length, 0)) };
  }
}
