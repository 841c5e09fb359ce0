import { linkNames } from '../engine/links.js';
import { fixabilities, precisions, severities } from '../engine/message.js';
import { audiences, type Rule } from '../engine/rule.js';
import type { Source, Span } from '../text/source.js';
import { itemsOf, memberOf, textIn } from './document.js';
import { readDocument } from './read-document.js';

/** A rule pack as a configuration names it. */
export interface NamedPack {
  /** As it is written: `./rules/index.js`, seen from the folder of the configuration, or the name of a package. */
  readonly name: string;
  readonly place: Span;
}

/** Rules that one pack may bring. */
const mostRules = 1_000;

/** The packs that a configuration file names; none where it is broken, for then nothing of it counts. */
export function packsNamedIn(source: Source): NamedPack[] {
  const { document, problems } = readDocument(source);
  if (document === undefined || problems.length > 0) return [];
  return itemsOf(memberOf(document, 'packs')).flatMap((item) => {
    const name = textIn(item);
    return name === undefined ? [] : [{ name, place: item }];
  });
}

/** What ids the rules of a pack may not have. */
export interface TakenIds {
  /** Those of rules that there are already. */
  readonly ids: ReadonlySet<string>;
  /** The parts before the slash that plumblint keeps for itself. */
  readonly packs: ReadonlySet<string>;
}

/** The rules that a loaded module exports as `rules`, or why they cannot be used. */
export function rulesExported(module: unknown, taken: TakenIds): { readonly rules: readonly Rule[] } | { readonly mistake: string } {
  const exported = memberNamed(module, 'rules') ?? memberNamed(memberNamed(module, 'default'), 'rules');
  if (!Array.isArray(exported) || exported.length === 0) return { mistake: 'it exports no list `rules`: make one with namedRules' };
  if (exported.length > mostRules) return { mistake: `it brings more than ${mostRules} rules` };
  const ids = new Set(taken.ids);
  const rules: Rule[] = [];
  for (const one of exported as readonly unknown[]) {
    const mistake = mistakeIn(one, { ...taken, ids });
    if (mistake !== undefined) return { mistake };
    const rule = one as Rule;
    ids.add(rule.id);
    rules.push(Object.freeze({ ...rule }));
  }
  return { rules };
}

/** The part of a rule's id before the slash. */
export function packOf(id: string): string {
  return id.slice(0, Math.max(id.indexOf('/'), 0));
}

function mistakeIn(rule: unknown, { ids, packs }: TakenIds): string | undefined {
  const id = memberNamed(rule, 'id');
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id) || id.length > 100)
    return 'a rule has no id of the form pack/rule, in lower case';
  if (packs.has(packOf(id))) return `rule ${id} is in a pack of plumblint's own: give yours another name`;
  if (ids.has(id)) return `there is a rule ${id} already`;
  const wrong = wrongMember(rule);
  return wrong === undefined ? undefined : `rule ${id} has no ${wrong}: make it with defineRule, and its list with namedRules`;
}

/** The first member of a rule that is not what `namedRules` would have made of it. */
function wrongMember(rule: unknown): string | undefined {
  const of = (name: string): unknown => memberNamed(rule, name);
  if (['title', 'source', 'page'].some((name) => !isText(of(name)))) return 'title, source and page';
  if (!isText(of('address')) || !URL.canParse(of('address') as string)) return 'address where its page can be read';
  if (!Array.isArray(of('tags')) || !(of('tags') as readonly unknown[]).every(isText)) return 'list of tags';
  if (!isOneOf(audiences, of('audience'))) return 'audience that there is';
  if (of('link') !== undefined && !isOneOf(linkNames, of('link'))) return 'link of the chain that there is';
  if (!isScore(of('securitySeverity'))) return 'security severity from 0 to 10';
  if (typeof of('checks') !== 'function') return 'check';
  const optional = ['summarise', 'reconsider', 'foundElsewhere', 'metElsewhere'].map(of);
  if (optional.some((one) => one !== undefined && typeof one !== 'function')) return 'function where one belongs';
  const messages = of('messages');
  const told = isObject(messages) ? Object.values(messages) : [];
  return told.length > 0 && told.every(isMessage) ? undefined : 'messages that are whole';
}

function isMessage(message: unknown): boolean {
  const of = (name: string): unknown => memberNamed(message, name);
  const isOptional = (name: string, fits: (value: unknown) => boolean): boolean => of(name) === undefined || fits(of(name));
  const isLinks = (value: unknown): boolean => Array.isArray(value) && value.every((one) => isOneOf(linkNames, one));
  return (
    isText(of('what')) &&
    isOneOf(severities, of('severity')) &&
    isOneOf(precisions, of('precision')) &&
    ['why', 'fix'].every((name) => isOptional(name, isText)) &&
    ['restsOn', 'openWithout'].every((name) => isOptional(name, isLinks)) &&
    isOptional('breaks', (value) => value === true) &&
    isOptional('fixable', (value) => isOneOf(fixabilities, value))
  );
}

function isOneOf(known: readonly unknown[], value: unknown): boolean {
  return known.includes(value);
}

function isScore(score: unknown): boolean {
  return score === undefined || (typeof score === 'number' && score >= 0 && score <= 10);
}

function isText(text: unknown): boolean {
  return typeof text === 'string' && text !== '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A member of what another program made: whatever it is, and whether there is any. */
function memberNamed(of: unknown, name: string): unknown {
  return isObject(of) ? (of as Readonly<Record<string, unknown>>)[name] : undefined;
}
