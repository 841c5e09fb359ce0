import type { Message, MultiformatMessageString } from 'sarif';
import type { MessageDefinition } from '../engine/message.js';
import type { Finding } from '../findings/finding.js';
import { placeholdersOf, textOf } from '../findings/wording.js';
import { harmless } from './harmless.js';

/** Links to related locations in one message. */
const mostLinks = 10;

/** What may follow a rule's own sentence, as text with `{}` for its argument. */
const additions = {
  inside: 'This is {}.',
  open: 'The template leaves it open: {}.',
  assuming: 'This rests on {}.',
  related: 'See {}.',
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
export function messageOf(finding: Finding, definition: MessageDefinition): SarifMessage {
  const [{ arguments: args }] = finding.occurrences;
  const added = additionsOf(finding);
  const own = placeholdersOf(textOf(definition));
  const values = [...own.map((name) => args.get(name) ?? ''), ...added.values()].map(inert);
  const links = linksOf(finding);
  if (links !== '') values.push(links);
  const names = [...added.keys(), ...(links === '' ? [] : (['related'] as const))];
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

/** Links by which a viewer leads to the related locations; their ids count from 1. */
function linksOf({ occurrences: [{ related }] }: Finding): string {
  const links = related.slice(0, mostLinks).map(({ label }, at) => `[${inert(label === '' ? 'the other end' : label)}](${at + 1})`);
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
