import type { DeployedResource } from '../evaluation/deployment.js';
import type { Value } from '../values/value.js';
import type { Span } from '../text/source.js';
import { plainId } from './ids.js';
import type { KindName } from './kinds.js';
import { listItems } from './listing.js';
import type { Listing, ListItem } from './listing.js';
import { propertyAt } from './properties.js';

/** Where an entity gets what it says: a resource of its own, or an item inside the body of another. */
export interface EntitySource {
  readonly resource: DeployedResource;
  readonly id: Value;
  readonly name: Value;
  readonly exists: Value;
  /** The id of what it lies under; undefined where its own id does not say. */
  readonly parentId: Value | undefined;
  /** Of an item in the body of another entity: that one. */
  readonly holder: Entity | undefined;
  /** Of such an item: the array in the properties of its holder that it stands in. */
  readonly array: string | undefined;
  readonly span: Span;
  readonly body: () => Value;
  /** What is known besides the templates at a path of its body; undefined where nothing is known of it. */
  readonly known: ((path: readonly string[]) => Value | undefined) | undefined;
}

/**
 * What every entity of the network is: a look at a resource, or at an item inside one. Its properties are values straight from the body,
 * with their origin; a property that is missing or null is undefined, and one that is there under a condition only is an
 * `if(condition, value, null)`. Its row in the table of kinds gives it further members.
 */
export class Entity {
  readonly kind: KindName;
  /** The resource that declares it; for an inline item, the one that holds it. */
  readonly resource: DeployedResource;
  readonly id: Value;
  /** Its own name, without those of its parents. */
  readonly name: Value;
  /** Known true, or a symbolic boolean. */
  readonly exists: Value;
  readonly parentId: Value | undefined;
  readonly holder: Entity | undefined;
  /** Of an item inside a body: the array in the properties of its holder that it stands in. */
  readonly array: string | undefined;
  /** Where it is declared. */
  readonly span: Span;
  readonly #body: () => Value;
  readonly #known: EntitySource['known'];
  readonly #read = new Map<string, unknown>();

  constructor(kind: KindName, source: EntitySource) {
    this.kind = kind;
    this.resource = source.resource;
    this.id = source.id;
    this.name = source.name;
    this.exists = source.exists;
    this.parentId = source.parentId;
    this.holder = source.holder;
    this.array = source.array;
    this.span = source.span;
    this.#body = source.body;
    this.#known = source.known;
  }

  /** It is only referred to: it is there, but its properties are unknown symbols, save what is `known` of them. */
  get existing(): boolean {
    return this.resource.existing;
  }

  /** It is only referred to, and something is known of it besides the templates; what that leaves out is an unknown symbol. */
  get known(): boolean {
    return this.#known !== undefined;
  }

  /** Its declaration has its name as a text, not as an expression. */
  get spellsItsName(): boolean {
    return this.holder === undefined && this.resource.declaration.name.kind === 'literal';
  }

  /** It stands for the instances of a loop whose count is unknown. */
  get family(): boolean {
    return this.count !== undefined;
  }

  /** How many instances of a loop it stands for, where it does. */
  get count(): Value | undefined {
    return this.resource.count;
  }

  /** The value at a path of its body, with dots between member names (`location`, `properties.subnet.id`). */
  property(path: string): Value | undefined {
    return this.once(path, () => {
      const names = path.split('.');
      return this.#known?.(names) ?? propertyAt(this.#body(), names);
    });
  }

  /** The id of another resource at a path of its body. */
  referredId(path: string): Value | undefined {
    const id = this.property(path);
    return id && plainId(id);
  }

  /** The items of the array at a path of its body. */
  list(path: string): Listing<ListItem> {
    return this.once(`${path}/*`, () => listItems(this.property(path)));
  }

  /** Computes what is asked for under a name once, so that the same question gives the same values and entities. */
  once<T>(name: string, compute: () => T): T {
    if (!this.#read.has(name)) {
      const value = compute();
      this.#read.set(name, Array.isArray(value) ? Object.freeze(value) : value);
    }
    return this.#read.get(name) as T;
  }
}
