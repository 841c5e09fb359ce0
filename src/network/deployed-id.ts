import { joinText, piecesOf } from '../values/construct.js';
import type { DeployedResource } from '../evaluation/deployment.js';
import type { UnknownValue, Value } from '../values/value.js';
import { splitAtMark, withoutSlash } from './ids.js';

type Piece = string | UnknownValue;

/**
 * The id that a resource has once it is deployed: a name has as many segments as its type, or the deployment is refused. So where the
 * name shows its slashes, its unknown parts hold none, which the predicted id does not presume. Undefined for resources without id.
 */
export function deployedId(resource: DeployedResource): Value | undefined {
  const { id } = resource;
  const [namespace = '', ...types] = resource.type.split('/');
  const names = segmentsOfName(resource.name);
  const parts = id && splitAtMark(id, `/providers/${namespace}/`);
  if (id === undefined || parts === undefined || names.length !== types.length || types.some(isProviders)) return id;
  const path = types.flatMap((type, index): Piece[] => [`/${type}/`, ...(names[index] ?? [])]);
  return joinText([...scopePieces(parts.before), `/providers/${namespace}`, ...path], id.origin);
}

/** The pieces of a name between its known slashes. */
function segmentsOfName(name: Value): readonly (readonly Piece[])[] {
  const segments: Piece[][] = [[]];
  for (const piece of piecesOf(name) ?? (name.kind === 'unknown' ? [name] : [])) {
    const [first, ...rest] = typeof piece === 'string' ? piece.split('/') : [withoutSlash(piece)];
    segments.at(-1)?.push(first);
    for (const part of rest) segments.push([part]);
  }
  return segments;
}

/** Subscriptions and resource groups have no slashes in their names either. */
function scopePieces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    const before = pieces[index - 1];
    const named = typeof before === 'string' && /\/(?:subscriptions|resourceGroups)\/[^/]*$/i.test(before);
    return typeof piece === 'string' || !named ? piece : withoutSlash(piece);
  });
}

function isProviders(type: string): boolean {
  return type.toLowerCase() === 'providers';
}
