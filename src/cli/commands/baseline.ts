import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decode } from '../../disk/decode.js';
import { readFile } from '../../disk/read-file.js';
import { notLookedAt } from '../../policy/apply-baseline.js';
import { baselineText, knownFindings, readBaseline } from '../../policy/baseline-file.js';
import { compareKnown, type KnownFinding } from '../../policy/known-finding.js';
import { configuredRun } from '../configured-run.js';
import { baselinePath } from '../baseline-source.js';
import { effectiveSettings } from '../effective-settings.js';
import type { Environment } from '../environment.js';
import { exitCodeOf } from '../exit-code.js';
import { judgedTarget } from '../judged-target.js';
import type { BaselineArguments } from '../options.js';
import { refuseInputs, refuseLinksOut } from '../output-guard.js';
import { orRefused, orUnwritten } from '../system-refusal.js';
import { targetOf } from '../target.js';
import { UsageError } from '../usage-error.js';

/**
 * Judges what the paths name, writes what is found as known, and gives the exit code: that something could not be judged does not go unsaid. What an
 * older baseline in its place has of files and rules that are not looked at stays known.
 */
export async function baselineCommand(paths: readonly string[], args: BaselineArguments, environment: Environment): Promise<number> {
  const target = targetOf(paths, environment, args['stdin-filename']);
  const configuration = await configuredRun(args, target, environment);
  const settings = effectiveSettings(args, configuration, target.inside('.'));
  const output = args.output ?? target.fromHere(baselinePath(configuration) ?? target.inside('plumblint.baseline.json'));
  const file = resolve(environment.cwd, output);
  refuseInputs([{ format: 'json', file: output }], paths, environment.cwd);
  refuseLinksOut([{ format: 'json', file: output }], target.folder, environment.cwd);
  const older = olderBaseline(file, output);
  const result = judgedTarget(target.host, { target, args, configuration, settings, environment });
  const known = knownFindings(result);
  const kept = notLookedAt(older, known, result, target.host);
  orUnwritten(output, () => writeFileSync(file, baselineText([...known, ...kept].sort(compareKnown))));
  const exitCode = exitCodeOf(result, 'none');
  const incomplete = exitCode === 0 ? '' : '; some of the input could not be judged: see plumblint scan';
  const stay = kept.length === 0 ? '' : `, and ${kept.length} that ${kept.length === 1 ? 'stays' : 'stay'} of what was not looked at`;
  environment.stdout.write(`Wrote ${output}: ${known.length} known finding${known.length === 1 ? '' : 's'}${stay}${incomplete}.\n`);
  return exitCode;
}

/** What a baseline has that gives way; nothing else does. */
function olderBaseline(file: string, shown: string): readonly KnownFinding[] {
  if (!existsSync(file)) return [];
  const older = readBaseline(orRefused(`read ${shown}`, () => decode(readFile(file))));
  if ('mistake' in older) throw new UsageError(`--output: ${shown} is there and is no baseline; give another`);
  return older.findings;
}
