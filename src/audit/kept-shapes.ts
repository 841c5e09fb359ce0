import { severities } from '../engine/message.js';
import type { AuditFinding } from './audit-finding.js';
import type { AuditReport } from './audit-report.js';
import type { Observation } from './observation.js';
import type { RepositoryResult } from './repository-result.js';
import type { Told } from './told.js';

/** Whether a value that was read from a file can be used as what it is said to be, as far as it is looked at. Members that nobody knows do not matter. */
type Shape = (value: unknown) => boolean;

const text: Shape = (value) => typeof value === 'string';
const count: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value) =>
    values.includes(value);
const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((fits) => fits(value));
const optional = (fits: Shape): Shape => either(oneOf(undefined), fits);
const listOf =
  (fits: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(fits);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordOf =
  (fits: Shape): Shape =>
  (value) =>
    isRecord(value) && Object.values(value).every(fits);
const membersOf =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isRecord(value) && Object.entries(shapes).every(([name, fits]) => fits(Object.hasOwn(value, name) ? value[name] : undefined));

const exitCode = oneOf(0, 1, 3);
const severity = oneOf(...severities);
const bySeverity = membersOf({ error: count, warning: count, note: count });
const counts = membersOf({ error: count, warning: count, note: count, open: count });
const findingsAndOpen = membersOf({ findings: count, open: count });

const summary = membersOf({
  findings: bySeverity,
  open: count,
  following: optional(findingsAndOpen),
  suppressed: findingsAndOpen,
  baseline: optional(membersOf({ known: count, gone: count })),
  diagnostics: bySeverity,
  deployments: count,
  files: membersOf({ judged: count, notJudged: count }),
});

const diagnostic = membersOf({ code: text, severity, message: text, path: optional(text), line: optional(count) });

const overview = {
  state: oneOf('judged', 'empty'),
  exitCode,
  summary,
  rules: recordOf(counts),
  services: recordOf(counts),
  notJudged: listOf(diagnostic),
};

const finding = {
  rule: text,
  messageId: text,
  verdict: oneOf('fail', 'open'),
  severity,
  precision: text,
  title: text,
  why: optional(text),
  fix: optional(text),
  reason: optional(text),
  path: text,
  line: count,
  column: count,
  endLine: count,
  endColumn: count,
  services: listOf(text),
  occurrences: count,
  follows: optional(oneOf(true)),
  accepted: optional(oneOf('suppressed', 'known')),
  fingerprint: text,
};

const rule = membersOf({ id: text, title: text, source: text });

const result = membersOf({
  overview: membersOf(overview),
  findings: listOf(membersOf(finding)),
  diagnostics: listOf(diagnostic),
  rules: listOf(rule),
  sarif: text,
});

const audited = {
  name: text,
  sarif: optional(text),
  page: optional(text),
  linking: optional(either(membersOf({ neighbours: count }), membersOf({ alone: text }))),
};

const report = membersOf({
  version: (value) => typeof value === 'string' && value.startsWith('1.'),
  tool: membersOf({ version: text }),
  shard: optional(membersOf({ index: count, of: count, list: text })),
  linking: optional(membersOf({ crowded: count })),
  rules: listOf(rule),
  repositories: listOf(
    either(membersOf({ ...audited, ...overview }), membersOf({ ...audited, state: oneOf('failed'), exitCode, reason: text })),
  ),
});

const telling = membersOf({
  template: text,
  summaries: recordOf(recordOf(listOf(text))),
  declares: listOf(text),
  refersTo: listOf(text),
});

const observation = either(
  membersOf({ ask: oneOf('read', 'bytes', 'entries', 'refusal'), folder: text, path: text }),
  membersOf({ ask: oneOf('folder'), folder: text }),
  membersOf({ ask: oneOf('day') }),
);

/** A line of `findings.ndjson`. */
export type FindingLine = AuditFinding & { readonly repository: string };

export const isFindingLine = membersOf({ ...finding, repository: text }) as (value: unknown) => value is FindingLine;
export const isAuditReport = report as (value: unknown) => value is AuditReport;
export const isRepositoryResult = result as (value: unknown) => value is RepositoryResult;
export const isTold = either(oneOf('too much'), listOf(telling)) as (value: unknown) => value is Told;
export const areObservations = listOf(observation) as (value: unknown) => value is readonly Observation[];
