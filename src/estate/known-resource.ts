import { mayNameSecret } from '../text/secret-names.js';
import { Source } from '../text/source.js';
import { arrayOf, memberOf, objectOf, scalar } from '../values/construct.js';
import type { Origin, Value } from '../values/value.js';

/** Levels of a resource that are read, and items of one list. */
export const deepest = 12;
const mostItems = 2_000;
/** Characters of an id, and how many resources it may lie under: no type is nested that deeply. */
const longestId = 2_000;
const mostNested = 9;

/** A resource that is there already, and what is said of it: what Azure printed, or what a configuration says. */
export class KnownResource {
  /** As it is written; compared ignoring case. */
  readonly id: string;
  /** As its id has it. */
  readonly type: string;
  /** Full name, one segment for each of its type. */
  readonly name: string;
  /** The file that says it, as reports name it. */
  readonly file: string;
  /** All of it as JSON. */
  readonly json: unknown;
  #body: Value | undefined;

  constructor(id: string, json: unknown, file: string) {
    const { type, name } = partsOf(id);
    this.id = id;
    this.type = type;
    this.name = name;
    this.json = json;
    this.file = file;
  }

  /** The id above it; empty where there is none. */
  get parentId(): string {
    const above = this.id.split('/').slice(0, -2).join('/');
    return this.type.split('/').length > 2 ? above : '';
  }

  /** Where its values come from: a step that has no place in any template. */
  get origin(): Origin {
    return { span: { source: new Source(this.file, ''), start: 0, end: 0 }, step: 'known', name: `${this.type}/${this.name}` };
  }

  get body(): Value {
    return (this.#body ??= valueOf(this.json, this.origin, 0) ?? objectOf([]));
  }
}

/** Whether a text is the id of a resource. */
export function isResourceId(id: unknown): id is string {
  if (typeof id !== 'string' || id.length > longestId || !id.startsWith('/')) return false;
  const { before, namespace, segments } = segmentsOf(id);
  const isNamed = before.length > 0 && !/[\r\n\u2028\u2029]/.test(before) && /^[\w.]+$/.test(namespace);
  return isNamed && segments.length > 0 && segments.length % 2 === 0 && segments.length <= 2 * mostNested && !segments.includes('');
}

/**
 * What a known value says at a path of member names; undefined where it says nothing, which does not mean that there is nothing. Some commands print
 * the `properties` of a resource beside its name.
 */
export function knownAt(value: Value, path: readonly string[]): Value | undefined {
  let at: Value | undefined = value;
  for (const name of path) {
    const next: Value | undefined = memberOf(at, name);
    at = next ?? (name === 'properties' ? at : undefined);
  }
  return at;
}

function partsOf(id: string): { readonly type: string; readonly name: string } {
  const { namespace, segments } = segmentsOf(id);
  const types = segments.filter((_, at) => at % 2 === 0);
  return { type: [namespace, ...types].join('/'), name: segments.filter((_, at) => at % 2 === 1).join('/') };
}

/** What stands before the last `/providers/` of an id, and after it the namespace and the types and names in turn. */
function segmentsOf(id: string): { readonly before: string; readonly namespace: string; readonly segments: readonly string[] } {
  const providers = '/providers/';
  const at = id.toLowerCase().lastIndexOf(providers);
  const [namespace = '', ...segments] = id.slice(at + providers.length).split('/');
  return { before: id.slice(0, Math.max(at, 0)), namespace, segments };
}

function valueOf(json: unknown, origin: Origin, depth: number): Value | undefined {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return scalar(json, origin);
  if (typeof json !== 'object' || json === null || depth >= deepest) return undefined;
  if (Array.isArray(json)) {
    const items = (json as readonly unknown[]).map((item) => valueOf(item, origin, depth + 1));
    const known = items.flatMap((item) => item ?? []);
    return known.length === items.length && items.length <= mostItems ? arrayOf(known, origin) : undefined;
  }
  const members = Object.entries(json).flatMap(([name, member]) => {
    const value = mayNameSecret(name) ? undefined : valueOf(member, origin, depth + 1);
    return value === undefined ? [] : [{ name, value }];
  });
  return objectOf(members, [], origin);
}
