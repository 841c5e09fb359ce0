import type { Severity } from '../engine/message.js';

/** What a report is asked to show, and what it can't know by itself. */
export interface ReportOptions {
  /** Version of plumblint. */
  readonly version: string;
  /** Shows open verdicts too. */
  readonly open: boolean;
  /** Shows suppressed findings too. */
  readonly showSuppressed?: boolean;
  /** SARIF has diagnostics as results too, since there are viewers that show nothing else. */
  readonly reportInput?: boolean;
  /** Findings and diagnostics below it are counted, not shown. */
  readonly minSeverity: Severity;
  /** Findings that text for people shows; all where it is left out. */
  readonly mostFindings?: number | undefined;
  /** Terminal text has no summary. */
  readonly quiet?: boolean;
  /** Terminal text is coloured. */
  readonly colour: boolean;
  /** In terminal text, rules and codes link to their pages. */
  readonly links?: boolean;
  /** Terminal text is wrapped at this many columns; undefined where nobody counts them. */
  readonly columns?: number | undefined;
  /** How terminal text writes a path of the scanned root, such as from the working folder; undefined for as it is. */
  readonly shownPath?: ((path: string) => string) | undefined;
}
