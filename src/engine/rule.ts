import type { CloudName } from '../azure/clouds.js';
import type { HostNaming } from '../azure/service-hosts.js';
import type { Entity } from '../network/entity.js';
import type { Network } from '../network/network.js';
import { sayOf } from './claim.js';
import type { Claim, Say } from './claim.js';
import type { Elsewhere, Summary } from './elsewhere.js';
import type { Fact } from './fact.js';
import type { Inquiry } from './inquiry.js';
import type { LinkName } from './links.js';
import type { Messages, PlaceholderOf } from './message.js';

/** What a check of a subject is given. Read outside of statements, values are as they are written. */
export interface CheckTools<M extends Messages> {
  readonly network: Network;
  /** The cloud that is deployed to. */
  readonly cloud: CloudName | undefined;
  /** Which host names devices are to use. */
  readonly hostNaming: HostNaming;
  /** The messages of the rule. */
  readonly say: Say<M>;
  /** The answer to a question about an entity, with every unknown left unknown. */
  readonly ask: Inquiry['ask'];
  /** Whether a statement is true, with every unknown left unknown. */
  readonly truthOf: Inquiry['truthOf'];
  /** The first of some things, at most so many; that there are more is said of the subject. `what` names them in the plural. */
  readonly atMost: <T>(bound: number, things: Iterable<T>, what: string) => readonly T[];
}

/** Says that a rule looks at a part of what there is to look at. */
export type SayBounded = (message: string) => void;

/** Whom a rule is for: whoever reviews a template, or auditors who also ask for what is advice or only likely to matter. */
export const audiences = ['everyone', 'auditor'] as const;

export type Audience = (typeof audiences)[number];

/** What the author of a rule writes. */
export interface RuleDefinition<Subject extends Entity, M extends Messages> {
  /** The requirement in a few words. */
  readonly title: string;
  /** The page of Microsoft Learn that documents the constraint. */
  readonly source: string;
  readonly tags: readonly string[];
  /** Which link of the chain from a private endpoint to its target it judges; none where it is about something else. */
  readonly link?: LinkName;
  /** Everyone where it is left out. */
  readonly audience?: Audience;
  /** From 0.0 to 10.0, for rules about security. */
  readonly securitySeverity?: number;
  /** What the rule finds and why, in Markdown. */
  readonly page: string;
  readonly messages: M;
  /** The entities that the rule judges, one by one. */
  readonly of: (network: Network) => Iterable<Subject>;
  /** What is required of one subject. An array stands for one verdict: that of its first claim that fails, else that of the first open one. */
  readonly check: (subject: Subject, tools: CheckTools<M>) => Iterable<Claim | readonly Claim[]>;
  /** What a deployment tells the others of a scan, for `reconsider`. */
  readonly summarise?: (network: Network) => Summary;
  /** Why a proven violation may be fine in view of the other deployments; undefined where they tell nothing that matters. */
  readonly reconsider?: (fact: Fact, elsewhere: Elsewhere) => string | undefined;
  /**
   * What is wrong in view of the other deployments where this one alone leaves it open: a warning, which states that it assumes them. Asked of
   * facts with a `recall` only.
   */
  readonly foundElsewhere?: (fact: Fact, elsewhere: Elsewhere) => FoundElsewhere<M> | undefined;
  /** What shows in the other deployments that a requirement is met which this one alone leaves open: they know all that it hangs on. */
  readonly metElsewhere?: (fact: Fact, elsewhere: Elsewhere) => string | undefined;
}

/** A message with texts for those of its placeholders that the open fact has no argument for. */
export type FoundElsewhere<M extends Messages> = {
  readonly [Id in keyof M & string]: {
    readonly messageId: Id;
    readonly arguments: Partial<Readonly<Record<PlaceholderOf<M[Id]>, string>>>;
  };
}[keyof M & string];

/** A rule as the engine runs it, whatever its subjects and messages are. */
export interface RuleBody {
  readonly title: string;
  readonly source: string;
  readonly tags: readonly string[];
  readonly link: LinkName | undefined;
  readonly audience: Audience;
  readonly securitySeverity: number | undefined;
  readonly page: string;
  readonly messages: Messages;
  /** The subjects of a network, each with the check of it still to be run. */
  readonly checks: (asWritten: Inquiry) => Iterable<SubjectCheck>;
  readonly summarise: ((network: Network) => Summary) | undefined;
  readonly reconsider: ((fact: Fact, elsewhere: Elsewhere) => string | undefined) | undefined;
  readonly foundElsewhere: ((fact: Fact, elsewhere: Elsewhere) => FoundElsewhere<Messages> | undefined) | undefined;
  readonly metElsewhere: ((fact: Fact, elsewhere: Elsewhere) => string | undefined) | undefined;
}

export interface SubjectCheck {
  readonly subject: Entity;
  readonly run: (sayBounded: SayBounded) => Iterable<Claim | readonly Claim[]>;
}

/** A rule with its name, `pack/rule`. */
export interface Rule extends RuleBody {
  readonly id: string;
  /** Where its page can be read; that of its source where it has no address of its own. */
  readonly address: string;
}

/** Makes a rule. A message that is told without an argument for each of its placeholders does not compile. */
export function defineRule<Subject extends Entity, const M extends Messages>(definition: RuleDefinition<Subject, M>): RuleBody {
  const {
    title,
    source,
    tags,
    link,
    audience = 'everyone',
    securitySeverity,
    page,
    messages,
    of,
    check,
    summarise,
    reconsider,
    foundElsewhere,
    metElsewhere,
  } = definition;
  const say = sayOf(messages);
  return {
    title,
    source,
    tags,
    link,
    audience,
    securitySeverity,
    page,
    messages,
    *checks({ network, cloud, hostNaming, ask, truthOf }) {
      for (const subject of of(network))
        yield {
          subject,
          run: (sayBounded) => check(subject, { network, cloud, hostNaming, say, ask, truthOf, atMost: boundedBy(sayBounded) }),
        };
    },
    summarise,
    reconsider,
    foundElsewhere,
    metElsewhere,
  };
}

function boundedBy(sayBounded: SayBounded): CheckTools<Messages>['atMost'] {
  return (bound, things, what) => {
    const first = firstOf(things, bound + 1);
    if (first.length <= bound) return first;
    const count = things instanceof Array ? `${bound} of ${things.length} ${what}` : `only the first ${bound} ${what}`;
    sayBounded(`${count} are looked at`);
    return first.slice(0, bound);
  };
}

function firstOf<T>(things: Iterable<T>, count: number): readonly T[] {
  const first: T[] = [];
  for (const thing of things) {
    if (first.length === count) break;
    first.push(thing);
  }
  return first;
}

/** The rules that are for an audience: an auditor gets those for everyone too. */
export function rulesFor(audience: Audience, rules: readonly Rule[]): readonly Rule[] {
  return audience === 'auditor' ? rules : rules.filter((rule) => rule.audience === 'everyone');
}

/** Rules under their ids, sorted. `addressOf` says where the page of a rule can be read, by the rule's id. */
export function namedRules(bodies: Readonly<Record<string, RuleBody>>, addressOf?: (id: string) => string): Rule[] {
  return Object.entries(bodies)
    .map(([id, body]) => ({ id, address: addressOf?.(id) ?? body.source, ...body }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}
