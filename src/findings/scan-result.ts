import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Rule } from '../engine/rule.js';
import type { DeploymentLabel, Finding } from './finding.js';
import type { SecretPlaces } from './secrets.js';

/** All that one scan found out. Sorted; holds no time, no random id and no absolute path. */
export interface ScanResult {
  /** Every rule that ran, by id, whether it found something or not. */
  readonly rules: readonly RuleDescription[];
  /** As `findingsOf` sorts them; failed and open ones. */
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** Every template that was judged, with each set of parameter values. */
  readonly deployments: readonly DeploymentLabel[];
  /** Every template and parameter file of the scan, by path. */
  readonly files: readonly ScannedFile[];
  /** Where text stands whose value is secret: no report prints it. */
  readonly secrets: SecretPlaces;
  /** Set where the result is compared with a baseline: what that knows and is no longer found. */
  readonly gone?: readonly GoneFinding[] | undefined;
}

/** A finding that was known and is no longer there. */
export interface GoneFinding {
  readonly ruleId: string;
  /** Of the file where it was reported. */
  readonly path: string;
  /** What was wrong. */
  readonly title: string;
}

export interface ScannedFile {
  /** Relative to the scanned root. */
  readonly path: string;
  readonly kind: 'template' | 'parameters';
  /** False where nothing in it could be judged; a diagnostic says why. */
  readonly judged: boolean;
}

/** What reports say of a rule. */
export type RuleDescription = Pick<Rule, 'id' | 'title' | 'page' | 'address' | 'source' | 'tags' | 'securitySeverity' | 'messages'>;
