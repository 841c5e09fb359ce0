import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ChainParts } from '../engine/chain.js';
import { endpointChains } from '../engine/chain.js';
import type { Rule } from '../engine/rule.js';
import type { WordedChain } from '../findings/worded-chain.js';
import { wordChains } from '../findings/worded-chain.js';
import { networkOf } from '../network/network.js';
import type { Host } from '../text/host.js';
import { SourceBook } from '../text/region.js';
import { predict } from './predict.js';
import type { PredictionRequest } from './predict.js';

export interface ChainRequest extends PredictionRequest {
  readonly rules: readonly Rule[];
  /** What each link of a chain consists of. */
  readonly parts: ChainParts;
}

export interface ChainResult {
  /** Of every private endpoint of the template; undefined where there is no template to deploy. */
  readonly chains: readonly WordedChain[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Judges the private endpoints that one template deploys, each by itself and link by link. Other deployments are not looked at. */
export function chainsOf(host: Host, request: ChainRequest): ChainResult {
  const { deployment, cloud, label, diagnostics } = predict(host, request);
  if (deployment === undefined || label === undefined) return { chains: undefined, diagnostics };
  const book = new SourceBook();
  const judged = endpointChains(networkOf(deployment, request.estate), request.parts, request.rules, {
    cloud,
    book,
  });
  const rules = new Map(request.rules.map((rule) => [rule.id, rule]));
  return { chains: wordChains(judged.chains, label, rules, book), diagnostics: [...diagnostics, ...judged.diagnostics] };
}
