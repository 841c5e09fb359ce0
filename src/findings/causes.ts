import type { Fact } from '../engine/fact.js';
import { comesBefore, kindsOf, linkNames, type LinkName } from '../engine/links.js';
import type { Rule } from '../engine/rule.js';

/** What of rules tells which of their facts follow from others. */
export type LinkedRule = Pick<Rule, 'messages' | 'link'>;

/** A fact that breaks a link. */
interface Break {
  readonly fact: Fact;
  readonly link: LinkName;
}

/**
 * From what facts about one deployment follow: from those that break earlier links of the same endpoint, on which their messages say that they rest.
 * What is proven follows only from what is proven.
 */
export class Causes {
  readonly #rules: ReadonlyMap<string, LinkedRule>;
  /** By the endpoints whose links they break. */
  readonly #breaks = new Map<string, Break[]>();

  constructor(facts: readonly Fact[], rules: ReadonlyMap<string, LinkedRule>) {
    this.#rules = rules;
    for (const fact of facts) this.#note(fact);
  }

  /** For each endpoint that a fact is about, what it follows from, in the order of the chain; empty where it stands by itself for one of them. */
  of(fact: Fact): readonly (readonly Fact[])[] {
    const causes = endpointsOf(fact).map((endpoint) => this.#causesFor(endpoint, fact));
    return causes.some(({ length }) => length === 0) ? [] : causes;
  }

  #causesFor(endpoint: string, fact: Fact): readonly Fact[] {
    const { link, messages } = this.#rules.get(fact.ruleId) ?? {};
    if (link === undefined) return [];
    const { restsOn = [], openWithout = [] } = messages?.[fact.messageId] ?? {};
    const isOpen = fact.verdict === 'open';
    return (this.#breaks.get(endpoint) ?? [])
      .filter((one) => comesBefore(one.link, link))
      .filter((one) => (restsOn.includes(one.link) && one.fact.verdict === 'fail') || (openWithout.includes(one.link) && isOpen))
      .filter((one) => isOfOneLink(one, fact))
      .sort((one, other) => linkNames.indexOf(one.link) - linkNames.indexOf(other.link))
      .map((one) => one.fact);
  }

  #note(fact: Fact): void {
    const { link, messages } = this.#rules.get(fact.ruleId) ?? {};
    if (fact.verdict === 'pass' || link === undefined || messages?.[fact.messageId]?.breaks !== true) return;
    for (const endpoint of endpointsOf(fact)) this.#breaks.set(endpoint, [...(this.#breaks.get(endpoint) ?? []), { fact, link }]);
  }
}

/** Whether a fact is about the link that is broken, not about another of that name: another zone, say. One that names none is about the endpoint as a whole. */
function isOfOneLink({ fact: { concerns }, link }: Break, fact: Fact): boolean {
  const named = fact.concerns.filter((one) => kindsOf(link).some((kind) => isOfKind(one, kind)));
  return named.length === 0 || named.some((one) => concerns.includes(one));
}

function endpointsOf({ concerns }: Fact): readonly string[] {
  return concerns.filter((one) => isOfKind(one, 'privateEndpoints'));
}

function isOfKind(concern: string, kind: string): boolean {
  return concern.startsWith(`${kind}/`);
}
