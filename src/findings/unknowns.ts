import type { Term } from '../values/term.js';
import { renderValue } from './rendering.js';

/** What functions without arguments tell of. */
const scopes: ReadonlyMap<string, string> = new Map([
  ['deployment', 'the deployment'],
  ['resourceGroup', 'the resource group'],
  ['subscription', 'the subscription'],
  ['managementGroup', 'the management group'],
  ['tenant', 'the tenant'],
]);

const providers = /^.*\/providers\//is;

/**
 * What decides an unknown value, for people: parameters, what Azure says of resources, and where the deployment goes; of a computed value,
 * those that go into it. Each once; empty where none of it can be named.
 */
export function wordUnknown(unknown: Term): readonly string[] {
  return [...new Set(deciding(unknown, named))];
}

/** Words for unknowns without those for a part of one that is named as a whole. */
export function withoutParts(words: readonly string[]): readonly string[] {
  return words.filter((one) => !words.some((whole) => one.startsWith(`${whole}, `)));
}

/** The loops an item of which an unknown value is of, for people: of a resource that nothing else tells apart, how many there are decides. */
export function wordLoops(unknown: Term): readonly string[] {
  return [...new Set(deciding(unknown, loopNamed))];
}

/** What a term is called that stands by itself, with what is read from it; undefined where what it is made of tells. */
type Naming = (source: Term, members: readonly Term[]) => string[] | undefined;

function deciding(value: Term, naming: Naming): string[] {
  const inside = (term: Term): string[] => deciding(term, naming);
  switch (value.kind) {
    case 'call':
      return naming(value, []) ?? value.arguments.flatMap(inside);
    case 'access':
      return naming(value.base, value.members) ?? [value.base, ...value.members].flatMap(inside);
    case 'text':
      return value.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : inside(piece)));
    case 'array':
      return value.items.flatMap(inside);
    case 'object':
      return value.members.flatMap((member) => inside(member.value));
    case 'lambda':
      return inside(value.body);
    case 'scalar':
    case 'elided':
      return [];
  }
}

/** Of an item of a loop, how many there are. */
function loopNamed(source: Term): string[] | undefined {
  if (source.kind !== 'call' || source.name !== 'copyIndex') return undefined;
  const [name] = source.arguments;
  return name === undefined ? [] : [`the number of items of loop ${renderValue(name)}`];
}

/** An unknown that has a name of its own, and what is read from it. */
function named(source: Term, members: readonly Term[]): string[] | undefined {
  if (source.kind !== 'call') return undefined;
  const [first] = source.arguments;
  const of = (owner: string): string[] => [members.length === 0 ? owner : `the ${memberPath(members)} of ${owner}`];
  if (source.name === 'parameters')
    return [[`parameter ${first === undefined ? '' : renderValue(first)}`, ...members.map(memberText)].join(', ')];
  if (source.name === 'reference' && first !== undefined) return of(ownerOf(first));
  if (source.name === 'unknown' && first?.kind === 'scalar') return [`the token ${renderValue(first)}`];
  if (source.name === 'unread') return ['what could not be read'];
  if (source.name === 'fail') return ['a value that cannot be evaluated'];
  if (source.name === 'lambdaVariables' || source.name === 'copyIndex') return [];
  const scope = source.arguments.length === 0 ? scopes.get(source.name) : undefined;
  return scope === undefined ? undefined : of(scope);
}

function memberText(member: Term): string {
  if (member.kind === 'call' && (member.name === 'copyIndex' || member.name === 'lambdaVariables')) return 'an item';
  return member.kind === 'scalar' && typeof member.value === 'number' ? `item ${member.value}` : renderValue(member);
}

function memberPath(members: readonly Term[]): string {
  return members
    .map((member, at) => {
      const isName = member.kind === 'scalar' && typeof member.value === 'string';
      return isName ? `${at === 0 ? '' : '.'}${member.value}` : `[${renderValue(member)}]`;
    })
    .join('');
}

/** A resource by its id: what follows the last provider. */
function ownerOf(id: Term): string {
  const pieces = id.kind === 'text' ? id.pieces : id.kind === 'scalar' && typeof id.value === 'string' ? [id.value] : [];
  const at = pieces.findLastIndex((piece) => typeof piece === 'string' && providers.test(piece));
  const first = pieces[at];
  if (typeof first !== 'string') return renderValue(id);
  return renderValue({
    kind: 'text',
    pieces: [first.replace(providers, ''), ...pieces.slice(at + 1)],
    more: id.kind === 'text' ? id.more : 0,
  });
}
