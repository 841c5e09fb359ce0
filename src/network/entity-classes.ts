import type { Value } from '../values/value.js';
import { Entity } from './entity.js';
import type { EntitySource } from './entity.js';
import { childKindsOf, kindNames, rowOf } from './kinds.js';
import type { KindName } from './kinds.js';
import { joined, oneItem } from './listing.js';
import { Reference } from './reference.js';
import type { Finder } from './reference.js';

type EntityClass = new (source: EntitySource, finder: Finder) => Entity;
type ReferenceClass = new (id: Value | undefined, finder: Finder) => Reference;

/** The class of each kind: an entity with the members that its row names. */
const entityClasses = ofEachKind(entityClassOf);

/** The class of references to each kind, with the way on to what that lies under. */
const referenceClasses = ofEachKind(referenceClassOf);

/** An entity of a kind, with the members that its row names. */
export function entityOf(kind: KindName, source: EntitySource, finder: Finder): Entity {
  return new entityClasses[kind](source, finder);
}

/** A reference to an entity of a kind. */
export function referenceTo(kind: KindName, id: Value | undefined, finder: Finder): Reference {
  return new referenceClasses[kind](id, finder);
}

function entityClassOf(kind: KindName): EntityClass {
  class KindEntity extends Entity {
    readonly finder: Finder;

    constructor(source: EntitySource, finder: Finder) {
      super(kind, source);
      this.finder = finder;
      // Rules share it: what one of them writes there would be what the others judge.
      Object.freeze(this);
    }
  }
  for (const [name, read] of membersOf(kind)) {
    Object.defineProperty(KindEntity.prototype, name, {
      get(this: KindEntity): unknown {
        return this.once(`.${name}`, () => read(this, this.finder));
      },
    });
  }
  return KindEntity;
}

function referenceClassOf(kind: KindName): ReferenceClass {
  class KindReference extends Reference {
    constructor(id: Value | undefined, finder: Finder) {
      super(kind, id, finder);
    }
  }
  const { parent } = rowOf(kind);
  if (parent !== undefined) {
    Object.defineProperty(KindReference.prototype, parent.as, {
      get(this: KindReference): Reference {
        return referenceTo(parent.kind, this.parentId, this.finder);
      },
    });
  }
  return KindReference;
}

/** How each member is read that a row names. */
function* membersOf(kind: KindName): Iterable<readonly [string, (entity: Entity, finder: Finder) => unknown]> {
  const { properties = {}, lists = {}, references = {}, parent } = rowOf(kind);
  for (const [name, path] of Object.entries(properties)) yield [name, (entity) => entity.property(path)];
  for (const [name, { one, many }] of Object.entries(lists))
    yield [name, (entity) => (one === undefined ? entity.list(many) : joined([oneItem(entity.property(one)), entity.list(many)]))];
  for (const [name, { id, kind: to }] of Object.entries(references))
    yield [name, (entity, finder) => referenceTo(to, entity.referredId(id), finder)];
  if (parent !== undefined) yield [parent.as, (entity, finder) => referenceTo(parent.kind, entity.parentId, finder)];
  for (const child of childKindsOf(kind)) yield [child, (entity, finder) => finder.childrenOf(entity, child)];
}

function ofEachKind<T>(of: (kind: KindName) => T): Readonly<Record<KindName, T>> {
  return Object.fromEntries(kindNames.map((kind) => [kind, of(kind)])) as Record<KindName, T>;
}
