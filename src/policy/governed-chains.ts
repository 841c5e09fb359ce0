import type { Finding } from '../findings/finding.js';
import type { WordedChain } from '../findings/worded-chain.js';
import { configuredFinding } from './apply-configurations.js';
import { acceptedAmong, type SuppressionSources } from './apply-suppressions.js';

/**
 * The same chains with what is found in the severity that the configurations set, and marked where somebody accepts it. A chain is told whole: what
 * they switch off stays in it.
 */
export function governedChains(chains: readonly WordedChain[], sources: SuppressionSources): WordedChain[] {
  const found = chains.flatMap(({ links }) => links.flatMap(({ findings }) => findings));
  const accepted = acceptedAmong(found, sources).map((finding) => configuredFinding(finding, sources.configurations) ?? finding);
  const governed = new Map(found.map((finding, at): [Finding, Finding] => [finding, accepted[at] ?? finding]));
  return chains.map(({ links, ...chain }) => ({
    ...chain,
    links: links.map(({ findings, ...link }) => ({ ...link, findings: findings.map((finding) => governed.get(finding) ?? finding) })),
  }));
}
