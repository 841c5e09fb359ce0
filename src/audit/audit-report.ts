import { type Severity, severities } from '../engine/message.js';
import { addCounts, type Counts, noCounts } from './counts.js';
import type { AuditRule, JudgedOverview } from './repository-result.js';
import { compareNames } from './repository.js';
import type { Trend } from './trend.js';

/** What `audit.json` holds; `schemas/audit-1.schema.json` says the same to machines. */
export interface AuditReport {
  /** Of the shape: the first number changes with what breaks its readers. */
  readonly version: '1.0';
  readonly tool: { readonly name: 'plumblint'; readonly version: string };
  /** Set where this is a part of an audit, which `plumblint merge` joins with the others. */
  readonly shard?: ShardMark;
  readonly summary: AuditSummary;
  /** Set where repositories that name the same resources were judged together. */
  readonly linking?: LinkingSummary;
  /** Set where an earlier audit was compared with. */
  readonly trend?: AuditTrend;
  /** Every rule that ran, by id. */
  readonly rules: readonly CountedRule[];
  /** Azure services that findings name, by name. */
  readonly services: readonly ({ readonly name: string } & Counts)[];
  /** By name. */
  readonly repositories: readonly AuditedRepository[];
}

export interface ShardMark {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
  /** Stands for the names and sizes of all repositories: the same for all parts of one audit. */
  readonly list: string;
}

/** With how many others a repository was judged, because they name the same resources; or why with none, though others may. */
export type Linking = { readonly neighbours: number } | { readonly alone: string };

export interface LinkingSummary {
  /** Repositories that were judged with others. */
  readonly linked: number;
  /** Those that were not, because of a bound. */
  readonly alone: number;
  /** Resources that so many repositories name that only the ones that declare them are looked at with the rest. */
  readonly crowded: number;
}

export interface AuditSummary {
  readonly repositories: Readonly<Record<Overview['state'], number>>;
  /** Proven ones that nobody accepts. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Open verdicts that nobody accepts. */
  readonly open: number;
  readonly suppressed: { readonly findings: number; readonly open: number };
  /** Findings that baselines of the repositories know. */
  readonly known: number;
  readonly diagnostics: Readonly<Record<Severity, number>>;
  readonly deployments: number;
  readonly files: { readonly judged: number; readonly notJudged: number };
}

export type CountedRule = AuditRule & Counts & { readonly repositories: number };

export interface AuditTrend extends Trend {
  /** Repositories that only this audit has, and those that only the earlier one has. */
  readonly repositories: { readonly added: number; readonly removed: number };
}

/** A repository that could not be judged at all. */
export interface FailedOverview {
  readonly state: 'failed';
  readonly exitCode: number;
  readonly reason: string;
}

export type Overview = JudgedOverview | FailedOverview;

export type AuditedRepository = Overview & {
  readonly name: string;
  /** Files about it, as seen from the folder of the report. */
  readonly sarif?: string;
  readonly page?: string;
  readonly linking?: Linking;
  readonly trend?: Trend;
};

/** What the repositories of an audit come to. */
export function auditReport(
  repositories: readonly AuditedRepository[],
  rules: readonly AuditRule[],
  {
    version,
    shard,
    crowded,
    trend,
  }: {
    readonly version: string;
    readonly shard: ShardMark | undefined;
    readonly crowded: number | undefined;
    readonly trend: AuditTrend | undefined;
  },
): AuditReport {
  const byRule = totals(repositories, ({ rules: counted }) => counted);
  const byService = totals(repositories, ({ services }) => services);
  const once = new Map(rules.map((rule) => [rule.id, rule]));
  return {
    version: '1.0',
    tool: { name: 'plumblint', version },
    ...(shard === undefined ? {} : { shard }),
    summary: summaryOf(repositories),
    ...(crowded === undefined ? {} : { linking: { ...linkingOf(repositories), crowded } }),
    ...(trend === undefined ? {} : { trend }),
    rules: [...once.values()]
      .sort((one, other) => compareNames(one.id, other.id))
      .map(({ id, title, source }) => ({ id, title, source, ...(byRule.get(id) ?? { ...noCounts(), repositories: 0 }) })),
    services: [...byService]
      .sort(([one], [other]) => compareNames(one, other))
      .map(([name, { error, warning, note, open }]) => ({ name, error, warning, note, open })),
    repositories,
  };
}

function judgedOnes(repositories: readonly AuditedRepository[]): (AuditedRepository & JudgedOverview)[] {
  return repositories.flatMap((one) => (one.state === 'failed' ? [] : one));
}

function totals(
  repositories: readonly AuditedRepository[],
  countsOf: (one: JudgedOverview) => Readonly<Record<string, Counts>>,
): ReadonlyMap<string, Counts & { readonly repositories: number }> {
  const all = new Map<string, Record<keyof Counts | 'repositories', number>>();
  for (const one of judgedOnes(repositories)) {
    for (const [name, counts] of Object.entries(countsOf(one))) {
      const sum = all.get(name) ?? { ...noCounts(), repositories: 0 };
      addCounts(sum, counts);
      sum.repositories++;
      all.set(name, sum);
    }
  }
  return all;
}

function linkingOf(repositories: readonly AuditedRepository[]): Omit<LinkingSummary, 'crowded'> {
  const linkings = repositories.flatMap(({ linking }) => linking ?? []);
  const linked = linkings.filter((linking) => 'neighbours' in linking && linking.neighbours > 0).length;
  return { linked, alone: linkings.filter((linking) => 'alone' in linking).length };
}

function summaryOf(repositories: readonly AuditedRepository[]): AuditSummary {
  const states = { judged: 0, empty: 0, failed: 0 };
  for (const { state } of repositories) states[state]++;
  const summaries = judgedOnes(repositories).map(({ summary }) => summary);
  const sum = (of: (summary: JudgedOverview['summary']) => number): number => summaries.reduce((total, one) => total + of(one), 0);
  const bySeverity = (of: (summary: JudgedOverview['summary']) => Readonly<Record<Severity, number>>): Record<Severity, number> => {
    const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
    for (const severity of severities) counts[severity] = sum((summary) => of(summary)[severity]);
    return counts;
  };
  return {
    repositories: states,
    findings: bySeverity(({ findings }) => findings),
    open: sum(({ open }) => open),
    suppressed: { findings: sum(({ suppressed }) => suppressed.findings), open: sum(({ suppressed }) => suppressed.open) },
    known: sum(({ baseline }) => baseline?.known ?? 0),
    diagnostics: bySeverity(({ diagnostics }) => diagnostics),
    deployments: sum(({ deployments }) => deployments),
    files: { judged: sum(({ files }) => files.judged), notJudged: sum(({ files }) => files.notJudged) },
  };
}
