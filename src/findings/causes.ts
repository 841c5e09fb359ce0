import type { Fact } from '../engine/fact.js';
import { comesBefore, kindsOf, linkNames, type LinkName } from '../engine/links.js';
import type { Rule } from '../engine/rule.js';
import { Memo } from '../text/memo.js';

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
  readonly #breaks = new Memo<string, Break[]>(() => []);

  constructor(facts: readonly Fact[], rules: ReadonlyMap<string, LinkedRule>) {
    this.#rules = rules;
    for (const fact of facts) this.#note(fact);
  }

  /**
   * For each endpoint that a fact is about, and each zone or connection of it that it names, what it follows from, in the order of the chain; empty where
   * it stands by itself for one of them.
   */
  of(fact: Fact): readonly (readonly Fact[])[] {
    const { link, messages } = this.#rules.get(fact.ruleId) ?? {};
    const { restsOn = [], openWithout = [] } = messages?.[fact.messageId] ?? {};
    if (link === undefined || restsOn.length + openWithout.length === 0) return [];
    const mayCause = (one: Break): boolean =>
      comesBefore(one.link, link) &&
      ((restsOn.includes(one.link) && one.fact.verdict === 'fail') || (openWithout.includes(one.link) && fact.verdict === 'open'));
    const parts = fact.concerns.filter((one) => !isEndpoint(one));
    const causes = fact.concerns.filter(isEndpoint).flatMap((endpoint) => {
      const breaks = this.#breaks.of(endpoint).filter(mayCause).sort(byLink);
      return (parts.length === 0 ? [undefined] : parts).map((part) =>
        breaks.filter((one) => isAbout(one, part, parts)).map((one) => one.fact),
      );
    });
    return causes.some(({ length }) => length === 0) ? [] : causes;
  }

  #note(fact: Fact): void {
    const { link, messages } = this.#rules.get(fact.ruleId) ?? {};
    if (fact.verdict === 'pass' || link === undefined || messages?.[fact.messageId]?.breaks !== true) return;
    for (const endpoint of fact.concerns.filter(isEndpoint)) this.#breaks.of(endpoint).push({ fact, link });
  }
}

function byLink(one: Break, other: Break): number {
  return linkNames.indexOf(one.link) - linkNames.indexOf(other.link);
}

/**
 * Whether what breaks a link is about a part of an endpoint, one of some that are named: about that very zone, if it is a link of zones. Where none of
 * that kind is named, the endpoint as a whole is meant.
 */
function isAbout({ fact: { concerns }, link }: Break, part: string | undefined, parts: readonly string[]): boolean {
  const named = parts.filter((one) => kindsOf(link).some((kind) => one.startsWith(`${kind}/`)));
  if (part !== undefined && named.includes(part)) return concerns.includes(part);
  return named.length === 0 || named.some((one) => concerns.includes(one));
}

function isEndpoint(concern: string): boolean {
  return concern.startsWith('privateEndpoints/');
}
