import { append } from '../text/group-by.js';
import { keyOf, memberKey, piecesOf } from '../values/construct.js';
import type { PredictedResource } from './predicted-resource.js';
import type { Value } from '../values/value.js';

/** The resources that an evaluation has met so far, those that are not deployed included: by id over all deployments. */
export class ResourceIndex {
  readonly #byId = new Map<string, PredictedResource>();
  readonly #repeated = new Set<string>();

  /** Of several with one id the engine takes the last that may be deployed. */
  add(resource: PredictedResource): void {
    const { id } = resource;
    if (id === undefined) return;
    const key = idKey(id);
    const earlier = this.#byId.get(key);
    if (earlier?.mayBeDeployed === true && resource.mayBeDeployed) this.#repeated.add(key);
    if (earlier === undefined || resource.mayBeDeployed) this.#byId.set(key, resource);
  }

  byId(id: Value): PredictedResource | undefined {
    return this.#byId.get(idKey(id));
  }

  /** Whether several resources that may be deployed have an id. */
  isRepeated(id: Value): boolean {
    return this.#repeated.has(idKey(id));
  }
}

/** The resources of one template instance: by symbolic name, by name and by id. */
export class TemplateResources {
  readonly #everywhere: ResourceIndex;
  readonly #own = new ResourceIndex();
  readonly #bySymbol = new Map<string, PredictedResource[]>();
  readonly #byName = new Map<string, PredictedResource[]>();
  /** By the last segment of the name. */
  readonly #byOwnName = new Map<string, PredictedResource[]>();

  constructor(everywhere: ResourceIndex) {
    this.#everywhere = everywhere;
  }

  add(resource: PredictedResource): void {
    this.#everywhere.add(resource);
    this.#own.add(resource);
    const symbol = resource.declaration.symbolicName;
    if (symbol !== undefined) append(this.#bySymbol, memberKey(symbol), resource);
    const name = idKey(resource.name);
    append(this.#byName, name, resource);
    append(this.#byOwnName, name.slice(name.lastIndexOf('/') + 1), resource);
  }

  /** The instances of a symbolic name, in the order of the loop. */
  bySymbol(symbolicName: string): readonly PredictedResource[] {
    return this.#bySymbol.get(memberKey(symbolicName)) ?? [];
  }

  /** What a `reference()` names: a symbolic name (`name[2]` for an instance of a loop), an id, or a name that only one resource has, however often it is declared. */
  find(target: Value): PredictedResource | undefined {
    return this.#bySymbolText(target) ?? this.#byId(target) ?? this.#byUniqueName(target);
  }

  /** Whether it is the only one of all deployments that may be deployed with its id. */
  isSole({ id }: PredictedResource): boolean {
    return id !== undefined && !this.#everywhere.isRepeated(id);
  }

  /** What this template deploys goes before what others do. */
  #byId(id: Value): PredictedResource | undefined {
    const own = this.#own.byId(id);
    return own?.mayBeDeployed === true ? own : this.#everywhere.byId(id);
  }

  #bySymbolText(target: Value): PredictedResource | undefined {
    const text = target.kind === 'scalar' && typeof target.value === 'string' ? target.value : undefined;
    const match = text === undefined ? null : /^([^[\]/]+)(?:\[(\d+)\])?$/.exec(text);
    return match?.[1] === undefined ? undefined : this.bySymbol(match[1])[Number(match[2] ?? 0)];
  }

  #byUniqueName(target: Value): PredictedResource | undefined {
    const name = idKey(target);
    const [first, ...others] = this.#byName.get(name) ?? this.#byOwnName.get(name) ?? [];
    const id = first?.id;
    if (first === undefined || id === undefined || others.length === 0) return others.length === 0 ? first : undefined;
    const isOne = others.every((other) => other.id !== undefined && idKey(other.id) === idKey(id));
    return isOne ? this.#byId(id) : undefined;
  }
}

/** Ids and names with equal keys are the same ignoring case, whatever the unknowns are. */
export function idKey(id: Value): string {
  const pieces = piecesOf(id);
  if (pieces === undefined) return keyOf(id);
  let key = '';
  for (const piece of pieces) key += typeof piece === 'string' ? piece.toLowerCase() : `{${keyOf(piece)}}`;
  return key;
}
