import type { Notification, PhysicalLocation, ReportingDescriptor } from 'sarif';
import { diagnosticCatalogue } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../text/source.js';
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

export function notificationOf({ code, severity, message, path, span }: Diagnostic, artifacts: SarifArtifacts): Notification {
  const external = span?.source.external === true;
  const place = external ? undefined : placeOf(path, span, artifacts);
  return {
    descriptor: { id: code, index: codes.indexOf(code) },
    level: severity,
    message: { text: harmless(external ? `inside ${span.source.path}: ${message}` : message) },
    ...(place !== undefined ? { locations: [{ physicalLocation: place }] } : {}),
  };
}

function placeOf(path: string | undefined, span: Span | undefined, artifacts: SarifArtifacts): PhysicalLocation | undefined {
  if (span !== undefined) return artifacts.location(span);
  return path === undefined ? undefined : { artifactLocation: artifacts.fileLocation(path) };
}
