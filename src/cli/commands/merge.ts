import { mergeAudits } from '../../audit/index.js';
import { earlierAudit, inAuditFolder } from '../audit-folder.js';
import { auditSummary } from '../audit-summary.js';
import type { Environment } from '../environment.js';
import { exitCodeOfAudit } from '../exit-code.js';
import type { MergeArguments } from '../options.js';
import { UsageError } from '../usage-error.js';

/** Joins audits, all shards of one or audits of other repositories, into one, and gives the exit code that it would have had. */
export async function mergeCommand(folders: readonly string[], args: MergeArguments, environment: Environment): Promise<number> {
  const { cwd, stdout } = environment;
  const parts = folders.map((shown) => ({ shown, audit: earlierAudit(shown, cwd) }));
  const previous = args.previous === undefined ? undefined : earlierAudit(args.previous, cwd);
  const merged = await inAuditFolder(args.output, cwd, (output) => {
    const own = parts.find(({ audit }) => audit.folder.path === output.path);
    if (own !== undefined) throw new UsageError(`--output: ${own.shown} is one of those that are merged; give another folder`);
    return Promise.resolve(mergeAudits(parts, output, previous));
  });
  if ('mistake' in merged) throw new UsageError(merged.mistake);
  stdout.write(auditSummary(merged.report, args.output));
  return exitCodeOfAudit(merged.report);
}
