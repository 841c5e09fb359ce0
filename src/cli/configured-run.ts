import { realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { decode } from '../disk/decode.js';
import { readNamed } from '../disk/read-file.js';
import type { Rule } from '../engine/rule.js';
import { commonFolder, configurationFiles, type FoundConfiguration, configurationIn, Configurations } from '../policy/configurations.js';
import { RuleNames } from '../policy/rule-names.js';
import { type RunSettings, runSettings } from '../policy/run-settings.js';
import type { ScanRequest } from '../scan/scan-request.js';
import type { Host } from '../text/host.js';
import { folderOf, resolvePath } from '../text/paths.js';
import { Source } from '../text/source.js';
import type { Environment } from './environment.js';
import { configuredParameters, givenParameters } from './given-parameters.js';
import { isInside, moduleCache } from './module-cache.js';
import { knownEstate } from './known-estate.js';
import { lockedModules } from './lock-file.js';
import { deployerFacts, type DeploymentArguments } from './options.js';
import { type LoadedRules, loadedRules, type PackSource } from './rule-packs.js';
import { moduleLock } from '../policy/lock-file.js';
import { isBelow } from '../disk/is-below.js';
import { orRefused } from './system-refusal.js';
import type { Target } from './target.js';
import { toldProblems } from './told-problems.js';
import { UsageError } from './usage-error.js';

/** The configuration of a run. */
export interface ConfiguredRun {
  readonly configurations: Configurations;
  /** That of the folder which holds all that was asked for. */
  readonly ofRun: FoundConfiguration | undefined;
  readonly settings: RunSettings;
  /** The folder that its paths count from, relative to the root. */
  readonly folder: string;
  /** Every rule that there is for it, whether it judges or not. */
  readonly rules: readonly Rule[];
  /** What is wrong with its rule packs. */
  readonly packDiagnostics: readonly Diagnostic[];
}

/** Finds what configures a run on a target, and loads its rule packs; `host` reads its files. Throws `UsageError` where that is broken. */
export async function configuredRun(
  args: Pick<DeploymentArguments, 'config'>,
  target: Target,
  environment: Pick<Environment, 'cwd' | 'importModule'>,
  host: Host = target.host,
): Promise<ConfiguredRun> {
  const { given, from } = trustedConfiguration(args, target, environment, host);
  const { rules, diagnostics } = await loadedRules(from, environment);
  const names = new RuleNames(
    rules.map(({ id }) => id),
    diagnostics.length > 0,
  );
  const asGiven = given && configurationIn(given, names, true, given.path.startsWith('../') ? '' : folderOf(given.path));
  const trusts = from === undefined ? 'none' : given === undefined ? 'root' : 'given';
  const configurations = new Configurations(host, names, args.config === false ? 'none' : asGiven, trusts);
  const ofRun = configurations.of(commonFolder([...target.paths, ...target.globs.map(({ folder }) => folder)]));
  if (ofRun !== undefined && ofRun.problems.length > 0) throw brokenConfiguration(ofRun, target, args.config);
  return {
    configurations,
    ofRun,
    settings: ofRun?.configuration?.scan ?? runSettings(undefined),
    folder: ofRun?.configuration?.folder ?? '',
    rules,
    packDiagnostics: diagnostics,
  };
}

/** The rules that there are in a working folder. */
export async function rulesHere(
  args: Pick<DeploymentArguments, 'config'>,
  target: Target,
  environment: Pick<Environment, 'cwd' | 'importModule'>,
): Promise<LoadedRules> {
  return loadedRules(trustedConfiguration(args, target, environment, target.host).from, environment);
}

/**
 * The configuration that may name code: the one that the command line gives, else that at the root of the repository, if the working folder lies
 * there. What is scanned elsewhere, or below, cannot.
 */
function trustedConfiguration(
  { config }: Pick<DeploymentArguments, 'config'>,
  { folder: root, inside }: Target,
  { cwd }: Pick<Environment, 'cwd'>,
  host: Host,
): { readonly given: Source | undefined; readonly from: PackSource | undefined } {
  if (typeof config === 'string') {
    const file = resolve(cwd, config);
    const given = new Source(inside(config), decode(orRefused(`read --config ${config}`, () => readNamed(file))));
    return { given, from: { source: given, folder: dirname(file), root: undefined } };
  }
  const isHere = config !== false && isBelow(realpathSync(cwd), root);
  const [source, other] = isHere ? configurationFiles('', host) : [];
  const isOne = source !== undefined && other === undefined;
  return { given: undefined, from: isOne ? { source, folder: root, root } : undefined };
}

/** The registries that modules may be fetched from, as the trusted configuration names them; undefined where it does not say. Throws `UsageError` where that is broken. */
export function trustedRegistries(
  { configurations: { trusted } }: Pick<ConfiguredRun, 'configurations'>,
  target: Target,
  { config }: Pick<DeploymentArguments, 'config'>,
): readonly string[] | undefined {
  if (trusted !== undefined && trusted.problems.length > 0) throw brokenConfiguration(trusted, target, config);
  return trusted?.configuration?.registries;
}

/** The folder of the module cache that the command line names, or else the configuration. */
export function givenCache(
  args: Pick<DeploymentArguments, 'module-cache'>,
  { settings: { moduleCache: configured }, folder }: Pick<ConfiguredRun, 'settings' | 'folder'>,
  root: string,
): string | undefined {
  return args['module-cache'] ?? (configured === undefined ? undefined : cacheInside(configured, folder, root));
}

/** What a run knows beside the templates: parameter values, the deployer's facts, the module cache. The command line wins over the configuration. */
export function deploymentInput(
  args: DeploymentArguments,
  target: Target,
  configuration: Pick<ConfiguredRun, 'settings' | 'folder'>,
  environment: Environment,
): Pick<ScanRequest, 'parameters' | 'deployer' | 'moduleCache' | 'moduleLock' | 'estate'> {
  const { folder: root, inside, host, openFolder } = target;
  const { settings, folder } = configuration;
  const locked = lockedModules(target);
  return {
    parameters:
      args.parameters.length > 0
        ? givenParameters(args.parameters, environment, inside)
        : configuredParameters(settings.parameters, folder, host),
    deployer: deployerFacts(args, settings.cloud),
    estate: knownEstate(args.facts, settings.facts, { folder, host, inside, cwd: environment.cwd }),
    moduleCache: moduleCache(givenCache(args, configuration, root), root, environment, openFolder),
    moduleLock: locked && moduleLock(locked),
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

function brokenConfiguration({ problems }: FoundConfiguration, { fromHere }: Target, given: string | false | undefined): UsageError {
  return new UsageError(toldProblems(problems, (path) => (typeof given === 'string' ? given : fromHere(path))));
}
