import type { Truth } from '../values/truth.js';
import type { Value } from '../values/value.js';
import type { World } from '../worlds/judge.js';
import type { View } from '../network/view.js';
import type { MessageDefinition, PlaceholderOf } from './message.js';

/** What a message speaks of; `findings` renders it. */
export type Argument = Value | View | string | number | readonly Argument[];

/** Something that may depend on the case of the unknowns that the message tells of. */
export type Told<T> = T | ((world: World) => T);

/** Where something is written: where a value stands, or the declaration of an entity. */
export type Place = Value | View;

/** A place with what is to be seen there; none where there is no such place. */
export type RelatedPlace = readonly [Place | undefined, string];

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
}

/** What must hold, as it is judged. */
export interface Requirement {
  /** Every value that can decide it. */
  readonly about: readonly Value[];
  /** Those on whose content it rests. */
  readonly evidence: readonly Value[];
  truthIn(world: World): Truth;
}

/** A requirement with the message to report where it is not met. */
export interface Claim<Id extends string = string, R extends Report = Report> {
  readonly requirement: Requirement;
  readonly messageId: Id;
  readonly report: R;
}

/** A claim with a message of the catalogue `M` and an argument for each of its placeholders. */
export type ClaimOf<M extends Readonly<Record<string, MessageDefinition>>> = {
  [Id in keyof M & string]: Claim<Id, Report & Readonly<Record<PlaceholderOf<M[Id]['text']>, Told<Argument>>>>;
}[keyof M & string];
