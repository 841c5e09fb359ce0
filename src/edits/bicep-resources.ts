import type { ForSyntax, ObjectSyntax, ResourceSyntax } from '../bicep/syntax/nodes.js';
import { Token } from '../bicep/syntax/token.js';
import type { FactEntity } from '../engine/remedy.js';
import type { Region } from '../text/region.js';
import { type Source, textOf } from '../text/source.js';
import type { ResourceTexts } from './additions.js';
import { isBeside } from './edit-language.js';
import { freeName } from './free-name.js';

/** A resource of the file, with those that it is nested in, the outermost first. */
export interface PlacedResource {
  readonly resource: ResourceSyntax;
  readonly around: readonly ResourceSyntax[];
}

/** The resources of a Bicep file, and how they are named in it. */
export class BicepResources {
  readonly #source: Source;
  readonly #resources: readonly PlacedResource[];

  constructor(source: Source, outermost: readonly ResourceSyntax[]) {
    this.#source = source;
    this.#resources = outermost.flatMap((resource) => nestedIn({ resource, around: [] }));
  }

  /** The resource that is declared at a region. */
  at(region: Region): PlacedResource | undefined {
    return this.#resources.find(({ resource }) => resource.start === region.start && resource.end === region.end);
  }

  /** What stands for other resources beside an entity. */
  textsBeside(of: FactEntity): ResourceTexts {
    return {
      idText: (entity) => this.idOf(entity, of),
      labelText: (entity) => {
        const symbol = this.#goesWith(entity, of) ? this.#symbolOf(entity, of) : undefined;
        return symbol === undefined ? undefined : `replace(${symbol}.name, '.', '-')`;
      },
    };
  }

  /** The id of a resource beside an entity; undefined where it cannot be said there. */
  idOf(entity: FactEntity, beside: FactEntity): string | undefined {
    const symbol = this.#symbolOf(entity, beside);
    return symbol === undefined ? undefined : `${symbol}.id`;
  }

  /** The resource by its symbolic name. */
  #symbolOf(entity: FactEntity, beside: FactEntity): string | undefined {
    const found = isBeside(entity, beside) ? this.at(entity.declaration) : undefined;
    if (found === undefined || !isSame(entity.at, entity.declaration)) return undefined;
    const names = [...found.around, found.resource].map(({ name }) => name.text);
    return `${names.join('::')}${entity.isLooped ? `[${this.#indexOf(entity, beside)}]` : ''}`;
  }

  /** Which instance of a loop is meant: the one that goes with the instance beside, else that of a number. */
  #indexOf(entity: FactEntity, beside: FactEntity): string {
    const loop = this.#goesWith(entity, beside) ? this.loopOf(beside) : undefined;
    return loop === undefined ? String(entity.index) : this.indexName(loop);
  }

  /** Whether it is an instance like the one beside, of a loop through the same items. */
  #goesWith(entity: FactEntity, beside: FactEntity): boolean {
    const [loop, other] = [this.loopOf(entity), this.loopOf(beside)];
    const goTogether = loop !== undefined && other !== undefined && textOf(loop.items) === textOf(other.items);
    return goTogether && entity.index === beside.index;
  }

  /** The loop of the resource that an entity is or stands in. */
  loopOf({ declaration }: FactEntity): ForSyntax | undefined {
    const found = this.at(declaration);
    return found && loopOf(found.resource);
  }

  /** The variable that counts the instances of a loop, or the one that it is to have for that. */
  indexName({ variables: { index } }: ForSyntax): string {
    return index?.text ?? this.freeName('index');
  }

  /** A name that nothing in the file has. */
  freeName(base: string): string {
    return freeName(base, (name) => new RegExp(`\\b${name}\\b`).test(this.#source.text));
  }
}

/** The loop of a resource. */
export function loopOf({ body }: ResourceSyntax): ForSyntax | undefined {
  return body.kind === 'for' ? body : undefined;
}

function nestedIn({ resource, around }: PlacedResource): PlacedResource[] {
  const body = objectOf(resource);
  const nested = body?.items.filter((item) => !(item instanceof Token) && item.kind === 'resource') ?? [];
  return [{ resource, around }, ...nested.flatMap((one) => nestedIn({ resource: one, around: [...around, resource] }))];
}

/** The object behind the condition or the loop of a resource. */
export function objectOf({ body }: ResourceSyntax): ObjectSyntax | undefined {
  const inner = body.kind === 'for' ? body.body : body;
  if (inner.kind === 'condition') return inner.body;
  return inner.kind === 'object' ? inner : undefined;
}

/** Whether two regions of one file are the same. */
export function isSame(one: Omit<Region, 'file'>, other: Omit<Region, 'file'>): boolean {
  return one.start === other.start && one.end === other.end;
}
