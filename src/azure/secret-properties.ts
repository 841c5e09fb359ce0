import documented from './facts/documented-secrets.json' with { type: 'json' };
import sensitive from './facts/secret-properties.json' with { type: 'json' };
import { isSecretName } from '../text/secret-names.js';
import { late } from './late.js';

/**
 * What a property holds, as far as its type tells: what lets somebody in (`secret`); the same where something beside it says so (`flagged`); what
 * whoever sets it makes of it, which may be that (`setting`); a script, of which it is told what is known (`script`).
 */
export type SecretKind = 'secret' | 'flagged' | 'setting' | 'script';

const marks: ReadonlyMap<string, SecretKind> = new Map([
  ['~', 'setting'],
  ['?', 'flagged'],
  ['!', 'script'],
]);

/** A place in the bodies of a resource type that is, or holds, what may be secret. Items of an array are in the place of the array. */
export class SecretPlace {
  kind: SecretKind | undefined;
  readonly #members = new Map<string, SecretPlace>();

  /** The member of a name, whatever its case. */
  member(name: string): SecretPlace | undefined {
    return this.#members.get(name.toLowerCase()) ?? this.#members.get('*');
  }

  /** The place at a path of names, made where it is not there yet. */
  at([name, ...more]: readonly string[]): SecretPlace {
    if (name === undefined) return this;
    const member = this.#members.get(name) ?? new SecretPlace();
    this.#members.set(name, member);
    return member.at(more);
  }
}

/** By type in lower case, with a space and a name for those of one name alone; each is made when it is first asked for. */
const placesByType = late((): ReadonlyMap<string, () => SecretPlace> => {
  const paths = new Map<string, string[]>();
  const add = (key: string, more: string): void => void paths.set(key, [...(paths.get(key) ?? []), ...more.split(' ')]);
  for (const [type, all] of Object.entries(sensitive.types)) add(type.toLowerCase(), all);
  for (const { types, name, paths: all } of documented.types as readonly Documented[])
    for (const type of types) add(keyOf(type, name), all);
  return new Map(
    Array.from(paths.keys(), (key) => [key, late(() => placeOf(Array.from(paths).flatMap(([one, all]) => (covers(one, key) ? all : []))))]),
  );
});

interface Documented {
  readonly types: readonly string[];
  /** Of the resource, where it is about those of that name. */
  readonly name?: string;
  /** Names with dots between them, from the body on, and spaces between paths. */
  readonly paths: string;
}

function keyOf(type: string, name: string | undefined): string {
  return (name === undefined ? type : `${type} ${name}`).toLowerCase();
}

/** Whether what is said under one key holds for another: of a type, it holds for each name. */
function covers(key: string, other: string): boolean {
  return key === other || other.startsWith(`${key} `);
}

/**
 * Where bodies of a resource type hold what may be secret, of resources of a name (its last segment) where that is known; undefined where nothing is known to
 * be. Sources: what the resource types of Bicep call sensitive, over all versions of the API, and documentation of what these leave out.
 */
export function secretPlaces(type: string, name?: string): SecretPlace | undefined {
  const places = placesByType();
  return (places.get(keyOf(type, name)) ?? places.get(type.toLowerCase()))?.();
}

/** Each path may end in a mark of its kind. */
function placeOf(paths: readonly string[]): SecretPlace {
  const whole = new SecretPlace();
  for (const path of paths) {
    const kind = marks.get(path.at(-1) ?? '');
    const names = kind === undefined ? path : path.slice(0, -1);
    whole.at(names.toLowerCase().split('.')).kind = kind ?? 'secret';
  }
  return whole;
}

const hostInText = /[a-z0-9]\.[a-z0-9-]+\.(?:net|com|cn|us|io|ms|org)\b/i;

/** Stands in the text of a setting for what nobody wrote there. */
export const unwritten = '\0';

/**
 * Whether a text that somebody set lets nobody in by itself: nothing that is written, a truth, a number, a version, or what names a host, whose ways in
 * are hidden as those of any text.
 */
export function isPlainSetting(text: string): boolean {
  const whole = text.replaceAll(unwritten, 'x');
  return (
    !/[\p{L}\p{N}]/u.test(text) ||
    /^(?:true|false|~?\d{1,4}(?:\.\d{1,5}){0,3}|[a-z]{1,20}\|[\d.]{1,20})$/i.test(whole) ||
    hostInText.test(whole)
  );
}

const flag = /^(?:is)?_?(?:secret|encrypted|sensitive|secure|protected)$/i;

/** A member of an object; what it says is undefined where that is not known. */
export interface SayingMember {
  readonly name: string;
  readonly said: () => string | number | boolean | null | undefined;
}

/** Whether what is at a place of a kind is a secret in an object with such members: by that place, or as one of them says, or may say. */
export function isSecretAmong(kind: SecretKind | undefined, members: readonly SayingMember[]): boolean {
  if (kind !== 'flagged' && kind !== 'setting') return kind === 'secret';
  return members.some(({ name, said }) => {
    if (kind === 'setting' && /^(?:name|key)$/i.test(name)) return isSecretName(String(said()));
    if (/^type$/i.test(name)) return /^securestring$/i.test(String(said()));
    return flag.test(name) && !/^(?:false|null)$/i.test(String(said()));
  });
}
