import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rules } from '../../rules/index.js';
import { decode } from '../disk/decode.js';
import { commonFolder, type FoundConfiguration, configurationIn, Configurations } from '../policy/configurations.js';
import { RuleNames } from '../policy/rule-names.js';
import { type RunSettings, runSettings } from '../policy/run-settings.js';
import type { ScanRequest } from '../scan/scan-request.js';
import type { Host } from '../text/host.js';
import { folderOf, resolvePath } from '../text/paths.js';
import { Source } from '../text/source.js';
import type { Environment } from './environment.js';
import { configuredParameters, givenParameters } from './given-parameters.js';
import { isInside, moduleCache } from './module-cache.js';
import { deployerFacts, type DeploymentArguments } from './options.js';
import { orRefused } from './system-refusal.js';
import type { Target } from './target.js';
import { UsageError } from './usage-error.js';

/** The configuration of a run. */
export interface ConfiguredRun {
  readonly configurations: Configurations;
  /** That of the folder which holds all that was asked for. */
  readonly ofRun: FoundConfiguration | undefined;
  readonly settings: RunSettings;
  /** The folder that its paths count from, relative to the root. */
  readonly folder: string;
}

/** Finds what configures a run on a target; `host` reads its files. Throws `UsageError` where that is broken. */
export function configuredRun(
  args: Pick<DeploymentArguments, 'config'>,
  target: Target,
  { cwd }: Pick<Environment, 'cwd'>,
  host: Host = target.host,
): ConfiguredRun {
  const names = new RuleNames(rules.map(({ id }) => id));
  const given = typeof args.config === 'string' ? givenConfiguration(args.config, target, cwd, names) : undefined;
  const configurations = new Configurations(host, names, args.config === false ? 'none' : given);
  const ofRun = configurations.of(commonFolder(target.paths));
  if (ofRun !== undefined && ofRun.problems.length > 0) throw brokenConfiguration(ofRun, target, args.config);
  return {
    configurations,
    ofRun,
    settings: ofRun?.configuration?.scan ?? runSettings(undefined),
    folder: ofRun?.configuration?.folder ?? '',
  };
}

/** What a run knows beside the templates: parameter values, the deployer's facts, the module cache. The command line wins over the configuration. */
export function deploymentInput(
  args: DeploymentArguments,
  { folder: root, inside, host }: Target,
  { settings, folder }: Pick<ConfiguredRun, 'settings' | 'folder'>,
  environment: Environment,
): Pick<ScanRequest, 'parameters' | 'deployer' | 'moduleCache'> {
  const cache = args['module-cache'] ?? (settings.moduleCache === undefined ? undefined : cacheInside(settings.moduleCache, folder, root));
  return {
    parameters:
      args.parameters.length > 0
        ? givenParameters(args.parameters, environment, inside)
        : configuredParameters(settings.parameters, folder, host),
    deployer: deployerFacts(args, settings.cloud),
    moduleCache: moduleCache(cache, root, environment),
  };
}

/** The absolute path of the module cache that a configuration names. */
function cacheInside(named: string, folder: string, root: string): string {
  const path = resolvePath(folder, named);
  const absolute = path === undefined ? undefined : join(root, path);
  if (absolute === undefined || !isInside(absolute, root))
    throw new UsageError(`moduleCache of the configuration: ${named} does not lie in ${root}; give it with --module-cache`);
  return absolute;
}

function givenConfiguration(file: string, { inside }: Target, cwd: string, names: RuleNames): FoundConfiguration {
  const bytes = orRefused(`read --config ${file}`, () => readFileSync(resolve(cwd, file)));
  const path = inside(file);
  return configurationIn(new Source(path, decode(bytes)), names, path.startsWith('../') ? '' : folderOf(path));
}

function brokenConfiguration({ problems }: FoundConfiguration, { fromHere }: Target, given: string | false | undefined): UsageError {
  const lines = problems.map(({ message, span: { source, start } }) => {
    const { line, column } = source.position(start);
    return `${typeof given === 'string' ? given : fromHere(source.path)}:${line}:${column}: ${message}`;
  });
  return new UsageError(lines.join('\n'));
}
