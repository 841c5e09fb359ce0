import type { Notification, PhysicalLocation, ReportingDescriptor } from 'sarif';
import { diagnosticCatalogue } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { harmless } from './harmless.js';
import type { SarifArtifacts } from './sarif-artifacts.js';

const codes = Object.keys(diagnosticCatalogue);

/** What the diagnostics' codes mean. */
export function notificationDescriptors(): ReportingDescriptor[] {
  return Object.entries(diagnosticCatalogue).map(([id, { title, severity }]) => ({
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `${title}.` },
    help: { text: `${title}.` },
    defaultConfiguration: { level: severity },
  }));
}

export function notificationOf(diagnostic: Diagnostic, artifacts: SarifArtifacts): Notification {
  const { code, severity, message, span } = diagnostic;
  const place = placeOf(diagnostic, artifacts);
  return {
    descriptor: { id: code, index: codes.indexOf(code) },
    level: severity,
    message: { text: harmless(span?.source.external === true ? `inside ${span.source.path}: ${message}` : message) },
    ...(place !== undefined ? { locations: [{ physicalLocation: place }] } : {}),
  };
}

/** None in a module that is no file of the scan. */
function placeOf({ withheld, path, span }: Diagnostic, artifacts: SarifArtifacts): PhysicalLocation | undefined {
  if (span !== undefined) return span.source.external ? undefined : artifacts.inputLocation(span, withheld);
  return path === undefined ? undefined : { artifactLocation: artifacts.fileLocation(path) };
}
