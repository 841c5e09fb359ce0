import type { EndpointChain, JudgedLink } from '../engine/chain.js';
import type { Fact } from '../engine/fact.js';
import type { SourceBook } from '../text/region.js';
import type { LinkedRule } from './causes.js';
import type { DeploymentLabel, Finding, Place } from './finding.js';
import { PlaceWriter } from './places.js';
import { renderId, renderValue } from './rendering.js';
import { wordFacts } from './worded-fact.js';

/** The chain of one private endpoint in words. */
export interface WordedChain {
  readonly endpoint: string;
  readonly place: Place;
  readonly links: readonly WordedLink[];
}

export interface WordedLink {
  readonly name: string;
  /** `none` where no rule has anything to ask of it. */
  readonly verdict: Fact['verdict'] | 'none';
  readonly parts: readonly { readonly what: string; readonly value: string; readonly place: Place }[];
  /** Ids of the rules that it passes. */
  readonly passed: readonly string[];
  readonly findings: readonly Finding[];
}

/** Words the chains of one deployment. `rules` are those that judged them; `book` holds the sources of their places. */
export function wordChains(
  chains: readonly EndpointChain[],
  deployment: DeploymentLabel,
  rules: ReadonlyMap<string, LinkedRule>,
  book: SourceBook,
): WordedChain[] {
  const places = new PlaceWriter(book);
  const wordLink = ({ name, parts, facts }: JudgedLink): WordedLink => ({
    name,
    verdict: worstOf(facts),
    parts: parts.map(({ what, value, at }) => ({ what, value: renderId(value), place: places.placeOf(places.causeOf(at)) })),
    passed: [...new Set(facts.filter(({ verdict }) => verdict === 'pass').map(({ ruleId }) => ruleId))],
    findings: wordFacts(facts, deployment, rules, book).map(({ finding, occurrence }) => ({ ...finding, occurrences: [occurrence] })),
  });
  return chains.map(({ name, at, links }) => ({
    endpoint: renderValue(name),
    place: places.placeOf(at),
    links: links.map(wordLink),
  }));
}

function worstOf(facts: readonly Fact[]): WordedLink['verdict'] {
  return (['fail', 'open', 'pass'] as const).find((verdict) => facts.some((fact) => fact.verdict === verdict)) ?? 'none';
}
