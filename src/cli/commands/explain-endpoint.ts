import { chainParts } from '../../../rules/chain-parts.js';
import { rulesFor } from '../../engine/rule.js';
import type { WordedChain } from '../../findings/worded-chain.js';
import { governedChains } from '../../policy/governed-chains.js';
import { chainsJson } from '../../reports/chain-json.js';
import { chainsText } from '../../reports/chain-text.js';
import { harmless } from '../../reports/harmless.js';
import { chainsOf } from '../../scan/chains.js';
import { configuredRun, deploymentInput } from '../configured-run.js';
import { type Environment, takesColour } from '../environment.js';
import { exitCodes } from '../exit-code.js';
import type { ExplainArguments } from '../options.js';
import { targetOf } from '../target.js';
import { toldDiagnostics } from '../told-problems.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

/**
 * Prints the chain of each private endpoint that a template deploys, or of those of a name or with it in theirs, and gives the exit code. Throws `UsageError`
 * where there is no such endpoint. A chain is told whole: by the rules for auditors too, unless others are asked for.
 */
export async function explainEndpointCommand(
  template: string,
  name: string | undefined,
  args: ExplainArguments,
  environment: Environment,
): Promise<number> {
  const target = targetOf([template], environment, args['stdin-filename']);
  const configuration = await configuredRun(args, target, environment);
  const { configurations } = configuration;
  const { chains, diagnostics } = chainsOf(target.host, {
    path: target.paths[0] ?? '',
    ...deploymentInput(args, target, configuration, environment),
    rules: rulesFor(args.audience ?? configuration.settings.audience ?? 'auditor', configuration.rules),
    parts: chainParts,
  });
  const all = [...configuration.packDiagnostics, ...diagnostics];
  const errors = all.filter(({ severity }) => severity === 'error');
  for (const told of toldDiagnostics(chains === undefined ? all : errors, template, target.fromHere))
    environment.stderr.write(`plumblint: ${harmless(told)}\n`);
  if (chains === undefined && all.length === 0) throw new UsageError(`${template} is not a template`);
  if (chains === undefined || (errors.length > 0 && chains.length === 0)) return exitCodes.notJudged;
  const { stdout, variables } = environment;
  const asked = governedChains(namedBy(name, chains, template), { host: target.host, configurations, today: environment.today });
  const options = { colour: takesColour(stdout, variables), columns: stdout.columns, shownPath: target.fromHere };
  stdout.write(args.format === 'json' ? chainsJson(asked, version) : `${chainsText(asked, options)}\n`);
  return errors.length === 0 ? exitCodes.fine : exitCodes.notJudged;
}

function namedBy(name: string | undefined, chains: readonly WordedChain[], template: string): readonly WordedChain[] {
  if (chains.length === 0) throw new UsageError(`${template} deploys no private endpoint`);
  if (name === undefined) return chains;
  const wanted = name.toLowerCase();
  const named = chains.filter(({ endpoint }) => endpoint.toLowerCase() === wanted);
  if (named.length > 0) return named;
  const holding = chains.filter(({ endpoint }) => endpoint.toLowerCase().includes(wanted));
  if (holding.length > 0) return holding;
  throw new UsageError(`${template} deploys no private endpoint '${name}', but ${chains.map(({ endpoint }) => endpoint).join(', ')}`);
}
