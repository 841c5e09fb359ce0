import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Entity } from '../network/entity.js';
import type { PrivateEndpoint } from '../network/entity-types.js';
import type { Network } from '../network/network.js';
import type { Term } from '../values/term.js';
import { termOf } from '../values/term.js';
import type { Place } from './claim.js';
import { endpointsConcerned } from './concerns.js';
import type { Fact, FactPlace } from './fact.js';
import { factOf } from './fact-of.js';
import { factPlace } from './fact-place.js';
import { type LinkName, linkNames } from './links.js';
import type { Rule } from './rule.js';
import { forEachRequirement } from './run-rules.js';
import type { RunRequest } from './run-rules.js';

/** What of the deployment each link of the chain of an endpoint consists of, each part with what it is. */
export type ChainParts = Readonly<Record<LinkName, (endpoint: PrivateEndpoint) => readonly ChainPart[]>>;

/** A value or an entity, with what it is. */
export interface ChainPart {
  readonly what: string;
  readonly is: Place;
}

/** The chain of one endpoint, judged: plain data. */
export interface EndpointChain {
  readonly name: Term;
  readonly at: FactPlace;
  readonly links: readonly JudgedLink[];
}

export interface JudgedLink {
  readonly name: LinkName;
  readonly parts: readonly { readonly what: string; readonly value: Term; readonly at: FactPlace }[];
  /** What the rules say of it for this endpoint alone. */
  readonly facts: readonly Fact[];
}

/** The chains of every private endpoint in a network, and what went wrong with the rules. */
export function endpointChains(
  network: Network,
  parts: ChainParts,
  rules: readonly Rule[],
  request: RunRequest,
): { readonly chains: readonly EndpointChain[]; readonly diagnostics: readonly Diagnostic[] } {
  const facts = new Map<Entity, Fact[]>(network.privateEndpoints.map((endpoint) => [endpoint, []]));
  const diagnostics = forEachRequirement(network, rules, request, (speaker, claims) => {
    const concerned = claims.map((claim) => endpointsConcerned(claim, speaker.subject, network));
    for (const endpoint of new Set(concerned.flat())) {
      const own = claims.filter((_, at) => concerned[at]?.length === 0 || concerned[at]?.includes(endpoint));
      facts.get(endpoint)?.push(factOf(speaker, own));
    }
  });
  const linkOf = new Map(rules.map(({ id, link }) => [id, link]));
  const chains = network.privateEndpoints.map((endpoint): EndpointChain => {
    const placeOf = (place: Place): FactPlace => factPlace(place, endpoint, '', request.book);
    return {
      name: termOf(endpoint.name),
      at: placeOf(endpoint),
      links: linkNames.map((name) => ({
        name,
        parts: parts[name](endpoint).map(({ what, is }) => ({ what, value: termOf(is instanceof Entity ? is.name : is), at: placeOf(is) })),
        facts: (facts.get(endpoint) ?? []).filter(({ ruleId }) => linkOf.get(ruleId) === name),
      })),
    };
  });
  return { chains, diagnostics };
}
