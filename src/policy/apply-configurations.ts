import type { Finding } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';
import { folderOf } from '../text/paths.js';
import type { Configurations, FoundConfiguration } from './configurations.js';

/**
 * The result with what the configurations make of it: findings of rules that are off in the file where they are told are left out, others have the
 * severity that is set there; what is wrong with the configurations comes last among the diagnostics. Nothing else changes. `ofRun` is the
 * configuration of the run as a whole.
 */
export function configured(result: ScanResult, configurations: Configurations, ofRun: FoundConfiguration | undefined): ScanResult {
  const findings = result.findings.flatMap((finding) => configuredFinding(finding, configurations) ?? []);
  const paths = result.files.map(({ path }) => path);
  const diagnostics = configurations.diagnosticsFor([...paths, ...findings.map(governedPath)], ofRun);
  return { ...result, findings, diagnostics: [...result.diagnostics, ...diagnostics] };
}

/** A finding with the severity that the configuration of its file sets; undefined where its rule is off there. */
export function configuredFinding(finding: Finding, configurations: Configurations): Finding | undefined {
  const path = governedPath(finding);
  const setting = configurations.of(folderOf(path))?.configuration?.settingOf(finding.ruleId, path);
  if (setting === 'off') return undefined;
  return setting === undefined ? finding : { ...finding, severity: setting };
}

/** The file by whose configuration a finding goes: that of its place; of a place in no file of the tree, that of its deployment. */
function governedPath({ place, occurrences: [{ deployment }] }: Finding): string {
  return place.span.source.external ? deployment.template : place.span.source.path;
}
