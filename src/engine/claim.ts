import type { Entity } from '../network/entity.js';
import type { Value } from '../values/value.js';
import type { Askable, Inquiry } from './inquiry.js';
import { type MessageDefinition, type Messages, type PlaceholderOf, placeholdersOf } from './message.js';
import type { Intent } from './remedy.js';
import { RuleMistake } from './rule-mistake.js';

/** What a message speaks of; `findings` words it. */
export type Argument = Value | Entity | string | number | readonly Argument[];

/** Something that may depend on the case of the unknowns that the message tells of. */
export type Told<T> = T | ((inquiry: Inquiry) => T);

/** Where something is written: where a value stands, or the declaration of an entity. */
export type Place = Value | Entity;

/** A place with what is to be seen there; none where there is no such place. */
export type RelatedPlace = readonly [Place | undefined, string];

/** Plain data: what JSON holds. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A property of an entity, by its path with dots; items of arrays add nothing to it. */
export type EntityProperty = readonly [of: Entity, path: string];

/** Everything that a rule says of a requirement that is not met, besides the arguments of its message. */
export interface Report {
  /** What must be changed; the subject of the rule where it is missing. */
  readonly at?: Told<Place | undefined>;
  /** The other ends, each with what is to be seen there. */
  readonly related?: Told<readonly RelatedPlace[]>;
  /** Entities besides the subject that the requirement speaks of: it is only asked where they exist. */
  readonly given?: readonly { readonly exists: Value }[];
  /** Why it may be fine all the same; turns a proven violation into an open verdict. */
  readonly unless?: string | undefined;
  /** What `reconsider`, `foundElsewhere` and `metElsewhere` of the rule need to know of it; null where they have nothing to say. */
  readonly recall?: Told<Json>;
  /** The properties that are left out, one of which would settle it: where one of them is misspelt, it follows from that. */
  readonly leavesOut?: readonly EntityProperty[];
  /** The property that what is written is a misspelling of. */
  readonly means?: EntityProperty;
  /** What would mend it, all of it together, where that can be said; the message says whether it is safe (`fixable`). */
  readonly remedy?: Told<readonly Intent[] | undefined>;
}

/** A message with what it tells. */
export interface Saying {
  readonly messageId: string;
  readonly report: Report;
  readonly arguments: Readonly<Record<string, Told<Argument>>>;
}

/** A requirement with what to say where it is not met. */
export interface Claim extends Saying {
  readonly requirement: Askable;
}

/** What must be told with a message: a report, and an argument for each of its placeholders. */
export type Telling<M extends MessageDefinition> = Report & Readonly<Record<PlaceholderOf<M>, Told<Argument>>>;

/** The messages of a rule as functions of what they tell. */
export type Say<M extends Messages> = { readonly [Id in keyof M & string]: (telling: Telling<M[Id]>) => Saying };

const reportMembers: ReadonlySet<string> = new Set<keyof Report>([
  'at',
  'related',
  'given',
  'unless',
  'recall',
  'leavesOut',
  'means',
  'remedy',
]);

/** The functions by which a rule says its messages. */
export function sayOf<M extends Messages>(messages: M): Say<M> {
  const functions = Object.entries(messages).map(([messageId, message]) => {
    const { what, why = '', fix = '' } = message;
    const needed = placeholdersOf(what + why + fix);
    return [
      messageId,
      (telling: Report & Readonly<Record<string, Told<Argument>>>): Saying => {
        const missing = needed.find((name) => telling[name] === undefined);
        if (missing !== undefined) throw new RuleMistake(`message ${messageId} is said without ${missing}`);
        return {
          messageId,
          report: telling,
          arguments: Object.fromEntries(Object.entries(telling).filter(([name]) => !reportMembers.has(name))),
        };
      },
    ];
  });
  return Object.fromEntries(functions) as Say<M>;
}
