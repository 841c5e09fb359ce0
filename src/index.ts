/** The library: scan with a host of your own, with the built-in rules or yours, and report. */
export type { Diagnostic } from './diagnostics/diagnostic.js';
export { diagnosticCatalogue, type DiagnosticCode } from './diagnostics/catalogue.js';
export { NodeHost } from './disk/node-host.js';
export { Estate } from './estate/estate.js';
export type { KnownResource } from './estate/known-resource.js';
export { readEstate } from './estate/read-estate.js';
export type { DeploymentLabel, Finding, Occurrence, Place, Suppression } from './findings/finding.js';
export { folded, type Folding } from './findings/folding.js';
export type { GoneFinding, RuleDescription, ScannedFile, ScanResult } from './findings/scan-result.js';
export { formatNames, formats, type FormatName, type Report } from './reports/formats.js';
export type { JsonReport } from './reports/json-report.js';
export type { ReportOptions } from './reports/report-options.js';
export * from './rule-api.js';
export type { DeployerFacts, GivenParameters, ScanRequest } from './scan/scan-request.js';
export { scan } from './scan/scan.js';
export type { Host, HostEntry } from './text/host.js';
export { Source, textOf, type Position, type Span } from './text/source.js';
export { rules } from '../rules/index.js';
