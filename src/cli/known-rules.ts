import type { Rule } from '../engine/rule.js';
import { harmless } from '../reports/harmless.js';
import { rulesHere } from './configured-run.js';
import type { Environment } from './environment.js';
import { exitCodes } from './exit-code.js';
import type { DeploymentArguments } from './options.js';
import { targetOf } from './target.js';

/** Every rule that there is in the working folder, and the exit code of a command that tells of them; says which packs are missing. */
export async function knownRules(
  args: Pick<DeploymentArguments, 'config'>,
  environment: Environment,
): Promise<{ readonly rules: readonly Rule[]; readonly exitCode: number }> {
  const { rules, diagnostics } = await rulesHere(args, targetOf(['.'], environment), environment);
  for (const { message } of diagnostics) environment.stderr.write(`plumblint: ${harmless(message)}\n`);
  return { rules, exitCode: diagnostics.length === 0 ? exitCodes.fine : exitCodes.notJudged };
}
