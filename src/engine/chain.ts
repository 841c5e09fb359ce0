import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Entity } from '../network/entity.js';
import type { PrivateEndpoint } from '../network/entity-types.js';
import type { Network } from '../network/network.js';
import type { Term } from '../values/term.js';
import { termOf } from '../values/term.js';
import type { Argument, Claim, Place } from './claim.js';
import type { Fact, FactPlace } from './fact.js';
import { factOf } from './fact-of.js';
import { factPlace } from './fact-place.js';
import type { Rule } from './rule.js';
import { forEachRequirement } from './run-rules.js';
import type { RunRequest } from './run-rules.js';

/** One link of the chain from a private endpoint to an answer of its target: what it consists of, and the rules that judge it. */
export interface ChainLink {
  /** What it is, in a word or two. */
  readonly name: string;
  /** Ids of the rules that judge it. */
  readonly rules: readonly string[];
  /** What of the deployment it consists of, each with what it is. */
  readonly parts: (endpoint: PrivateEndpoint) => readonly ChainPart[];
}

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
  readonly name: string;
  readonly parts: readonly { readonly what: string; readonly value: Term; readonly at: FactPlace }[];
  /** What the rules say of it for this endpoint alone. */
  readonly facts: readonly Fact[];
}

/** The chains of every private endpoint in a network, and what went wrong with the rules. */
export function endpointChains(
  network: Network,
  links: readonly ChainLink[],
  rules: readonly Rule[],
  request: RunRequest,
): { readonly chains: readonly EndpointChain[]; readonly diagnostics: readonly Diagnostic[] } {
  const facts = new Map<Entity, Fact[]>(network.privateEndpoints.map((endpoint) => [endpoint, []]));
  const diagnostics = forEachRequirement(network, rules, request, (speaker, claims) => {
    const concerned = claims.map((claim) => concernedBy(claim, speaker.subject));
    for (const endpoint of new Set(concerned.flat())) {
      const own = claims.filter((_, at) => concerned[at]?.length === 0 || concerned[at]?.includes(endpoint));
      facts.get(endpoint)?.push(factOf(speaker, own));
    }
  });
  const chains = network.privateEndpoints.map((endpoint): EndpointChain => {
    const placeOf = (place: Place): FactPlace => factPlace(place, endpoint, '', request.book);
    return {
      name: termOf(endpoint.name),
      at: placeOf(endpoint),
      links: links.map(({ name, rules: ids, parts }) => ({
        name,
        parts: parts(endpoint).map(({ what, is }) => ({ what, value: termOf(is instanceof Entity ? is.name : is), at: placeOf(is) })),
        facts: (facts.get(endpoint) ?? []).filter(({ ruleId }) => ids.includes(ruleId)),
      })),
    };
  });
  return { chains, diagnostics };
}

/** The endpoints that a claim is about: its subject, else those that it speaks of. */
function concernedBy({ report, arguments: args }: Claim, subject: Entity): readonly Entity[] {
  if (subject.kind === 'privateEndpoints') return [subject];
  const spoken = [...(report.given ?? []), ...Object.values(args)].flatMap((one) => (isEntity(one) ? one : []));
  return spoken.filter(({ kind }) => kind === 'privateEndpoints');
}

function isEntity(one: { readonly exists: unknown } | Argument | ((...args: never) => unknown)): one is Entity {
  return one instanceof Entity;
}
