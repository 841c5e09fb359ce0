import { accessMember } from '../values/access.js';
import { joinText, keyOf, scalar, stringOf } from '../values/construct.js';
import { stretchesOf } from '../values/stretches.js';
import type { UnknownValue, Value } from '../values/value.js';
import type { Call, Family } from './family.js';
import { row, text } from './family.js';
import { callNamed } from '../values/conditions.js';

/** Ids of resources: known text with the unknown names and scopes as pieces between the slashes. */
export const resourceIdFunctions: Family = {
  resourceId: row([text, text], (args, call) => resourceId(args, call), { rest: text, returns: 'string' }),
  subscriptionResourceId: row([text, text], (args, call) => subscriptionResourceId(args, call), { rest: text, returns: 'string' }),
  tenantResourceId: row([text, text], (args, call) => inScope(args, call, 0, () => []), { rest: text, returns: 'string' }),
  managementGroupResourceId: row([text, text], (args, call) => managementGroupResourceId(args, call), { rest: text, returns: 'string' }),
  extensionResourceId: row([text, text, text], ([base, ...args], call) => extensionResourceId(base, args, call), {
    rest: text,
    returns: 'string',
  }),
};

type Parts = readonly (string | Value)[];

function resourceId(args: readonly Value[], call: Call): Value | undefined {
  const { scope } = call.environment;
  switch (scope.kind) {
    case 'resourceGroup':
      return inScope(args, call, 2, (given) => groupScope(given.length > 1 ? given[0] : undefined, given.at(-1), call));
    case 'subscription':
      return inScope(args, call, 2, ([subscription, group]) =>
        group === undefined ? subscriptionScope(subscription, call) : groupScope(subscription, group, call),
      );
    default:
      return inScope(args, call, 2, ([subscription, group]) => foreignScope(subscription, group, call));
  }
}

function foreignScope(subscription: Value | undefined, group: Value | undefined, call: Call): Parts {
  if (subscription === undefined) return [];
  return group === undefined ? subscriptionScope(subscription, call) : groupScope(subscription, group, call);
}

function groupScope(subscription: Value | undefined, group: Value | undefined, call: Call): Parts {
  const name = group ?? call.environment.scope.resourceGroup;
  if (name === undefined) return call.refuse('needs a resource group at this scope');
  return [...subscriptionScope(subscription, call), '/resourceGroups/', asSegment(name)];
}

function subscriptionScope(subscription: Value | undefined, call: Call): Parts {
  const id = subscription ?? call.environment.scope.subscriptionId;
  if (id === undefined) return call.refuse('needs a subscription at this scope');
  const given = stringOf(subscription);
  if (given !== undefined && !/^\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i.test(given))
    call.refuse(`takes a subscription id, not '${given}'`);
  return ['/subscriptions/', asSegment(id)];
}

function subscriptionResourceId(args: readonly Value[], call: Call): Value | undefined {
  return inScope(args, call, 1, ([subscription]) => subscriptionScope(subscription, call), true);
}

/** Outside of a management group the first argument is taken for one, whatever it is. */
function managementGroupResourceId(args: readonly Value[], call: Call): Value | undefined {
  const { kind, managementGroupId } = call.environment.scope;
  const own = kind === 'managementGroup' ? managementGroupId : undefined;
  if (own === undefined && args.length < 3) return call.refuse('needs a management group');
  return inScope(args, call, 1, ([group]) => ['/providers/Microsoft.Management/managementGroups/', asSegment(group ?? own ?? args[0])]);
}

function extensionResourceId(base: Value | undefined, args: readonly Value[], call: Call): Value | undefined {
  const known = stringOf(base);
  if (base === undefined) return undefined;
  if (known !== undefined && !known.startsWith('/')) call.refuse(`takes the id of a resource, not '${known}'`);
  const [parent] = known === undefined ? [base] : [known.replace(/\/+$/, '')];
  return inScope(args, call, 0, () => [parent]);
}

/**
 * The id in a scope that at most `most` arguments before the resource type name; undefined where the type is unknown. It comes from where its
 * last name comes from.
 */
function inScope(
  args: readonly Value[],
  call: Call,
  most: number,
  scopeOf: (given: readonly Value[]) => Parts,
  isSubscription = false,
): Value | undefined {
  const isType = (argument: Value): boolean => stringOf(argument)?.includes('/') === true;
  const at = args.findIndex(isType);
  if (at < 0 && args.every((argument) => argument.kind === 'scalar')) call.refuse('takes a resource type');
  if (at < args.findLastIndex(isType)) call.refuse('takes one resource type, and names without slashes');
  if (at < 0) return undefined;
  if (at > most) call.refuse(`takes the resource type as argument ${most + 1} at the latest`);
  const segments = (stringOf(args[at]) ?? '').replace(/^\/+|\/+$/g, '').split('/');
  const names = namesOf(args.slice(at + 1));
  if (segments.length < 2 || names.length !== segments.length - 1)
    call.refuse(`takes ${segments.length - 1} names for this type, not ${names.length}`);
  return joinText([...scopeOf(args.slice(0, at)), ...resourcePath(segments, names, isSubscription)], names.at(-1)?.origin);
}

/**
 * Names that are all parts of one text split at its slashes, as the compiler of Bicep writes those of a resource named `'a/b'`: where the
 * text has as many stretches between slashes as there are names, no unknown piece of it holds a slash, and each stretch is a name.
 */
function namesOf(names: readonly Value[]): readonly Value[] {
  const last = names.at(-1);
  if (names.length < 2 || last?.kind !== 'unknown' || last.symbol.kind !== 'access') return names;
  const { base } = last.symbol;
  const stretches = stretchesOf(base)?.flatMap((segment) => (segment.kind === 'array' ? segment.items : (wholeOf(segment) ?? [])));
  if (stretches?.length !== names.length) return names;
  const areParts = names.every((name, index) => keyOf(name) === keyOf(accessMember(base, scalar(index), false, undefined)));
  return areParts ? stretches : names;
}

/** The text that a symbolic `split` splits at slashes. */
function wholeOf(parts: UnknownValue): Value | undefined {
  const [whole, delimiter] = callNamed(parts, 'split') ?? [];
  return stringOf(delimiter) === '/' ? whole : undefined;
}

/** Names that are known to be empty are left out, and as many of the last types. */
function resourcePath([namespace = '', ...types]: readonly string[], names: readonly Value[], isSubscription: boolean): Parts {
  const isGroup =
    isSubscription && types.length === 1 && `${namespace}/${types[0] ?? ''}`.toLowerCase() === 'microsoft.resources/resourcegroups';
  if (isGroup) return ['/resourceGroups/', asSegment(names[0])];
  const named = names.filter((name) => stringOf(name) !== '');
  return [
    '/providers/',
    namespace,
    ...(named.length === 0 ? ['/'] : named.flatMap((name, index) => ['/', types[index] ?? '', '/', asSegment(name)])),
  ];
}

/** A name in an id: the engine refuses it where it holds a slash. */
function asSegment(name: Value | undefined): string | Value {
  if (name === undefined) return '';
  return name.kind === 'unknown' ? segmentOf(name) : name;
}

function segmentOf(name: Extract<Value, { kind: 'unknown' }>): Value {
  if (name.symbol.kind !== 'text') return { ...name, segment: true };
  const pieces = name.symbol.pieces.map((piece) => (typeof piece === 'string' ? piece : ({ ...piece, segment: true } as const)));
  return joinText(pieces);
}
