import { worstSeverity } from '../engine/message.js';
import type { Rule } from '../engine/rule.js';
import type { RuleSetting } from '../policy/configuration.js';
import { jsonText } from '../reports/json-text.js';
import { folderOf } from '../text/paths.js';
import type { ConfiguredRun } from './configured-run.js';
import type { EffectiveSettings } from './effective-settings.js';

/** What holds for a file of the root, as JSON: the configuration that governs it, what each rule comes to there if it is `judging`, the settings of a run. */
export function printedConfiguration(
  path: string,
  { configurations }: Pick<ConfiguredRun, 'configurations'>,
  settings: EffectiveSettings,
  { rules, judging }: { readonly rules: readonly Rule[]; readonly judging: readonly Rule[] },
): string {
  const governing = configurations.of(folderOf(path))?.configuration;
  const entries = rules.map((rule): [string, RuleSetting] => [
    rule.id,
    judging.includes(rule) ? (governing?.settingOf(rule.id, path) ?? worstSeverity(rule.messages)) : 'off',
  ]);
  return jsonText({ configuration: governing?.source.path ?? null, rules: Object.fromEntries(entries), scan: settings });
}
