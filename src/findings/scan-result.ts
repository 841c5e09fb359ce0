import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../text/source.js';
import type { DeploymentLabel, Finding, Precision, Severity } from './finding.js';

/** All that one scan found out. Sorted; holds no time, no random id and no absolute path. */
export interface ScanResult {
  readonly tool: ToolDescription;
  /** Every rule that ran, by id, whether it found something or not. */
  readonly rules: readonly RuleDescription[];
  /** By path, place, rule and message; failed and open ones. */
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** Every template that was judged, with each set of parameter values. */
  readonly deployments: readonly DeploymentLabel[];
  /** Every template and parameter file of the scan, by path. */
  readonly files: readonly ScannedFile[];
  /** Stretches of text whose value is secret: no report prints them. */
  readonly secrets: readonly Span[];
}

export interface ToolDescription {
  readonly version: string;
}

export interface ScannedFile {
  /** Relative to the scanned root. */
  readonly path: string;
  readonly kind: 'template' | 'parameters';
  /** False where nothing in it could be judged; a diagnostic says why. */
  readonly judged: boolean;
}

/** What reports say of a rule. */
export interface RuleDescription {
  readonly id: string;
  readonly title: string;
  /** Markdown of the rule's page. */
  readonly page: string;
  /** Address of the page that documents the constraint. */
  readonly source: string;
  readonly tags: readonly string[];
  /** From 0.0 to 10.0, for rules about security. */
  readonly securitySeverity: number | undefined;
  readonly messages: ReadonlyMap<string, MessageDescription>;
}

export interface MessageDescription {
  readonly severity: Severity;
  readonly precision: Precision;
  /** With `{name}` for each argument. */
  readonly text: string;
}
