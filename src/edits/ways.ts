import type { FactEntity, FactIntent } from '../engine/remedy.js';
import type { Finding, Replacement } from '../findings/finding.js';
import type { Region } from '../text/region.js';
import { type Source, type Span, textOf } from '../text/source.js';
import type { Scalar } from '../values/value.js';
import { bicepEdits } from './bicep-edits.js';
import { type EditLanguage, isAddition } from './edit-language.js';
import { jsonEdits } from './json-edits.js';

/** One way to mend a finding: replacements that belong together. */
export interface Way {
  readonly replacements: readonly Replacement[];
  /** What is to be changed by them. */
  readonly targets: readonly FactEntity[];
  /** Names that they take away: whatever has one in it follows. */
  readonly oldNames: readonly string[];
}

/** A file that may be written, as it was read. */
export interface EditableFile {
  readonly source: Source;
  /** Undefined where edits of its language are not known. */
  readonly language: EditLanguage | undefined;
}

export function editableFile(source: Source): EditableFile {
  if (/\.bicep(param)?$/i.test(source.path)) return { source, language: bicepEdits(source) };
  return { source, language: /\.jsonc?$/i.test(source.path) ? jsonEdits(source) : undefined };
}

/** Gives the files that may be written, each of them the same as often as it is asked for. */
export type EditableFiles = (path: string) => EditableFile | undefined;

/** Ways that are tried for one finding. */
const mostWays = 8;

/**
 * The ways to mend a finding, in the order in which they are to be tried: a value is changed where it is written, else where it is used on its
 * way. Empty where no text can say it, or where the deployments and instances in which it shows want different things.
 */
export function waysOf({ occurrences }: Finding, files: EditableFiles): Way[] {
  const intents = occurrences.map(({ remedy }) => remedy);
  const [first] = intents;
  if (first === undefined || !intents.every((one) => one !== undefined && sameIntents(one, first))) return [];
  const lists = first.map((_, at) => {
    const told = intents.flatMap((one) => one?.[at] ?? []);
    const targets = told.map(({ of }) => of);
    const oldNames = told.flatMap(oldNamesOf);
    return alternatives(told, files).map((replacements): Way => ({ replacements, targets, oldNames }));
  });
  return combined(lists).slice(0, mostWays);
}

/** Whether intents say the same of whichever instance or deployment they are about; of additions, what they write tells. */
function sameIntents(one: readonly FactIntent[], other: readonly FactIntent[]): boolean {
  return JSON.stringify(one.map(sayingOf)) === JSON.stringify(other.map(sayingOf));
}

function sayingOf(intent: FactIntent): unknown {
  if (intent.kind === 'setValue' || intent.kind === 'setPart') return [intent.to, intent.sites.at(-1)];
  if (intent.kind !== 'setReference') return [intent.kind, intent.of.at];
  const { of, ...rest } = intent;
  return [rest, of.at];
}

/** Every choice of one way for each intent. */
function combined(lists: readonly (readonly Way[])[]): Way[] {
  const none: Way = { replacements: [], targets: [], oldNames: [] };
  return lists.reduce<Way[]>(
    (ways, list) =>
      ways
        .flatMap((way) =>
          list.map(({ replacements, targets, oldNames }) => ({
            replacements: [...way.replacements, ...replacements],
            targets: [...way.targets, ...targets],
            oldNames: [...way.oldNames, ...oldNames],
          })),
        )
        .slice(0, mostWays),
    [none],
  );
}

/** What to replace for an intent as each occurrence tells it: all of them where the value is written, else a step nearer to where it is used. */
function alternatives(told: readonly FactIntent[], files: EditableFiles): (readonly Replacement[])[] {
  const lists = told.map((intent) => replacementsOf(intent, files));
  const longest = Math.max(...lists.map(({ length }) => length));
  if (lists.some(({ length }) => length === 0) || !areAlike(told, lists)) return [];
  return Array.from({ length: longest }, (_, at) => once(lists.flatMap((list) => list[at] ?? list.at(-1) ?? [])));
}

/** Whether what is added is the same for all. */
function areAlike(told: readonly FactIntent[], lists: readonly (readonly (readonly Replacement[])[])[]): boolean {
  const added = lists.map((list) => JSON.stringify(list.map((replacements) => replacements.map(keyOfReplacement))));
  return !told.some(isAddition) || new Set(added).size < 2;
}

function once(replacements: readonly Replacement[]): Replacement[] {
  return [...new Map(replacements.map((one) => [keyOfReplacement(one), one])).values()];
}

function keyOfReplacement({ span: { source, start, end }, text }: Replacement): string {
  return JSON.stringify([source.path, start, end, text]);
}

function replacementsOf(intent: FactIntent, files: EditableFiles): (readonly Replacement[])[] {
  switch (intent.kind) {
    case 'setValue':
      if (intent.sites.some((site) => isChoice(site, intent.to, files))) return [];
      return intent.sites.flatMap((site) => {
        const file = files(site.file);
        const replacement = file?.language?.valueAt(spanIn(file.source, site), intent.to);
        return replacement === undefined ? [] : [[replacement]];
      });
    case 'setPart':
      return intent.sites.flatMap((site) => {
        const file = files(site.file);
        const replacement = file && partReplaced(spanIn(file.source, site), intent);
        return replacement === undefined ? [] : [[replacement]];
      });
    case 'setReference':
      return listOf(files(intent.site.file)?.language?.reference(intent));
    default:
      return listOf(files(intent.of.at.file)?.language?.addition(intent));
  }
}

function isChoice(site: Region, to: Scalar, files: EditableFiles): boolean {
  const file = files(site.file);
  return file?.language?.isChoice(spanIn(file.source, site), to) ?? false;
}

function listOf<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item];
}

function spanIn(source: Source, { start, end }: Region): Span {
  return { source, start, end };
}

/** Plain names need no escapes in either language. */
const plainName = /^[\w.-]+$/;

function partReplaced(span: Span, { from, to }: { readonly from: string; readonly to: string }): Replacement | undefined {
  const text = textOf(span).toLowerCase();
  const at = text.indexOf(from.toLowerCase());
  const isOnce = from !== '' && at >= 0 && !text.includes(from.toLowerCase(), at + 1);
  if (!isOnce || !plainName.test(from) || !plainName.test(to)) return undefined;
  const start = span.start + at;
  return { span: { source: span.source, start, end: start + from.length }, text: to };
}

function oldNamesOf(intent: FactIntent): string[] {
  return intent.kind === 'setValue' && intent.renames && intent.from !== '' ? [intent.from] : [];
}
