import type { WrittenFolder } from '../disk/written-folder.js';
import { jsonLine, jsonText } from '../reports/json-text.js';
import { auditFiles, filesFolder, type RepositoryFiles, repositoryFiles } from './audit-files.js';
import type { AuditFinding } from './audit-finding.js';
import {
  type AuditedRepository,
  type AuditReport,
  auditReport,
  type AuditTrend,
  type Linking,
  type Overview,
  type ShardMark,
} from './audit-report.js';
import type { EarlierAudit } from './earlier-audit.js';
import { csvHead, csvLine } from './findings-csv.js';
import { overviewPage } from './overview-page.js';
import type { AuditRule } from './repository-result.js';
import { type Trend, trendOf } from './trend.js';

/** A repository as it is written into an audit. */
export interface WrittenRepository {
  readonly name: string;
  readonly overview: Overview;
  readonly findings: readonly AuditFinding[];
  readonly rules: readonly AuditRule[];
  readonly linking: Linking | undefined;
  /** Puts its own files there; undefined for one that has none. */
  readonly deliver: ((folder: WrittenFolder, files: RepositoryFiles) => void) | undefined;
}

/** What an audit is beside its repositories. */
export interface AuditSetting {
  /** Of plumblint. */
  readonly version: string;
  readonly shard: ShardMark | undefined;
  readonly previous: EarlierAudit | undefined;
  /** Set where repositories are linked: how many resources are named by too many to relate all of these. */
  readonly crowded: number | undefined;
}

/** Writes an audit out of its repositories, which are sorted by name. Of a repository nothing is kept but its counts. */
export function writeAudit(folder: WrittenFolder, repositories: Iterable<WrittenRepository>, setting: AuditSetting): AuditReport {
  const { version, shard, previous, crowded } = setting;
  const lines = folder.begin(auditFiles.findings);
  const table = folder.begin(auditFiles.table);
  table.append(csvHead);
  const audited: AuditedRepository[] = [];
  const rules = new Map<string, AuditRule>();
  for (const repository of repositories) {
    const { name, overview, findings, linking, deliver } = repository;
    for (const finding of findings) {
      lines.append(jsonLine({ repository: name, ...finding }));
      table.append(csvLine(name, finding));
    }
    for (const rule of repository.rules) rules.set(rule.id, rule);
    const files = repositoryFiles(name);
    deliver?.(folder, files);
    const trend =
      overview.state !== 'failed' && previous?.compares(name) === true ? trendOf(findings, previous.findingsOf(name)) : undefined;
    audited.push({
      name,
      ...(deliver === undefined ? {} : files),
      ...overview,
      ...(linking === undefined ? {} : { linking }),
      ...(trend === undefined ? {} : { trend }),
    });
  }
  lines.end();
  table.end();
  removeOthers(folder, audited);
  const report = auditReport(audited, [...rules.values()], { version, shard, crowded, trend: previous && wholeTrend(audited, previous) });
  folder.write(auditFiles.report, jsonText(report));
  folder.write(auditFiles.overview, overviewPage(report));
  return report;
}

/** Removes what an earlier audit in the same folder said of repositories that are not among these. */
function removeOthers(folder: WrittenFolder, audited: readonly AuditedRepository[]): void {
  const kept = new Set(audited.flatMap(({ sarif, page }) => [sarif, page]));
  for (const name of folder.names(filesFolder)) {
    const path = `${filesFolder}/${name}`;
    if (!kept.has(path)) folder.remove(path);
  }
}

/** What became of the findings of the repositories that both audits have. */
function wholeTrend(audited: readonly AuditedRepository[], { names }: EarlierAudit): AuditTrend {
  const trends = audited.flatMap(({ trend }) => trend ?? []);
  const sum = (of: (trend: Trend) => number): number => trends.reduce((total, trend) => total + of(trend), 0);
  const now = new Set(audited.map(({ name }) => name));
  const added = [...now].filter((name) => !names.has(name));
  const removed = [...names].filter((name) => !now.has(name));
  return {
    new: sum((trend) => trend.new),
    gone: sum((trend) => trend.gone),
    unchanged: sum((trend) => trend.unchanged),
    repositories: { added: added.length, removed: removed.length },
  };
}
