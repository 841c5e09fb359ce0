import type { Notification, ReportingDescriptor } from 'sarif';
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

export function notificationOf({ code, severity, message, path, span }: Diagnostic, artifacts: SarifArtifacts): Notification {
  const external = span?.source.external === true;
  const place = external
    ? undefined
    : span === undefined
      ? path && { artifactLocation: artifacts.fileLocation(path) }
      : artifacts.location(span);
  return {
    descriptor: { id: code, index: codes.indexOf(code) },
    level: severity,
    message: { text: harmless(external ? `inside ${span.source.path}: ${message}` : message) },
    ...(place ? { locations: [{ physicalLocation: place }] } : {}),
  };
}
