import { joinText, piecesOf } from '../values/construct.js';
import { shownAs, shownOf } from '../values/secret.js';
import type { DeployedResource } from '../evaluation/deployment.js';
import type { UnknownValue, Value } from '../values/value.js';
import { splitAtMark, withoutSlash } from './ids.js';

type Piece = string | UnknownValue;

/**
 * The id that a resource has once it is deployed: a name has as many segments as its type, or the deployment is refused. So where the
 * name shows its slashes, its unknown parts hold none, which the predicted id does not presume. Undefined for resources without id.
 */
export function deployedId({ type, id, name }: DeployedResource): Value | undefined {
  if (id === undefined) return undefined;
  const shown = shownOf(id);
  const own = idFrom(type, id, name);
  return shown === id || shown.kind !== 'unknown' ? own : shownAs(own, idFrom(type, shown, shownOf(name)), shown);
}

function idFrom(type: string, id: Value, name: Value): Value {
  const [namespace = '', ...types] = type.split('/');
  const names = segmentsOfName(name);
  const parts = splitAtMark(id, `/providers/${namespace}/`);
  if (parts === undefined || names.length !== types.length || types.some(isProviders)) return id;
  const path = types.flatMap((segment, index): Piece[] => [`/${segment}/`, ...(names[index] ?? [])]);
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
