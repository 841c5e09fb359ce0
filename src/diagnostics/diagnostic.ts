import type { Span } from '../text/source.js';
import type { DiagnosticCode } from './catalogue.js';

/** A statement about the input itself: what could not be read, evaluated or followed. Not a finding. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  /** File that it is about, relative to the scanned root; absent for the scan as a whole. */
  readonly path?: string | undefined;
  readonly span?: Span | undefined;
}
