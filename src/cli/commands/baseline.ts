import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decode } from '../../disk/decode.js';
import { readFile } from '../../disk/read-file.js';
import { baselineText, knownFindings, readBaseline } from '../../policy/baseline-file.js';
import { configuredRun } from '../configured-run.js';
import { baselinePath } from '../baseline-source.js';
import { effectiveSettings } from '../effective-settings.js';
import type { Environment } from '../environment.js';
import { exitCodeOf } from '../exit-code.js';
import { judgedTarget } from '../judged-target.js';
import type { BaselineArguments } from '../options.js';
import { refuseInputs, refuseLinksOut } from '../output-guard.js';
import { orRefused } from '../system-refusal.js';
import { targetOf } from '../target.js';
import { UsageError } from '../usage-error.js';

/** Judges what the paths name, writes what is found as known, and gives the exit code: that something could not be judged does not go unsaid. */
export async function baselineCommand(paths: readonly string[], args: BaselineArguments, environment: Environment): Promise<number> {
  const target = targetOf(paths, environment, args['stdin-filename']);
  const configuration = await configuredRun(args, target, environment);
  const settings = effectiveSettings(args, configuration, target.inside('.'));
  const output = args.output ?? target.fromHere(baselinePath(configuration) ?? target.inside('plumblint.baseline.json'));
  const file = resolve(environment.cwd, output);
  refuseInputs([{ format: 'json', file: output }], paths, environment.cwd);
  refuseLinksOut([{ format: 'json', file: output }], target.folder, environment.cwd);
  refuseOthers(file, output);
  const result = judgedTarget(target.host, { target, args, configuration, settings, environment });
  const known = knownFindings(result);
  orRefused(`write ${output}`, () => writeFileSync(file, baselineText(known)));
  const exitCode = exitCodeOf(result, 'none');
  const incomplete = exitCode === 0 ? '' : '; some of the input could not be judged: see plumblint scan';
  environment.stdout.write(`Wrote ${output}: ${known.length} known finding${known.length === 1 ? '' : 's'}${incomplete}.\n`);
  return exitCode;
}

/** Nothing but an older baseline gives way. */
function refuseOthers(file: string, shown: string): void {
  if (!existsSync(file)) return;
  const text = orRefused(`read ${shown}`, () => decode(readFile(file)));
  if ('mistake' in readBaseline(text)) throw new UsageError(`--output: ${shown} is there and is no baseline; give another`);
}
