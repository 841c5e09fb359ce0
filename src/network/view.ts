import type { DeployedResource } from '../evaluation/deployment.js';
import { scalar } from '../values/construct.js';
import { simplifyAnd } from '../values/conditions.js';
import type { Value } from '../values/value.js';
import type { Span } from '../text/source.js';
import { childId } from './ids.js';
import { listItems } from './listing.js';
import type { Listing, ListItem } from './listing.js';
import { propertyAt } from './properties.js';

/** Where a view gets what it says: a resource of its own, or an item inside the body of another. */
export interface ViewSource {
  readonly resource: DeployedResource;
  readonly id: Value;
  readonly name: Value;
  readonly exists: Value;
  readonly inline: boolean;
  readonly span: Span;
  readonly body: () => Value;
}

/**
 * What every entity of the network is: a typed look at a resource, or at an item inside one. Its properties are values straight from
 * the body, with their origin; a property that is missing or null is undefined, and one that is there under a condition only is an
 * `if(condition, value, null)`.
 */
export class View {
  /** The resource that declares it; for an inline item, the one that holds it. */
  readonly resource: DeployedResource;
  readonly id: Value;
  /** Its own name, without those of its parents. */
  readonly name: Value;
  /** Known true, or a symbolic boolean. */
  readonly exists: Value;
  /** It is an item of an array in its parent's body. */
  readonly inline: boolean;
  /** Where it is declared. */
  readonly span: Span;
  readonly #body: () => Value;
  readonly #read = new Map<string, unknown>();

  constructor(source: ViewSource) {
    this.resource = source.resource;
    this.id = source.id;
    this.name = source.name;
    this.exists = source.exists;
    this.inline = source.inline;
    this.span = source.span;
    this.#body = source.body;
  }

  /** It is only referred to: it is there, but its properties are unknown symbols. */
  get existing(): boolean {
    return this.resource.existing;
  }

  /** It stands for the instances of a loop whose count is unknown. */
  get family(): boolean {
    return this.resource.family;
  }

  /** The value at a path of the body (`location`, or `properties` and so on). */
  property(...path: readonly string[]): Value | undefined {
    return this.once(path.join('/'), () => propertyAt(this.#body(), path));
  }

  /** The items of the array at a path of the body. */
  list(...path: readonly string[]): Listing<ListItem> {
    return this.once(`${path.join('/')}/*`, () => listItems(this.property(...path)));
  }

  /** Views of the items of the array `properties.<segment>`. */
  protected inlineViews<T extends View>(segment: string, make: (source: ViewSource) => T): Listing<T> {
    return this.once(`${segment}[]`, () => {
      const { items, complete } = this.list('properties', segment);
      return { items: items.map((item) => make(inlineSource(this, segment, item))), complete };
    });
  }

  /** Computes what is asked for under a name once, so that the same question gives the same values and entities. */
  protected once<T>(name: string, compute: () => T): T {
    if (!this.#read.has(name)) this.#read.set(name, compute());
    return this.#read.get(name) as T;
  }
}

function inlineSource(holder: View, segment: string, { value, exists }: ListItem): ViewSource {
  const name = propertyAt(value, ['name']);
  return {
    resource: holder.resource,
    id: childId(holder.id, segment, name),
    name: name ?? scalar(''),
    exists: simplifyAnd([holder.exists, exists]),
    inline: true,
    span: value.origin?.span ?? holder.span,
    body: () => value,
  };
}
