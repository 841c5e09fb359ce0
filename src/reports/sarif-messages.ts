import type { Message, MultiformatMessageString } from 'sarif';
import { type MessageDefinition, placeholdersOf } from '../engine/message.js';
import type { Finding, Place } from '../findings/finding.js';
import { textOf } from '../findings/wording.js';
import { followingText } from './following.js';
import { harmless } from './harmless.js';
import type { ShownFinding } from './selection.js';

/** Links to related locations in one message. */
const mostLinks = 10;

/** What may follow a rule's own sentence, as text with `{}` for its argument. */
const additions = {
  inside: 'This is {}.',
  open: 'The template leaves it open: {}.',
  assuming: 'This rests on {}.',
  related: 'See {}.',
  following: 'From this follows: {}.',
} as const;

type Addition = keyof typeof additions;

/** A message of a finding and the message string of its rule that it is made of. */
export interface SarifMessage {
  readonly message: Message & { readonly id: string };
  readonly format: MultiformatMessageString;
}

/**
 * The message of a finding. Its id is that of the rule's message, with the names of the sentences that are added to it:
 * `differs.open.related`.
 */
export function messageOf({ finding, following }: ShownFinding, definition: MessageDefinition): SarifMessage {
  const [{ arguments: args }] = finding.occurrences;
  const added = additionsOf(finding);
  const own = placeholdersOf(textOf(definition));
  const values = [...own.map((name) => args.get(name) ?? ''), ...added.values()].map(inert);
  const [{ related }] = finding.occurrences;
  const links = new Map<Addition, string>([
    ['related', linksTo(related, 1)],
    ['following', linksTo(following.map(placeOfFollowing), related.length + 1)],
  ]);
  const linking = [...links].filter(([, text]) => text !== '');
  values.push(...linking.map(([, text]) => text));
  const names = [...added.keys(), ...linking.map(([name]) => name)];
  const format = formatOf(definition, names);
  return {
    message: { id: [finding.messageId, ...names].join('.'), arguments: values, text: fill(format, values) },
    format: { text: format },
  };
}

/** The parts of a message as sentences with numbered placeholders, its title first, and the sentences added to it. */
export function formatOf(definition: MessageDefinition, names: readonly Addition[] = []): string {
  const { what, why, fix } = definition;
  const own = placeholdersOf(textOf(definition));
  const title = names.includes('open') ? `Undecided: ${numbered(what, own)}` : numbered(what, own);
  const others = [why, fix].flatMap((part) => (part === undefined ? [] : [numbered(part, own)]));
  const rest = names.map((name, at) => additions[name].replace('{}', `{${own.length + at}}`));
  return [...[title, ...others].map(sentence), ...rest].join(' ');
}

function numbered(text: string, names: readonly string[]): string {
  return text
    .split(/(\{\w+\})/)
    .map((part, at) => (at % 2 === 1 ? `{${names.indexOf(part.slice(1, -1))}}` : part.replace(/[{}]/g, '$&$&')))
    .join('');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

function additionsOf({ verdict, place, occurrences: [first] }: Finding): Map<Addition, string> {
  const added = new Map<Addition, string>();
  if (place.label !== '') added.set('inside', place.label);
  if (verdict === 'open') added.set('open', first.reason ?? 'it depends on values that are not known');
  if (first.assumptions.length > 0) added.set('assuming', first.assumptions.join(' and '));
  return added;
}

/** The related locations of a finding: the other ends, then where what follows from it stands. Their ids count from 1. */
export function relatedOf({ finding, following }: ShownFinding): readonly Place[] {
  return [...finding.occurrences[0].related, ...following.map(placeOfFollowing)];
}

function placeOfFollowing(finding: Finding): Place {
  return { span: finding.place.span, label: followingText(finding) };
}

/** Links by which a viewer leads to related locations, whose ids count from `first`. */
function linksTo(places: readonly Place[], first: number): string {
  const links = places.slice(0, mostLinks).map(({ label }, at) => `[${inert(label === '' ? 'the other end' : label)}](${first + at})`);
  return links.join(', ');
}

function fill(format: string, values: readonly string[]): string {
  return format.replace(/\{\{|\}\}|\{(\d+)\}/g, (whole, at: string | undefined) =>
    at === undefined ? whole.charAt(0) : (values[Number(at)] ?? ''),
  );
}

/** Text of a template that can neither make a link nor deceive its reader. */
export function inert(text: string): string {
  return harmless(text).replaceAll('](', '] (');
}
