import { append, groupBy } from '../text/group-by.js';
import { deepest, KnownResource } from './known-resource.js';

/** What is known of Azure besides the templates. It applies to the very ids that it names, and to nothing else. */
export class Estate {
  /** That Azure Policy attaches the zone groups of private endpoints. */
  readonly zonesAttachedByPolicy: boolean;
  /** Ids of which two sources say different things, each with the names of the files; what they differ in is not known. */
  readonly contradictions: readonly { readonly id: string; readonly files: readonly string[] }[];
  readonly #byId = new Map<string, KnownResource>();
  readonly #byParent: ReadonlyMap<string, readonly KnownResource[]>;
  readonly #byType: ReadonlyMap<string, readonly KnownResource[]>;

  constructor(resources: Iterable<KnownResource> = [], zonesAttachedByPolicy = false) {
    this.zonesAttachedByPolicy = zonesAttachedByPolicy;
    const contradictions: { readonly id: string; readonly files: readonly string[] }[] = [];
    for (const [key, [first, ...others]] of groupBy(resources, ({ id }) => id.toLowerCase())) {
      if (first === undefined) continue;
      const { resource, files, isContradicted } = merged(first, others);
      this.#byId.set(key, resource);
      if (isContradicted) contradictions.push({ id: resource.id, files });
    }
    for (const { parentId, file } of [...this.#byId.values()]) this.#imply(parentId, file);
    this.contradictions = contradictions;
    const all = [...this.#byId.values()];
    this.#byParent = groupBy(all, ({ parentId }) => parentId.toLowerCase());
    this.#byType = groupBy(all, ({ type }) => type.toLowerCase());
  }

  /** What something lies under is there too. */
  #imply(id: string, file: string): void {
    if (id === '' || this.#byId.has(id.toLowerCase())) return;
    const implied = new KnownResource(id, { id }, file);
    this.#byId.set(id.toLowerCase(), implied);
    this.#imply(implied.parentId, file);
  }

  /** The resource of an id, compared ignoring case. */
  byId(id: string): KnownResource | undefined {
    return this.#byId.get(id.toLowerCase());
  }

  /** The resources right under an id. */
  under(parentId: string): readonly KnownResource[] {
    return this.#byParent.get(parentId.toLowerCase()) ?? [];
  }

  /** The resources of a type, compared ignoring case. */
  ofType(type: string): readonly KnownResource[] {
    return this.#byType.get(type.toLowerCase()) ?? [];
  }
}

/** What all sources say of one resource; what they differ in is null, which says nothing. */
function merged(first: KnownResource, others: readonly KnownResource[]) {
  if (others.length === 0) return { resource: first, files: [first.file], isContradicted: false };
  const same = [first, ...others];
  const files = [...new Set(same.map(({ file }) => file))];
  let isContradicted = false;
  const together = (values: readonly unknown[], depth: number): unknown => {
    const said = values.filter((value) => value !== null && value !== undefined);
    if (said.length > 0 && depth < deepest && said.every(isObject)) {
      const members = new Map<string, unknown[]>();
      for (const one of said) for (const [name, member] of Object.entries(one)) append(members, name, member);
      return Object.fromEntries([...members].map(([name, all]) => [name, together(all, depth + 1)]));
    }
    if (new Set(said.map((value) => plain(value, depth))).size < 2) return said.at(-1) ?? null;
    isContradicted = true;
    return null;
  };
  const body = together(
    same.map(({ json }) => json),
    0,
  );
  return { resource: new KnownResource(first.id, body, files.join(' and ')), files, isContradicted };
}

/**
 * A value as it is compared: ids, types and regions are the same in any letter case, regions with spaces too. What lies deeper than anything is read
 * makes no difference.
 */
function plain(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).toLowerCase().replaceAll(' ', '');
  if (depth >= deepest) return '';
  if (Array.isArray(value)) return `[${value.map((item) => plain(item, depth + 1)).join(',')}]`;
  return `{${Object.entries(value)
    .map(([name, member]) => `${plain(name, depth)}:${plain(member, depth + 1)}`)
    .join(',')}}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
