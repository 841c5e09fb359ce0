import type { HostNaming } from '../azure/service-hosts.js';
import type { Severity } from '../engine/message.js';
import type { Audience } from '../engine/rule.js';
import type { ConfiguredRun } from './configured-run.js';
import type { JudgingArguments, ScanArguments } from './options.js';

/** The settings of a run as they hold. */
export interface EffectiveSettings {
  readonly audience: Audience;
  readonly strict: boolean;
  readonly failOn: Severity | 'none';
  readonly minSeverity: Severity;
  readonly hostNaming: HostNaming;
  readonly includeModules: boolean;
  /** Patterns as they count in the scanned root. */
  readonly exclude: readonly string[];
}

/** What options and configuration come to: options win, patterns of what to leave out add up. `here` is the working folder as seen from the root. */
export function effectiveSettings(
  args: JudgingArguments & Partial<Pick<ScanArguments, 'strict' | 'fail-on' | 'min-severity'>>,
  { settings, folder }: Pick<ConfiguredRun, 'settings' | 'folder'>,
  here: string,
): EffectiveSettings {
  return {
    audience: args.audience ?? settings.audience ?? 'everyone',
    strict: args.strict ?? settings.strict ?? false,
    failOn: args['fail-on'] ?? settings.failOn ?? 'error',
    minSeverity: args['min-severity'] ?? settings.minSeverity ?? 'note',
    hostNaming: args['host-naming'] ?? settings.hostNaming ?? 'either',
    includeModules: args['include-modules'] ?? settings.includeModules ?? false,
    exclude: effectiveExclude(args, { settings, folder }, here),
  };
}

/** What is left out, as patterns that count in the scanned root. */
export function effectiveExclude(
  { exclude }: Pick<JudgingArguments, 'exclude'>,
  { settings, folder }: Pick<ConfiguredRun, 'settings' | 'folder'>,
  here: string,
): string[] {
  return [...settings.exclude.map((pattern) => patternInside(pattern, folder)), ...exclude.map((pattern) => patternInside(pattern, here))];
}

/** A pattern as it counts in a folder, put as one that counts in the scanned root. */
function patternInside(pattern: string, folder: string): string {
  if (folder === '' || folder.startsWith('..')) return pattern;
  const anchored = /\/./.test(pattern);
  return anchored ? `/${folder}/${pattern.replace(/^\//, '')}` : `/${folder}/**/${pattern}`;
}
