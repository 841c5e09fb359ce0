import type { CodeFlow, Fix, Location, Result } from 'sarif';
import { groupBy } from '../text/group-by.js';
import type { DeploymentLabel, Finding, Place } from '../findings/finding.js';
import type { Fingerprint } from '../findings/fingerprint.js';
import { harmless } from './harmless.js';
import type { SarifArtifacts } from './sarif-artifacts.js';
import { githubShows } from './sarif-limits.js';
import { describeVerdict } from './json-verdict.js';
import { relatedOf, type SarifMessage } from './sarif-messages.js';
import type { ShownFinding } from './selection.js';

/** Ways that are told of one result. */
const mostCodeFlows = 10;

/** What the log says beside a finding of it. */
interface ToldOfFinding {
  /** As `messageOf` gives it. */
  readonly message: SarifMessage['message'];
  readonly ruleIndex: number;
  readonly fingerprint: Fingerprint;
  /** Says of each result whether it is suppressed. */
  readonly showSuppressed: boolean;
}

/** A finding as a SARIF result. */
export function resultOf(
  { finding, following }: ShownFinding,
  { message, ruleIndex, fingerprint, showSuppressed }: ToldOfFinding,
  artifacts: SarifArtifacts,
): Result {
  const related = relatedOf({ finding, following }).slice(0, githubShows.locationsPerResult);
  const codeFlows = codeFlowsOf(finding, artifacts);
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    kind: finding.verdict,
    level: finding.verdict === 'open' ? 'none' : finding.severity,
    message,
    locations: [{ physicalLocation: artifacts.location(finding.place.span) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, at) => ({ id: at + 1, ...locationOf(place, artifacts) })) }),
    ...(codeFlows.length === 0 ? {} : { codeFlows }),
    partialFingerprints: partialFingerprintsOf(fingerprint),
    ...(showSuppressed ? { suppressions: suppressionsOf(finding, artifacts) } : {}),
    ...(finding.fix === undefined ? {} : { fixes: [fixOf(finding, finding.fix, artifacts)] }),
    ...(finding.baseline === undefined ? {} : { baselineState: finding.baseline === 'known' ? 'unchanged' : 'new' }),
    occurrenceCount: finding.occurrences.length,
    properties: {
      severity: finding.severity,
      precision: finding.precision,
      deployments: deploymentsOf(finding),
      ...(following.length === 0 ? {} : { following: following.map(describeVerdict) }),
    },
  };
}

function fixOf(
  { fixable, occurrences: [{ fix, title }] }: Finding,
  replacements: NonNullable<Finding['fix']>,
  artifacts: SarifArtifacts,
): Fix {
  const doubt = fixable === 'unsafe' ? ' (look at what it changes before you apply it)' : '';
  return {
    description: { text: `${harmless(fix ?? title)}${doubt}` },
    artifactChanges: [...groupBy(replacements, ({ span }) => span.source.path)].map(([path, changes]) => ({
      artifactLocation: artifacts.fileLocation(path),
      replacements: changes.map(({ span, text }) => ({ deletedRegion: artifacts.regionOf(span), insertedContent: { text } })),
    })),
  };
}

/** Of the place of a suppression only that is told: what stands in a configuration is not shown. */
function suppressionsOf({ suppression }: Finding, artifacts: SarifArtifacts): NonNullable<Result['suppressions']> {
  if (suppression === undefined) return [];
  const { kind, reason, place, owner, expires } = suppression;
  return [
    {
      kind,
      status: 'accepted',
      justification: harmless(reason),
      location: { physicalLocation: artifacts.inputLocation(place, true) },
      ...(owner === undefined && expires === undefined ? {} : { properties: { owner, expires } }),
    },
  ];
}

/** A fingerprint as SARIF has it; GitHub reads the first member only. */
export function partialFingerprintsOf({ onGitHub, own }: Fingerprint): Record<string, string> {
  return { primaryLocationLineHash: onGitHub, 'plumblint/v1': own };
}

/** The ways through modules to the resource, each with that of the value to its place; none where they are short. */
function codeFlowsOf({ occurrences, place }: Finding, artifacts: SarifArtifacts): CodeFlow[] {
  const end = { span: place.span, label: place.label === '' ? 'what must be changed' : place.label };
  const flows = occurrences.flatMap(({ path, origin }): CodeFlow[] => {
    const way = [...path, ...origin].slice(0, githubShows.threadFlowLocationsPerResult - 1);
    if (way.length === 0) return [];
    return [{ threadFlows: [{ locations: [...way, end].map((step) => ({ location: locationOf(step, artifacts) })) }] }];
  });
  const once = new Map(flows.map((flow) => [JSON.stringify(flow), flow]));
  return [...once.values()].slice(0, mostCodeFlows);
}

function locationOf({ span, label }: Place, artifacts: SarifArtifacts): Location {
  return { physicalLocation: artifacts.location(span), message: { text: harmless(label === '' ? 'the other end' : label) } };
}

function deploymentsOf({ occurrences }: Finding): DeploymentLabel[] {
  return [...new Map(occurrences.map(({ deployment }) => [JSON.stringify(deployment), deployment])).values()];
}
