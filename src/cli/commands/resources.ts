import { unprintedSnapshot } from '../../evaluation/snapshot.js';
import { harmless } from '../../reports/harmless.js';
import { predict } from '../../scan/predict.js';
import { configuredRun, deploymentInput } from '../configured-run.js';
import type { Environment } from '../environment.js';
import { exitCodes } from '../exit-code.js';
import type { DeploymentArguments } from '../options.js';
import { printedSnapshot } from '../printed-snapshot.js';
import { targetOf } from '../target.js';
import { toldDiagnostics } from '../told-problems.js';
import { UsageError } from '../usage-error.js';

/** Prints what a template would deploy, as the deployment engine's own snapshot does, and gives the exit code. */
export async function resourcesCommand(template: string, args: DeploymentArguments, environment: Environment): Promise<number> {
  const target = targetOf([template], environment, args['stdin-filename']);
  const input = deploymentInput(args, target, await configuredRun(args, target, environment), environment);
  const { deployment, diagnostics } = predict(target.host, { path: target.paths[0] ?? '', ...input });
  const isPredicted = !diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  if (deployment !== undefined) {
    const { text, isWhole } = printedSnapshot(unprintedSnapshot({ ...deployment, diagnostics }));
    environment.stdout.write(text);
    return isPredicted && isWhole ? exitCodes.fine : exitCodes.notJudged;
  }
  if (diagnostics.length === 0) throw new UsageError(`${template} is not a template`);
  for (const told of toldDiagnostics(diagnostics, template, target.fromHere)) environment.stderr.write(`plumblint: ${harmless(told)}\n`);
  return exitCodes.notJudged;
}
