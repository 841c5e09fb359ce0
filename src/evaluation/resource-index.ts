import { append } from '../text/group-by.js';
import { keyOf, memberKey, piecesOf } from '../values/construct.js';
import type { PredictedResource } from './predicted-resource.js';
import type { Value } from '../values/value.js';

/** The resources that an evaluation has met so far, those that are not deployed included: by id over all deployments. */
export class ResourceIndex {
  readonly #byId = new Map<string, PredictedResource>();

  add(resource: PredictedResource): void {
    const { id } = resource;
    if (id === undefined) return;
    const key = idKey(id);
    const earlier = this.#byId.get(key);
    if (earlier === undefined || (resource.mayBeDeployed && !earlier.mayBeDeployed)) this.#byId.set(key, resource);
  }

  byId(id: Value): PredictedResource | undefined {
    return this.#byId.get(idKey(id));
  }
}

/** The resources of one template instance: by symbolic name, by name and by id. */
export class TemplateResources {
  readonly #everywhere: ResourceIndex;
  readonly #bySymbol = new Map<string, PredictedResource[]>();
  readonly #byName = new Map<string, PredictedResource[]>();
  /** By the last segment of the name. */
  readonly #byOwnName = new Map<string, PredictedResource[]>();

  constructor(everywhere: ResourceIndex) {
    this.#everywhere = everywhere;
  }

  add(resource: PredictedResource): void {
    this.#everywhere.add(resource);
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
    return this.#bySymbolText(target) ?? this.#everywhere.byId(target) ?? this.#byUniqueName(target);
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
    return isOne ? this.#everywhere.byId(id) : undefined;
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
