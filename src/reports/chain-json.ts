import type { Finding } from '../findings/finding.js';
import type { WordedChain, WordedLink } from '../findings/worded-chain.js';
import { describePlace } from './json-places.js';
import { describeSuppression } from './json-suppression.js';
import { describeVerdict } from './json-verdict.js';
import { jsonText } from './json-text.js';

/** Chains as JSON: `{ version, tool, chains }`, each chain with its links, their verdicts, parts and findings. Version 1 of the shape. */
export function chainsJson(chains: readonly WordedChain[], version: string): string {
  return jsonText({
    version: '1.1',
    tool: { name: 'plumblint', version },
    chains: chains.map(({ endpoint, place, links }) => ({ endpoint, place: describePlace(place), links: links.map(describeLink) })),
  });
}

function describeLink({ name, verdict, parts, passed, findings }: WordedLink) {
  return {
    name,
    verdict,
    parts: parts.map(({ what, value, place }) => ({ what, value, place: describePlace(place) })),
    passed,
    findings: findings.map(describeFinding),
  };
}

function describeFinding(finding: Finding) {
  const {
    place,
    suppression,
    occurrences: [first],
  } = finding;
  const { title, why, fix, reason, assumptions, related } = first;
  return {
    ...describeVerdict(finding),
    title,
    why,
    fix,
    reason,
    assumptions,
    place: describePlace(place),
    related: related.map(describePlace),
    suppression: suppression && describeSuppression(suppression),
  };
}
