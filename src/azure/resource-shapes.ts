import index from './facts/resource-types.json' with { type: 'json' };
import { late } from './late.js';

/** What may stand at a place of a body, over all versions of the API that the index knows. */
export interface PackedShape {
  /** Positions of the versions that have it, as runs of first and last; missing where all have it that have what it stands in. */
  readonly in?: readonly number[];
  /** It may have members that are not named here. */
  readonly open?: boolean;
  /** It is told, never set. */
  readonly readOnly?: boolean;
  /** The texts that it is known to take, in any version. */
  readonly values?: readonly string[];
  /** Members, of an array those of its items. */
  readonly of?: Readonly<Record<string, PackedShape>>;
}

export interface PackedResourceType extends PackedShape {
  /** Versions of the API, the oldest first. */
  readonly versions: readonly string[];
}

/** A place in the bodies of one resource type. */
export class Shape {
  readonly #packed: PackedShape;
  readonly #versions: readonly string[];
  /** Positions of the versions that have it. */
  readonly #in: readonly number[];
  readonly #members = late(() => this.#shapesByName());

  constructor(packed: PackedShape, versions: readonly string[], outer: readonly number[]) {
    this.#packed = packed;
    this.#versions = versions;
    this.#in = packed.in === undefined ? outer : outer.filter((at) => isWithin(at, packed.in ?? []));
  }

  /** Whether its members are all known; others are no members of it in any version. */
  get isClosed(): boolean {
    return this.#packed.open !== true && this.#packed.of !== undefined;
  }

  get isReadOnly(): boolean {
    return this.#packed.readOnly === true;
  }

  /** The texts that it is known to take; it may take others. */
  get knownValues(): readonly string[] {
    return this.#packed.values ?? [];
  }

  /** Versions of the API that have it, the oldest first. */
  get versions(): readonly string[] {
    return this.#in.flatMap((at) => this.#versions[at] ?? []);
  }

  get memberNames(): readonly string[] {
    return Object.keys(this.#packed.of ?? {});
  }

  /** The member of a name, whatever its case, which Azure ignores. */
  member(name: string): Shape | undefined {
    return this.#members().get(name.toLowerCase());
  }

  #shapesByName(): ReadonlyMap<string, Shape> {
    const members = Object.entries(this.#packed.of ?? {});
    return new Map(members.map(([name, packed]) => [name.toLowerCase(), new Shape(packed, this.#versions, this.#in)]));
  }
}

/** By type in lower case; the index of a type is read when it is first asked for. */
const byType = late((): ReadonlyMap<string, () => { readonly shape: Shape | undefined }> => {
  const types: Readonly<Record<string, PackedResourceType>> = index.types;
  return new Map(Object.keys(types).map((name) => [name.toLowerCase(), late(() => ({ shape: shapeOf(types[name]) }))]));
});

/** What bodies of a resource type hold, over all versions of its API; undefined for a type that no rule reads. Source: the resource types of Bicep. */
export function resourceShape(type: string): Shape | undefined {
  return byType().get(type.toLowerCase())?.().shape;
}

function shapeOf(packed: PackedResourceType | undefined): Shape | undefined {
  return packed && new Shape(packed, packed.versions, [...packed.versions.keys()]);
}

function isWithin(at: number, runs: readonly number[]): boolean {
  return runs.some((first, index) => index % 2 === 0 && first <= at && at <= (runs[index + 1] ?? first));
}
