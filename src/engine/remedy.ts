import type { Entity } from '../network/entity.js';
import type { Region, SourceBook } from '../text/region.js';
import { shownText } from '../values/secret.js';
import { termOf } from '../values/term.js';
import type { Origin, Scalar, Value } from '../values/value.js';

/** One thing that is to be changed to mend a finding. `edits` turns it into text, in the language of the file where it stands. */
export type Intent =
  /** Sets what `value` of an entity is to another value, where it is written. `renames`: what refers to the entity by its name follows. */
  | { readonly kind: 'setValue'; readonly of: Entity; readonly value: Value; readonly to: Scalar; readonly renames?: true }
  /** Puts the id of another resource in the place of the one that `value` of an entity is. */
  | { readonly kind: 'setReference'; readonly of: Entity; readonly value: Value; readonly to: Entity }
  /** Puts one text in the place of another that `value` of an entity holds once. What then is meant lies outside of the deployment: it is not safe. */
  | { readonly kind: 'setPart'; readonly of: Entity; readonly value: Value; readonly from: string; readonly to: string }
  /** Adds a member that an entity leaves out, at a path of its body. */
  | { readonly kind: 'addProperty'; readonly of: Entity; readonly path: string; readonly to: Scalar }
  /** Adds items at the end of the array at a path of an entity's body, or the array with them. */
  | { readonly kind: 'addItems'; readonly of: Entity; readonly path: string; readonly items: readonly Content[] }
  /** Adds a resource below another one. */
  | { readonly kind: 'addChild'; readonly of: Entity; readonly child: NewChild };

/** A resource that is to lie under another one. */
export interface NewChild {
  /** The last segment of its type: `virtualNetworkLinks`. */
  readonly type: string;
  readonly name: string;
  readonly location?: string;
  readonly properties: Content;
}

/** What new text is to say: JSON, and the ids of other resources in it. */
export type Content = Scalar | IdOf | LabelOf | readonly Content[] | { readonly [name: string]: Content };

/** The name of a resource of the deployment as one label, with dashes in the place of its dots. */
export class LabelOf {
  readonly entity: Entity;

  constructor(entity: Entity) {
    this.entity = entity;
  }
}

/** The name of a resource of the deployment as one label, in what is to be added. */
export function labelOf(entity: Entity): LabelOf {
  return new LabelOf(entity);
}

/** The id of a resource of the deployment. */
export class IdOf {
  readonly entity: Entity;

  constructor(entity: Entity) {
    this.entity = entity;
  }
}

/** The id of a resource of the deployment, in what is to be added. */
export function idOf(entity: Entity): IdOf {
  return new IdOf(entity);
}

/** An intent as plain data. */
export type FactIntent =
  | {
      readonly kind: 'setValue';
      readonly of: FactEntity;
      /** Where the value is written, and each place where it is used on its way, that of the entity last. */
      readonly sites: readonly Region[];
      /** The text that it is; empty where it is none or not known. */
      readonly from: string;
      readonly to: Scalar;
      readonly renames: boolean;
    }
  | { readonly kind: 'setReference'; readonly of: FactEntity; readonly site: Region; readonly to: FactEntity }
  | { readonly kind: 'setPart'; readonly of: FactEntity; readonly sites: readonly Region[]; readonly from: string; readonly to: string }
  | { readonly kind: 'addProperty'; readonly of: FactEntity; readonly path: string; readonly to: Scalar }
  | { readonly kind: 'addItems'; readonly of: FactEntity; readonly path: string; readonly items: readonly FactContent[] }
  | {
      readonly kind: 'addChild';
      readonly of: FactEntity;
      readonly child: Omit<NewChild, 'properties'> & { readonly properties: FactContent };
    };

export type FactContent =
  | { readonly kind: 'scalar'; readonly value: Scalar }
  | { readonly kind: 'id'; readonly of: FactEntity }
  /** `text` is the label where the name does not vary. */
  | { readonly kind: 'label'; readonly of: FactEntity; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly FactContent[] }
  | { readonly kind: 'object'; readonly members: readonly { readonly name: string; readonly value: FactContent }[] };

/** Whether what intents make right is known from the deployment alone. */
export function isSelfContained(intents: readonly FactIntent[]): boolean {
  return intents.every(({ kind }) => kind !== 'setPart');
}

/** Which entity is meant, and where it stands. */
export interface FactEntity {
  /** The declaration, or the item in the body of another resource. */
  readonly at: Region;
  /** The declaration of its resource, that of the one which holds it for an item. */
  readonly declaration: Region;
  /** The nested deployments that led to the resource, outermost first. */
  readonly path: readonly Region[];
  /** The name of the resource, by which instances of a loop are told apart. */
  readonly name: string;
  readonly type: string;
  /** It is one of several that a loop makes. */
  readonly isLooped: boolean;
  /** Which of these it is, where that is known. */
  readonly index?: number;
  /** It is only referred to. */
  readonly isExisting: boolean;
}

/** Intents as plain data. */
export function factIntents(intents: readonly Intent[], book: SourceBook): FactIntent[] {
  return intents.map((intent): FactIntent => {
    const of = factEntity(intent.of, book);
    switch (intent.kind) {
      case 'setValue': {
        const { value, to, renames = false } = intent;
        const from = value.kind === 'scalar' && value.shown === undefined && typeof value.value === 'string' ? value.value : '';
        return { kind: 'setValue', of, sites: sitesOf(value.origin, book), from, to, renames };
      }
      case 'setReference':
        return { kind: 'setReference', of, site: sitesOf(intent.value.origin, book).at(-1) ?? of.at, to: factEntity(intent.to, book) };
      case 'setPart':
        return { kind: 'setPart', of, sites: sitesOf(intent.value.origin, book), from: intent.from, to: intent.to };
      case 'addProperty':
        return { ...intent, of };
      case 'addItems':
        return { ...intent, of, items: intent.items.map((item) => factContent(item, book)) };
      case 'addChild':
        return { ...intent, of, child: { ...intent.child, properties: factContent(intent.child.properties, book) } };
    }
  });
}

function factEntity({ span, resource }: Entity, book: SourceBook): FactEntity {
  const { declaration, path, name, type, existing, count, index } = resource;
  return {
    at: book.regionOf(span),
    declaration: book.regionOf(declaration),
    path: path.map((step) => book.regionOf(step.span)),
    name: nameKey(name),
    type,
    isLooped: count !== undefined || declaration.copy !== undefined,
    ...(index === undefined ? {} : { index }),
    isExisting: existing,
  };
}

/** A name as a text that is the same for the same name. */
export function nameKey(name: Value): string {
  return JSON.stringify(termOf(name));
}

function factContent(content: Content, book: SourceBook): FactContent {
  if (content instanceof IdOf) return { kind: 'id', of: factEntity(content.entity, book) };
  if (content instanceof LabelOf) return { kind: 'label', of: factEntity(content.entity, book), text: labelText(content.entity) };
  if (typeof content !== 'object' || content === null) return { kind: 'scalar', value: content };
  if (isList(content)) return { kind: 'array', items: content.map((item) => factContent(item, book)) };
  return { kind: 'object', members: Object.entries(content).map(([name, value]) => ({ name, value: factContent(value, book) })) };
}

function labelText({ name }: Entity): string {
  return (shownText(name) ?? 'resource').replaceAll('.', '-');
}

function isList(content: object): content is readonly Content[] {
  return Array.isArray(content);
}

/** Places on the way of a value that are looked at. */
const mostSites = 20;

/** The texts that are the value by themselves, where it is written first. */
function sitesOf(origin: Origin | undefined, book: SourceBook): Region[] {
  const sites: Region[] = [];
  for (let at = origin; at !== undefined && sites.length < mostSites; at = at.from)
    if (at.step === 'literal' || at.step === 'expression') sites.unshift(book.regionOf(at.span));
  return sites;
}
