import { accessMember } from '../values/access.js';
import { joinText, piecesOf, scalar, stringOf } from '../values/construct.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { callFunction } from '../functions/index.js';
import { simplifyIf } from '../values/conditions.js';
import { shownAs, shownOf, shownText } from '../values/secret.js';
import { scopeId, subscriptionId } from './scope-objects.js';
import type { Value } from '../values/value.js';

type Part = string | Value;

/**
 * The id of a resource from its full type, its full name and what it is deployed to: `scope` is the value of its `scope` property.
 * Names may be unknown: each unknown segment is a piece of the id. Throws `EvaluationError` where type and name do not fit each other.
 */
export function resourceIdOf(type: string, name: Value, scope: Value | undefined, deployment: DeploymentScope): Value {
  const [namespace = '', ...types] = type.split('/');
  const names = nameSegments(name, types.length, deployment);
  const tail = ['/providers/', namespace, ...typedNames(types, names)];
  return scope === undefined ? joinText(inDeployment(type, names, tail, deployment)) : underScope(scope, tail, deployment);
}

/** What follows the namespace: each name after its type. A resource without any name ends in a slash, as `resourceId()` writes it. */
function typedNames(types: readonly string[], names: readonly Value[]): readonly Part[] {
  if (names.every((name) => stringOf(name) === '')) return ['/'];
  return types.flatMap((type, index) => [type.toLowerCase() === 'providers' ? '/providers/' : `/${type}/`, names[index] ?? scalar('')]);
}

/**
 * The segments of a name between its slashes, those left out that are empty and too many. An unknown name that must have several is taken
 * apart symbolically.
 */
function nameSegments(name: Value, count: number, scope: DeploymentScope): readonly Value[] {
  if (count <= 1) return [withoutSlash(name)];
  const written = segmentsOf(name);
  const filled = written?.filter((segment) => stringOf(segment) !== '');
  const fitting = [written, filled].find((segments) => segments?.length === count);
  if (fitting !== undefined) return fitting;
  const parts = callFunction('split', [name, scalar('/')], undefined, { scope });
  if (parts.kind === 'array' && parts.items.every((part) => part.kind === 'scalar')) throw misfit(name, parts.items.length, count);
  return Array.from({ length: count }, (_, index) => accessMember(parts, scalar(index), false, undefined));
}

/** A name of one segment: an empty one may stand at its end. */
function withoutSlash(name: Value): Value {
  const segments = segmentsOf(name)?.filter((segment) => stringOf(segment) !== '') ?? [];
  if (segments.length > 1) throw misfit(name, segments.length, 1);
  return name;
}

function misfit(name: Value, segments: number, count: number): EvaluationError {
  return new EvaluationError(`the name '${shownText(name) ?? '?'}' has ${segments} segments where its type has ${count}`);
}

/** What stands between the slashes that are known; where these are as many as the type wants, no unknown piece can hold another one. */
function writtenSegments(name: Value): readonly Value[] | undefined {
  const segments: Part[][] = [[]];
  for (const piece of piecesOf(name) ?? []) {
    const parts: Part[] = typeof piece === 'string' ? piece.split('/') : [piece];
    segments.at(-1)?.push(...parts.slice(0, 1));
    for (const part of parts.slice(1)) segments.push([part]);
  }
  return piecesOf(name) && segments.map((parts) => joinText(parts));
}

/** What stands between the slashes, each as secret as the name. */
function segmentsOf(name: Value): readonly Value[] | undefined {
  const segments = writtenSegments(name);
  const shown = shownOf(name);
  if (shown === name || shown.kind !== 'unknown') return segments;
  const shownSegments = writtenSegments(shown);
  const alike = shownSegments?.length === segments?.length;
  return segments?.map((segment, index) => shownAs(segment, (alike ? shownSegments?.[index] : undefined) ?? shown, shown));
}

/** Groups, subscriptions and the like have ids of their own shape. */
function inDeployment(type: string, names: readonly Value[], tail: readonly Part[], deployment: DeploymentScope): readonly Part[] {
  const [name = scalar('')] = names;
  switch (type.toLowerCase()) {
    case 'microsoft.resources/resourcegroups':
      return [subscriptionId(deployment) ?? '', '/resourceGroups/', name];
    case 'microsoft.management/managementgroups':
    case 'microsoft.subscription/aliases':
      return tail;
    default:
      return [scopeId(deployment), ...tail];
  }
}

function underScope(scope: Value, tail: readonly Part[], deployment: DeploymentScope): Value {
  const full = (): Value => joinText([scope, ...tail]);
  const relative = (): Value => joinText([scopeId(deployment), '/providers/', scope, ...tail]);
  const text = stringOf(scope);
  if (text === '/') return joinText(tail);
  if (text !== undefined) return text.startsWith('/') ? full() : relative();
  const startsAtRoot = callFunction('startsWith', [scope, scalar('/')], undefined, { scope: deployment });
  const isTenant = callFunction('equals', [scope, scalar('/')], undefined, { scope: deployment });
  return simplifyIf(isTenant, joinText(tail), simplifyIf(startsAtRoot, full(), relative()));
}
