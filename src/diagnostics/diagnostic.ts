import { type Span, spanOf } from '../text/source.js';
import { type DiagnosticCode, diagnosticCatalogue } from './catalogue.js';

/** A statement about the input itself: what could not be read, evaluated or followed. Not a finding. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  /** File that it is about, relative to the scanned root; absent for the scan as a whole. */
  readonly path?: string | undefined;
  readonly span?: Span | undefined;
  /** Reports do not show what stands at the place: it may hold values of parameters, and so secrets. */
  readonly withheld?: true;
  /** Set where a module is used that a registry has and the module cache lacks: its reference. */
  readonly missingModule?: string | undefined;
}

/** A diagnostic about a place, as severe as the catalogue says; `missingModule` where it is a module that is not there. */
export function diagnosticAt(code: DiagnosticCode, message: string, span: Span, missingModule?: string): Diagnostic {
  const diagnostic = { code, severity: diagnosticCatalogue[code].severity, message, path: span.source.path, span: spanOf(span) };
  return missingModule === undefined ? diagnostic : { ...diagnostic, missingModule };
}
