import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import type { Precision, Severity } from '../engine/message.js';
import type { DeploymentLabel, Finding, Suppression } from '../findings/finding.js';
import type { ScannedFile } from '../findings/scan-result.js';
import type { Position } from '../text/source.js';
import type { Summary } from './summary.js';

/** What the JSON report holds; `schemas/report-1.schema.json` says the same to machines. */
export interface JsonReport {
  /** Of the report's shape: the first number changes with what breaks its readers. */
  readonly version: '1.2';
  readonly tool: { readonly name: 'plumblint'; readonly version: string };
  /** Counts everything, whatever is shown. */
  readonly summary: Summary;
  readonly findings: readonly (JsonFinding & {
    /** What follows from it, and is told with it alone. */
    readonly following?: readonly JsonFinding[];
  })[];
  /** Where a baseline is compared with: what that knows and is no longer found. */
  readonly gone?: readonly JsonGoneFinding[];
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly deployments: readonly DeploymentLabel[];
  readonly files: readonly ScannedFile[];
  readonly rules: readonly JsonRule[];
}

export interface JsonFinding {
  readonly rule: string;
  readonly messageId: string;
  readonly verdict: Finding['verdict'];
  readonly severity: Severity;
  readonly precision: Precision;
  /** Of the first occurrence. */
  readonly message: string;
  /** What is wrong, of the first occurrence. */
  readonly title: string;
  /** Why it matters. */
  readonly why?: string;
  /** How to mend it. */
  readonly fix?: string;
  readonly place: JsonPlace;
  /** Of the first occurrence. */
  readonly related: readonly JsonPlace[];
  /** Of the first occurrence. */
  readonly path: readonly JsonPlace[];
  readonly occurrences: readonly JsonOccurrence[];
  /** By what later runs know it again; no other finding of its file has it. */
  readonly fingerprint: string;
  /** Why it is accepted. */
  readonly suppression?: JsonSuppression;
  /** Of proven ones, where a baseline is compared with: whether that knows it. */
  readonly baseline?: 'known' | 'new';
}

export interface JsonGoneFinding {
  readonly rule: string;
  readonly path: string;
  readonly title: string;
}

export interface JsonSuppression {
  readonly kind: Suppression['kind'];
  readonly reason: string;
  /** Where that is said. */
  readonly place: JsonRegion;
  readonly owner?: string;
  /** The last day on which it counts. */
  readonly expires?: string;
}

/** Lines and columns count from 1, columns in UTF-16 code units; the end column is exclusive. */
export interface JsonRegion {
  /** Relative to the scanned root; in diagnostics also the reference of a registry module. */
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

export interface JsonPlace extends JsonRegion {
  readonly label: string;
}

export interface JsonOccurrence {
  readonly deployment: DeploymentLabel;
  readonly message: string;
  readonly arguments: Readonly<Record<string, string>>;
  /** Of open verdicts only: what it hangs on. */
  readonly reason?: string;
  readonly assumptions: readonly string[];
  readonly related: readonly JsonPlace[];
  readonly path: readonly JsonPlace[];
  readonly origin: readonly JsonPlace[];
}

export interface JsonDiagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly path?: string;
  readonly region?: JsonRegion;
}

export interface JsonRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly tags: readonly string[];
}
