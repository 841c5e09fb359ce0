import { groupBy } from '../text/group-by.js';
import { KnownResource } from './known-resource.js';

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
    const contradicted = new Map<string, Set<string>>();
    for (const resource of resources) {
      const key = resource.id.toLowerCase();
      const earlier = this.#byId.get(key);
      this.#byId.set(key, earlier === undefined ? resource : merged(earlier, resource, contradicted));
    }
    for (const { parentId, file } of [...this.#byId.values()]) this.#imply(parentId, file);
    this.contradictions = [...contradicted].map(([id, files]) => ({ id, files: [...files] }));
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

/** What two sources say of one resource; what they differ in is null, which says nothing. */
function merged(one: KnownResource, other: KnownResource, contradicted: Map<string, Set<string>>): KnownResource {
  const differing: unknown[] = [];
  const together = (left: unknown, right: unknown): unknown => {
    if (left === null || left === undefined) return right;
    if (right === null || right === undefined || plain(left) === plain(right)) return left;
    if (isObject(left) && isObject(right)) {
      const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
      return Object.fromEntries(names.map((name) => [name, together(left[name], right[name])]));
    }
    differing.push(left);
    return null;
  };
  const json = together(one.json, other.json);
  if (differing.length > 0) contradicted.set(one.id, new Set([...(contradicted.get(one.id) ?? []), one.file, other.file]));
  return new KnownResource(one.id, json, one.file === other.file ? one.file : `${one.file} and ${other.file}`);
}

/** A value as it is compared: ids, types and regions are the same in any letter case, regions with spaces too. */
function plain(value: unknown): string {
  return JSON.stringify(value).toLowerCase().replaceAll(' ', '');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
