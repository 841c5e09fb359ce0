import { resolve } from 'node:path';
import { decode } from '../disk/decode.js';
import { readNamed } from '../disk/read-file.js';
import type { ScanResult } from '../findings/scan-result.js';
import { baselined } from '../policy/apply-baseline.js';
import { knownFindings, readBaseline } from '../policy/baseline-file.js';
import type { KnownFinding } from '../policy/known-finding.js';
import type { Host } from '../text/host.js';
import { resolvePath } from '../text/paths.js';
import type { ConfiguredRun } from './configured-run.js';
import { gitHost } from './git-host.js';
import { type Judging, judgedTarget } from './judged-target.js';
import type { ScanArguments } from './options.js';
import { orRefused } from './system-refusal.js';
import { UsageError } from './usage-error.js';

/** What tells the known findings of a scan of `host` from new ones, as options and configuration have it: an older commit, a baseline, or nothing. */
export function comparedWith(
  { baseline, since }: Pick<ScanArguments, 'baseline' | 'since'>,
  host: Host,
  judging: Judging,
): ((result: ScanResult) => ScanResult) | undefined {
  if (typeof baseline === 'string' && since !== undefined) throw new UsageError('give --baseline or --since, not both');
  const known = since === undefined ? baselineFindings(baseline, host, judging) : findingsSince(since, judging);
  return known && ((result) => baselined(result, known, host));
}

/** The path in the root of the baseline that a configuration names. */
export function baselinePath({ settings, folder }: Pick<ConfiguredRun, 'settings' | 'folder'>): string | undefined {
  if (settings.baseline === undefined) return undefined;
  const path = resolvePath(folder, settings.baseline);
  if (path === undefined) throw new UsageError(`baseline of the configuration: ${settings.baseline} does not lie in the scanned root`);
  return path;
}

function baselineFindings(
  given: string | false | undefined,
  host: Host,
  { configuration, environment: { cwd }, target: { fromHere } }: Judging,
): readonly KnownFinding[] | undefined {
  if (given === false) return undefined;
  if (given !== undefined) {
    const bytes = orRefused(`read --baseline ${given}`, () => readNamed(resolve(cwd, given)));
    return findingsIn(decode(bytes), given);
  }
  const path = baselinePath(configuration);
  if (path === undefined) return undefined;
  const text = host.read(path);
  if (text === undefined)
    throw new UsageError(`there is no ${fromHere(path)}, which the configuration names; 'plumblint baseline' writes it`);
  return findingsIn(text, fromHere(path));
}

function findingsIn(text: string, shown: string): readonly KnownFinding[] {
  const read = readBaseline(text);
  if ('mistake' in read) throw new UsageError(`${shown} is no baseline: ${read.mistake}`);
  return read.findings;
}

/** What is found in the files as a commit has them, with the settings of now. */
function findingsSince(since: string, judging: Judging): readonly KnownFinding[] {
  const host = gitHost(judging.target.folder, since, judging.environment);
  return knownFindings(judgedTarget(host, { ...judging, onJudged: undefined }));
}
