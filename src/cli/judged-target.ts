import type { ScanResult } from '../findings/scan-result.js';
import { configured } from '../policy/apply-configurations.js';
import { suppressed } from '../policy/apply-suppressions.js';
import { scan } from '../scan/scan.js';
import type { ScanRequest } from '../scan/scan-request.js';
import type { Host } from '../text/host.js';
import { chosenRules } from './chosen-rules.js';
import { type ConfiguredRun, deploymentInput } from './configured-run.js';
import type { EffectiveSettings } from './effective-settings.js';
import type { Environment } from './environment.js';
import type { JudgingArguments } from './options.js';
import type { Target } from './target.js';

/** What is judged, and by which settings. */
export interface Judging extends Pick<
  ScanRequest,
  'explainsOpen' | 'onJudged' | 'onDeployed' | 'onTold' | 'neighbours' | 'onJudging' | 'givenUp'
> {
  readonly target: Target;
  readonly args: JudgingArguments;
  readonly configuration: ConfiguredRun;
  readonly settings: EffectiveSettings;
  readonly environment: Environment;
}

/**
 * Judges the files of `host` that a target names. `compared` tells known findings from new ones, before the configuration leaves any out: what a
 * configuration silences is not gone.
 */
export function judgedTarget(
  host: Host,
  { target, args, configuration, settings, environment, ...watched }: Judging,
  compared: (result: ScanResult) => ScanResult = (result) => result,
): ScanResult {
  const judged = scan(host, {
    paths: target.paths,
    globs: target.globs,
    exclude: settings.exclude,
    rules: chosenRules(args.rule, settings.audience, configuration.rules, configuration.configurations.names),
    hostNaming: settings.hostNaming,
    includeModules: settings.includeModules,
    ...deploymentInput(args, target, configuration, environment),
    ...watched,
  });
  const { configurations, ofRun, packDiagnostics } = configuration;
  const accepted = suppressed(judged, { host, configurations, today: environment.today });
  const told = configured(compared(accepted), configurations, ofRun);
  return { ...told, diagnostics: [...told.diagnostics, ...packDiagnostics] };
}
