import type { WrittenFolder } from '../disk/written-folder.js';
import type { AuditedRepository, AuditReport, Overview } from './audit-report.js';
import { writeAudit, type WrittenRepository } from './audit-writer.js';
import type { EarlierAudit } from './earlier-audit.js';
import { compareNames } from './repository.js';

/** Missing shards that are named. */
const mostMissing = 20;

/** Parts to join: each with the name that the user gave it. */
export interface AuditPart {
  readonly shown: string;
  readonly audit: EarlierAudit;
}

/** What became of joining audits: the report of all, or why they do not go together. */
export type MergeOutcome = { readonly report: AuditReport } | { readonly mistake: string };

/** Writes one audit out of several, as one run over all of their repositories would have written it. Of shards all must be there. */
export function mergeAudits(parts: readonly AuditPart[], output: WrittenFolder, previous: EarlierAudit | undefined): MergeOutcome {
  const [first] = parts;
  const mistake = first === undefined ? 'there is no audit to merge' : mistakeIn(parts, first);
  if (first === undefined || mistake !== undefined) return { mistake: mistake ?? '' };
  const { tool, linking } = first.audit.report;
  const setting = { version: tool.version, shard: undefined, previous, crowded: linking?.crowded };
  return { report: writeAudit(output, repositoriesOf(parts), setting) };
}

function mistakeIn(parts: readonly AuditPart[], first: AuditPart): string | undefined {
  const { tool, shard, linking } = first.audit.report;
  for (const { shown, audit } of parts) {
    const { report } = audit;
    if (report.tool.version !== tool.version)
      return `${shown} was written by plumblint ${report.tool.version}, ${first.shown} by ${tool.version}`;
    if ((report.shard === undefined) !== (shard === undefined)) return `one of ${first.shown} and ${shown} is a shard, the other is not`;
    if (report.linking?.crowded !== linking?.crowded)
      return `${shown} and ${first.shown} do not go together: repositories were linked in one of them, or in each with others`;
    if (report.shard?.list !== shard?.list || report.shard?.of !== shard?.of)
      return `${shown} and ${first.shown} are shards of different audits: they saw other repositories, other sizes of them, or another number of shards`;
  }
  return missingShard(parts, shard?.of ?? 0) ?? nameTwice(parts);
}

function missingShard(parts: readonly AuditPart[], count: number): string | undefined {
  const there = new Set(parts.map(({ audit }) => audit.report.shard?.index));
  const missing: number[] = [];
  for (let index = 1; index <= count && missing.length < mostMissing; index++) if (!there.has(index)) missing.push(index);
  const more = missing.length === mostMissing ? ' and more' : '';
  return missing.length === 0
    ? undefined
    : `of ${count} shards, ${missing.join(', ')}${more} ${missing.length === 1 ? 'is' : 'are'} missing`;
}

function nameTwice(parts: readonly AuditPart[]): string | undefined {
  const owners = new Map<string, string>();
  for (const { shown, audit } of parts) {
    for (const name of audit.names) {
      const owner = owners.get(name);
      if (owner !== undefined) return `${owner} and ${shown} both hold the repository ${name}`;
      owners.set(name, shown);
    }
  }
  return undefined;
}

function* repositoriesOf(parts: readonly AuditPart[]): Generator<WrittenRepository> {
  const all = parts.flatMap(({ audit }) => audit.report.repositories.map((repository) => ({ repository, audit })));
  for (const { repository, audit } of all.sort((one, other) => compareNames(one.repository.name, other.repository.name))) {
    const { name, sarif, page, linking } = repository;
    const rules = audit.report.rules.map(({ id, title, source }) => ({ id, title, source }));
    yield {
      name,
      overview: overviewOf(repository),
      findings: audit.findingsOf(name),
      rules,
      linking,
      deliver:
        sarif === undefined || page === undefined
          ? undefined
          : (to, files) => {
              to.copy(audit.folder, files.sarif);
              to.copy(audit.folder, files.page);
            },
    };
  }
}

/** An overview as it was before it became one of an audit. */
function overviewOf(repository: AuditedRepository): Overview {
  if (repository.state === 'failed') {
    const { state, exitCode, reason } = repository;
    return { state, exitCode, reason };
  }
  const { state, exitCode, summary, rules, services, notJudged } = repository;
  return { state, exitCode, summary, rules, services, notJudged };
}
