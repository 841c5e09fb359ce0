import type { LinkName } from './links.js';

/** From the least to the most severe. */
export const severities = ['note', 'warning', 'error'] as const;

/** How bad it is. */
export type Severity = (typeof severities)[number];

/** Whether something is as severe as asked for, or more. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}

/** From the least to the most sure. */
export const precisions = ['low', 'medium', 'high', 'very-high'] as const;

/** How sure the author of a rule is that a report of this message is right. */
export type Precision = (typeof precisions)[number];

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
  /** It breaks the link of the chain that its rule judges: to mend it is to put another target, subnet or zone there, which later links are judged by. */
  readonly breaks?: true;
  /** Earlier links by which it is judged: while one of them is proven to be broken, it follows from that. */
  readonly restsOn?: readonly LinkName[];
  /** Earlier links that must be known for it to be decided: while one of them is broken or may be, it follows from that where it is open. */
  readonly openWithout?: readonly LinkName[];
  /**
   * Set where its claims may come with a remedy. `safe`: the only right value, which changes nothing but what is wrong. `unsafe`: somebody must
   * want it, since clients, costs or names depend on it.
   */
  readonly fixable?: Fixability;
}

export const fixabilities = ['safe', 'unsafe'] as const;

export type Fixability = (typeof fixabilities)[number];

/** The messages of a rule, by id. */
export type Messages = Readonly<Record<string, MessageDefinition>>;

/** The placeholders of a message text, each once, as they come. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))];
}

/** How severe the most severe message of a rule is. */
export function worstSeverity(messages: Messages): Severity {
  return severities.findLast((severity) => Object.values(messages).some((message) => message.severity === severity)) ?? 'note';
}

type PlaceholderIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlaceholderIn<Rest> : never;

/** The names between braces in a message. */
export type PlaceholderOf<M extends MessageDefinition> = PlaceholderIn<M['what'] | M['why'] | M['fix']>;
