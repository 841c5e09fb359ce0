/** How bad it is. */
export type Severity = 'error' | 'warning' | 'note';

/** How sure the author of a rule is that a report of this message is right. */
export type Precision = 'very-high' | 'high' | 'medium' | 'low';

/** One message of a rule. An error is always proven; a warning may rest on an assumption, which its text states. */
export interface MessageDefinition {
  readonly severity: Severity;
  readonly precision: Precision;
  /** What is wrong, why it matters and which value would be right, with `{name}` for each argument. */
  readonly text: string;
}

/** The names between braces in a message text. */
export type PlaceholderOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlaceholderOf<Rest> : never;
