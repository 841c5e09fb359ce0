/** How bad it is. */
export type Severity = 'error' | 'warning' | 'note';

/** How sure the author of a rule is that a report of this message is right. */
export type Precision = 'very-high' | 'high' | 'medium' | 'low';

/**
 * One message of a rule, with `{name}` for each argument. An error is always proven; a warning may rest on an assumption, which its text
 * states.
 */
export interface MessageDefinition {
  readonly severity: Severity;
  readonly precision: Precision;
  /** What is wrong, in one short sentence that stands alone. */
  readonly what: string;
  /** Why it matters. */
  readonly why?: string;
  /** How to mend it: which value would be right. */
  readonly fix?: string;
}

/** The messages of a rule, by id. */
export type Messages = Readonly<Record<string, MessageDefinition>>;

type PlaceholderIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlaceholderIn<Rest> : never;

/** The names between braces in a message. */
export type PlaceholderOf<M extends MessageDefinition> = PlaceholderIn<M['what'] | M['why'] | M['fix']>;
