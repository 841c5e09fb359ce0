import type { Severity } from '../engine/message.js';

/** What a report is asked to show, and what it can't know by itself. */
export interface ReportOptions {
  /** Version of plumblint. */
  readonly version: string;
  /** Shows open verdicts too. */
  readonly open: boolean;
  /** Findings and diagnostics below it are counted, not shown. */
  readonly minSeverity: Severity;
  /** Terminal text is coloured. */
  readonly colour: boolean;
}
