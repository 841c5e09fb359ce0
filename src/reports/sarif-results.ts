import type { CodeFlow, Location, Result } from 'sarif';
import type { DeploymentLabel, Finding, Place } from '../findings/finding.js';
import { fingerprintOf } from '../findings/line-hash.js';
import { harmless } from './harmless.js';
import type { SarifArtifacts } from './sarif-artifacts.js';
import { githubShows } from './sarif-limits.js';
import type { SarifMessage } from './sarif-messages.js';

/** A finding as a SARIF result. `message` is the finding's, as `messageOf` gives it. */
export function resultOf(finding: Finding, { message }: SarifMessage, ruleIndex: number, artifacts: SarifArtifacts): Result {
  const related = finding.related.slice(0, githubShows.locationsPerResult);
  const codeFlow = codeFlowOf(finding, artifacts);
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    kind: finding.verdict,
    level: finding.verdict === 'open' ? 'none' : finding.severity,
    message,
    locations: [{ physicalLocation: artifacts.location(finding.place.span) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, at) => ({ id: at + 1, ...locationOf(place, artifacts) })) }),
    ...(codeFlow === undefined ? {} : { codeFlows: [codeFlow] }),
    partialFingerprints: { primaryLocationLineHash: fingerprintOf(finding) },
    occurrenceCount: finding.occurrences.length,
    properties: { severity: finding.severity, precision: finding.precision, deployments: deploymentsOf(finding) },
  };
}

/** The way through nested deployments to the resource, then that of the value to its place; undefined where both are short. */
function codeFlowOf({ path, occurrences: [first], place }: Finding, artifacts: SarifArtifacts): CodeFlow | undefined {
  const way = [...path, ...first.origin].slice(0, githubShows.threadFlowLocationsPerResult - 1);
  if (way.length === 0) return undefined;
  const steps = [...way, { span: place.span, label: place.label === '' ? 'what must be changed' : place.label }];
  return { threadFlows: [{ locations: steps.map((step) => ({ location: locationOf(step, artifacts) })) }] };
}

function locationOf({ span, label }: Place, artifacts: SarifArtifacts): Location {
  return { physicalLocation: artifacts.location(span), message: { text: harmless(label === '' ? 'the other end' : label) } };
}

function deploymentsOf({ occurrences }: Finding): DeploymentLabel[] {
  return [...new Map(occurrences.map(({ deployment }) => [JSON.stringify(deployment), deployment])).values()];
}
