import { type Diagnostic, diagnosticAt } from '../../diagnostics/diagnostic.js';
import type { MissingTemplate } from '../../template/template.js';
import type { Span } from '../../text/source.js';

/** Says at `path`, which names it, why a module is not there. */
export function missingDiagnostic({ reason, module, code }: Omit<MissingTemplate, 'span'>, path: Span): Diagnostic {
  return diagnosticAt(code ?? 'template-not-found', reason, path, module);
}
