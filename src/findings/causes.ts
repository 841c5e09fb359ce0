import type { Fact } from '../engine/fact.js';
import { comesBefore, kindsOf, linkNames, type LinkName } from '../engine/links.js';
import type { Rule } from '../engine/rule.js';
import { append } from '../text/group-by.js';
import { Memo } from '../text/memo.js';

/** What of rules tells which of their facts follow from others. */
export type LinkedRule = Pick<Rule, 'messages' | 'link'>;

/** A fact that breaks a link. */
interface Break {
  /** Of its finding. */
  readonly key: string;
  readonly proven: boolean;
  readonly concerns: readonly string[];
  /** Its place among all facts. */
  readonly at: number;
}

/** A link on which a fact may rest. */
interface Rest {
  readonly link: LinkName;
  /** Whether it rests on what is proven to be broken alone. */
  readonly proven: boolean;
  /** The parts of an endpoint that the fact names, of those kinds by which such a link is told from another. */
  readonly parts: readonly string[];
}

/**
 * From what facts about one deployment follow: from those that break earlier links of the same endpoint, on which their messages say that they rest,
 * and that a property is left out from its being misspelt. What is proven follows only from what is proven.
 */
export class Causes {
  readonly #rules: ReadonlyMap<string, LinkedRule>;
  /** By the endpoints whose links they break, and by those links. */
  readonly #breaks = new Memo<string, Memo<LinkName, BrokenLink>>(() => new Memo(() => new BrokenLink()));
  /** The keys of what misspells a property, by that. */
  readonly #misspelt = new Map<string, string[]>();
  /** What was found already, by what was asked. */
  readonly #found = new Map<string, readonly string[]>();

  /** `keyOf` gives the key of the finding that a fact is. */
  constructor(facts: readonly Fact[], rules: ReadonlyMap<string, LinkedRule>, keyOf: (fact: Fact) => string) {
    this.#rules = rules;
    for (const [at, fact] of facts.entries()) this.#note(fact, at, keyOf);
  }

  /**
   * For each endpoint that a fact is about, and each zone or connection of it that it names, the keys of the findings that it follows from, in the order of
   * the chain; empty where it stands by itself for one of them. Facts that follow from the same are given one list.
   */
  of(fact: Fact): readonly (readonly string[])[] {
    const misspelt = fact.leavesOut?.map((property) => this.#misspelt.get(property)).find((keys) => keys !== undefined);
    if (misspelt !== undefined) return [misspelt];
    const parts = fact.concerns.filter((one) => !isEndpoint(one));
    const rests = this.#restsOf(fact, parts);
    if (rests.length === 0) return [];
    const causes = fact.concerns
      .filter(isEndpoint)
      .flatMap((endpoint) => (parts.length === 0 ? [undefined] : parts).map((part) => this.#causesOf(endpoint, part, rests)));
    return causes.some(({ length }) => length === 0) ? [] : causes;
  }

  #restsOf(fact: Fact, parts: readonly string[]): readonly Rest[] {
    const { link, messages } = this.#rules.get(fact.ruleId) ?? {};
    const { restsOn = [], openWithout = [] } = messages?.[fact.messageId] ?? {};
    if (link === undefined || restsOn.length + openWithout.length === 0) return [];
    return linkNames.flatMap((one) => {
      const open = fact.verdict === 'open' && openWithout.includes(one);
      if (!comesBefore(one, link) || !(open || restsOn.includes(one))) return [];
      return { link: one, proven: !open, parts: parts.filter((part) => isOfKind(part, one)) };
    });
  }

  /**
   * What a part of an endpoint follows from: what breaks a link of that very zone, if it is a link of zones. Where the fact names none of that kind, the
   * endpoint as a whole is meant.
   */
  #causesOf(endpoint: string, part: string | undefined, rests: readonly Rest[]): readonly string[] {
    return this.#keysOf(
      endpoint,
      rests.map((rest) => (part !== undefined && isOfKind(part, rest.link) ? { ...rest, parts: [part] } : rest)),
    );
  }

  #keysOf(endpoint: string, rests: readonly Rest[]): readonly string[] {
    const asked = JSON.stringify([endpoint, rests]);
    let found = this.#found.get(asked);
    if (found === undefined) this.#found.set(asked, (found = this.#find(endpoint, rests)));
    return found;
  }

  #find(endpoint: string, rests: readonly Rest[]): readonly string[] {
    const [only, ...others] = rests;
    if (only === undefined) return [];
    if (others.length === 0) return this.#breaks.of(endpoint).of(only.link).about(only);
    const broken = rests.filter((rest) => this.#keysOf(endpoint, [rest]).length > 0);
    if (broken.length < rests.length) return this.#keysOf(endpoint, broken);
    return broken.flatMap((rest) => this.#keysOf(endpoint, [rest]));
  }

  #note(fact: Fact, at: number, keyOf: (fact: Fact) => string): void {
    const { ruleId, messageId, verdict, concerns, means } = fact;
    if (verdict === 'fail' && means !== undefined) append(this.#misspelt, means, keyOf(fact));
    const { link, messages } = this.#rules.get(ruleId) ?? {};
    if (verdict === 'pass' || link === undefined || messages?.[messageId]?.breaks !== true) return;
    const one = { key: keyOf(fact), proven: verdict === 'fail', concerns, at };
    for (const endpoint of concerns.filter(isEndpoint)) this.#breaks.of(endpoint).of(link).add(one);
  }
}

/** What breaks one link of one endpoint, in its order. */
class BrokenLink {
  readonly #all: Break[] = [];
  #byPart: ReadonlyMap<string, readonly Break[]> | undefined;

  /** Adds what breaks it; to be done before anything is asked. */
  add(one: Break): void {
    this.#all.push(one);
  }

  /** The keys of what is about one of some parts of the endpoint; of all where none is named. */
  about({ parts, proven }: Rest): readonly string[] {
    const breaks = (parts.length === 0 ? this.#all : this.#ofParts(parts)).filter((one) => one.proven || !proven);
    return [...new Set(breaks.map(({ key }) => key))];
  }

  #ofParts(parts: readonly string[]): readonly Break[] {
    const byPart = (this.#byPart ??= byPartsOf(this.#all));
    return [...new Set(parts.flatMap((part) => byPart.get(part) ?? []))].sort((one, other) => one.at - other.at);
  }
}

function byPartsOf(breaks: readonly Break[]): ReadonlyMap<string, readonly Break[]> {
  const byPart = new Map<string, Break[]>();
  for (const one of breaks) for (const part of one.concerns) append(byPart, part, one);
  return byPart;
}

/** Whether a part of an endpoint is of the kinds by which links of a name are told apart. */
function isOfKind(part: string, link: LinkName): boolean {
  return kindsOf(link).some((kind) => part.startsWith(`${kind}/`));
}

function isEndpoint(concern: string): boolean {
  return concern.startsWith('privateEndpoints/');
}
