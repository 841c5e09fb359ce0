import { diagnosticCatalogue, type DiagnosticCode } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** A diagnostic about a file as a whole, as severe as the catalogue says. */
export function aboutFile(code: DiagnosticCode, path: string, message: string): Diagnostic {
  return { code, severity: diagnosticCatalogue[code].severity, message, path };
}
