import type { CloudName } from '../azure/clouds.js';
import type { Network } from '../network/network.js';
import type { View } from '../network/view.js';
import type { Claim, ClaimOf } from './claim.js';
import type { MessageDefinition } from './message.js';
import type { Surroundings } from './surroundings.js';

/** What a rule is asked beside its subject. */
export interface RuleContext {
  readonly network: Network;
  /** The other deployments of the scan. */
  readonly elsewhere: Surroundings;
  /** The cloud that the deployer names. */
  readonly cloud: CloudName | undefined;
}

/** What the author of a rule writes. */
export interface RuleDefinition<Subject extends View, M extends Readonly<Record<string, MessageDefinition>>> {
  /** The requirement in a few words. */
  readonly title: string;
  /** The page of Microsoft Learn that documents the constraint. */
  readonly source: string;
  readonly tags: readonly string[];
  /** From 0.0 to 10.0, for rules about security. */
  readonly securitySeverity?: number;
  /** What the rule finds and why, in Markdown. */
  readonly page: string;
  readonly messages: M;
  /** The entities that the rule judges, one by one. */
  readonly of: (network: Network) => Iterable<Subject>;
  /** What is required of one subject. An array stands for one verdict: that of its first claim that fails, else that of the first open one. */
  readonly check: (subject: Subject, context: RuleContext) => Iterable<ClaimOf<M> | readonly ClaimOf<M>[]>;
}

/** A rule as the engine runs it, whatever its subjects and messages are. */
export interface RuleBody {
  readonly title: string;
  readonly source: string;
  readonly tags: readonly string[];
  readonly securitySeverity: number | undefined;
  readonly page: string;
  readonly messages: Readonly<Record<string, MessageDefinition>>;
  /** The subjects of a network, each with the check of it still to be run. */
  readonly checks: (context: RuleContext) => Iterable<SubjectCheck>;
}

export interface SubjectCheck {
  readonly subject: View;
  readonly run: () => Iterable<Claim | readonly Claim[]>;
}

/** A rule with its name, `pack/rule`. */
export interface Rule extends RuleBody {
  readonly id: string;
}

/** Makes a rule. A claim without an argument for each placeholder of its message does not compile. */
export function defineRule<Subject extends View, const M extends Readonly<Record<string, MessageDefinition>>>(
  definition: RuleDefinition<Subject, M>,
): RuleBody {
  const { title, source, tags, securitySeverity, page, messages, of, check } = definition;
  return {
    title,
    source,
    tags,
    securitySeverity,
    page,
    messages,
    *checks(context) {
      for (const subject of of(context.network)) yield { subject, run: () => check(subject, context) };
    },
  };
}

/** Rules under their ids, sorted. */
export function namedRules(bodies: Readonly<Record<string, RuleBody>>): Rule[] {
  return Object.entries(bodies)
    .map(([id, body]) => ({ id, ...body }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}
