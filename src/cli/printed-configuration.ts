import type { Severity } from '../engine/message.js';
import { type Rule, rulesFor } from '../engine/rule.js';
import { jsonText } from '../reports/json-text.js';
import { folderOf } from '../text/paths.js';
import type { ConfiguredRun } from './configured-run.js';
import { severities } from './exit-code.js';
import type { EffectiveSettings } from './effective-settings.js';

/** What holds for a file of the root, as JSON: the configuration that governs it, what each rule comes to there, the settings of a run. */
export function printedConfiguration(
  path: string,
  { configurations }: Pick<ConfiguredRun, 'configurations'>,
  settings: EffectiveSettings,
  rules: readonly Rule[],
): string {
  const governing = configurations.of(folderOf(path))?.configuration;
  const judged = new Set(rulesFor(settings.audience, rules));
  const entries = rules.map((rule): [string, Severity | 'off'] => [
    rule.id,
    judged.has(rule) ? (governing?.settingOf(rule.id, path) ?? worstOf(rule)) : 'off',
  ]);
  return jsonText({ configuration: governing?.source.path ?? null, rules: Object.fromEntries(entries), scan: settings });
}

function worstOf({ messages }: Rule): Severity {
  return severities.findLast((severity) => Object.values(messages).some((message) => message.severity === severity)) ?? 'note';
}
