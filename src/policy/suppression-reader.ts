import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import { type Span, spanOf } from '../text/source.js';
import type { RuleNames } from './rule-names.js';
import type { StretchSuppression } from './suppression.js';

/** Suppressions of one file that count, and mistakes in them that are told. */
const mostOfFile = 1_000;
const mostMistakes = 100;

/** What is written of a suppression, before anybody looked whether it is right. */
export interface WrittenSuppression {
  /** A comment, `<rule>, <rule> -- reason`, or an entry of a list with a key for each. */
  readonly form: 'comment' | 'entry';
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  readonly owner?: string | undefined;
  readonly expires?: string | undefined;
  readonly place: Span;
  readonly from: number;
  readonly to: number;
}

/** Takes what a file says of suppressions: those that are right, and what is to be said of the others. */
export class SuppressionReader {
  readonly suppressions: StretchSuppression[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #names: RuleNames;
  #isFull = false;

  constructor(names: RuleNames) {
    this.#names = names;
  }

  /** Whether no more will be taken in. */
  get isFull(): boolean {
    return this.#isFull || this.diagnostics.length >= mostMistakes;
  }

  /** Says that something is not written as it must be. */
  mistake(place: Span, message: string): void {
    this.diagnostics.push(diagnosticAt('suppression-syntax', message, place));
  }

  /** Takes one in, for each rule that it names, unless there are too many. */
  read({ form, rules, reason, owner, expires, place, from, to }: WrittenSuppression): void {
    for (const rule of rules) {
      if (this.isFull) return;
      const unknown = form === 'comment' && /[\s:]/.test(rule) ? severalWords(rule) : this.#names.mistakeIn(rule);
      if (unknown !== undefined) this.diagnostics.push(diagnosticAt('suppression-of-unknown-rule', unknown, place));
      else if (reason === undefined) this.diagnostics.push(diagnosticAt('suppression-without-reason', withoutReason(rule, form), place));
      else if (this.suppressions.length >= mostOfFile) return this.#tooMany(place);
      else {
        const ruleIds = new Set(this.#names.named(rule));
        this.suppressions.push({ kind: 'inSource', rule, ruleIds, reason, owner, expires, place: spanOf(place), from, to });
      }
    }
  }

  #tooMany(place: Span): void {
    this.#isFull = true;
    this.mistake(place, `this file has more than ${mostOfFile} suppressions: from here on they do not count`);
  }
}

function severalWords(text: string): string {
  return `there is no rule '${text}': write a comma between rules, and -- between spaces before the reason`;
}

function withoutReason(rule: string, form: WrittenSuppression['form']): string {
  const cure = form === 'comment' ? 'write -- and the reason after the rule' : 'give it a reason';
  return `this suppression of ${rule} does not count, for it does not say why: ${cure}`;
}
