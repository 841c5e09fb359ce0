import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schemas/baseline-1.schema.json' with { type: 'json' };
import type { ScanResult } from '../findings/scan-result.js';
import { isUnaccepted } from '../findings/acceptance.js';
import { jsonValue } from '../text/json-value.js';
import { compareKnown, isKnowable, type KnownFinding, knownFinding } from './known-finding.js';

/** What is known after a scan: the proven findings that nobody accepts, sorted. */
export function knownFindings({ findings }: Pick<ScanResult, 'findings'>): KnownFinding[] {
  return findings
    .filter((finding) => isKnowable(finding) && isUnaccepted(finding))
    .map(knownFinding)
    .sort(compareKnown);
}

/** A baseline as text. */
export function baselineText(findings: readonly KnownFinding[]): string {
  return `${JSON.stringify({ $schema: schema.$id, findings }, undefined, 2)}\n`;
}

/** The findings in the text of a baseline, or what is wrong with it. */
export function readBaseline(text: string): { readonly findings: readonly KnownFinding[] } | { readonly mistake: string } {
  const parsed = jsonValue(text);
  if (parsed === undefined) return { mistake: 'it is no JSON' };
  const isBaseline = new Ajv2020({ strict: true }).compile<{ readonly findings: readonly KnownFinding[] }>(schema);
  if (isBaseline(parsed.value)) return { findings: parsed.value.findings };
  const [error] = isBaseline.errors ?? [];
  return { mistake: `${error?.instancePath === '' ? 'it' : (error?.instancePath ?? 'it')} ${error?.message ?? 'is not as it must be'}` };
}
