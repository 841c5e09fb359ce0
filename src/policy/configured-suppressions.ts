import { spanOf } from '../text/source.js';
import { type DocumentNode, itemsOf, memberOf, type Problem, textIn, textsIn } from './document.js';
import { isDay } from './day.js';
import type { RuleNames } from './rule-names.js';
import type { DeclaredSuppression } from './suppression.js';

/** A suppression of a configuration, and the files that it is for. */
export interface ConfiguredSuppression extends DeclaredSuppression {
  readonly files: readonly string[];
}

/** The entries of the list `suppressions`, in a document that fits the schema, and what is wrong with them. */
export function configuredSuppressions(
  list: DocumentNode | undefined,
  names: RuleNames,
): { readonly suppressions: readonly ConfiguredSuppression[]; readonly problems: readonly Problem[] } {
  const entries = itemsOf(list);
  return {
    suppressions: entries.map((entry) => suppressionIn(entry, names)),
    problems: entries.flatMap((entry) => problemsIn(entry, names)),
  };
}

function suppressionIn(entry: DocumentNode, names: RuleNames): ConfiguredSuppression {
  const textOf = (name: string): string | undefined => textIn(memberOf(entry, name));
  const rule = textOf('rule') ?? '';
  return {
    kind: 'external',
    rule,
    ruleIds: new Set(names.named(rule)),
    files: textsIn(memberOf(entry, 'files')),
    reason: textOf('reason') ?? '',
    owner: textOf('owner'),
    expires: textOf('expires'),
    place: spanOf(entry),
  };
}

function problemsIn(entry: DocumentNode, names: RuleNames): Problem[] {
  const [rule, reason, expires] = ['rule', 'reason', 'expires'].map((name) => memberOf(entry, name));
  const unknown = names.mistakeIn(textIn(rule) ?? '');
  return [
    ...(rule !== undefined && unknown !== undefined ? [{ message: unknown, span: rule }] : []),
    ...(reason !== undefined && textIn(reason)?.trim() === '' ? [{ message: "'reason' must not be empty", span: reason }] : []),
    ...(expires !== undefined && !isDay(textIn(expires) ?? '') ? [{ message: "'expires' is no day of the calendar", span: expires }] : []),
  ];
}
