import type { CallExpression } from '../template/expression.js';
import type { Span } from '../text/source.js';
import { attempt } from '../values/attempt.js';
import { keyOf, memberKey, objectOf, scalar, stringOf, symbolicCall, unread } from '../values/construct.js';
import { EvaluationError } from '../values/evaluation-error.js';
import { isSecret, shownText } from '../values/secret.js';
import type { Evaluate, Frame, LoopFrame } from './frame.js';
import { callFunction } from '../functions/index.js';
import { managementGroupObject, tenantObject } from './scope-objects.js';
import type { SymbolFacts, Value } from '../values/value.js';

type ContextFunction = (call: CallExpression, frame: Frame, evaluate: Evaluate) => Value;

/** Functions whose answer depends on where they are called: names, loops, the scope of the deployment, resources. Keyed by lower-cased name. */
export const contextFunctions: ReadonlyMap<string, ContextFunction> = new Map<string, ContextFunction>([
  ['parameters', named((name, call, frame) => parameter(name, call, frame))],
  ['variables', named((name, call, frame) => frame.names.variable(name, call))],
  ['lambdavariables', named((name, call, frame) => lambdaVariable(name, call, frame))],
  ['copyindex', copyIndex],
  ['resourcegroup', (call, frame) => inScope(call, frame.session.scopes.resourceGroup(frame.scope))],
  ['subscription', (call, frame) => inScope(call, frame.session.scopes.subscription(frame.scope))],
  ['tenant', (_, frame) => tenantObject(frame.scope)],
  ['managementgroup', (call, frame) => inScope(call, managementGroupObject(frame.scope))],
  ['deployment', (_, frame) => frame.names.deployment()],
  ['environment', (_, frame) => frame.session.scopes.environment],
  ['reference', reference],
  ['references', references],
  ['resourceinfo', resourceInfo],
  ['list*', list],
  ['target', target],
  ['newguid', (call, frame) => symbolicCall('newGuid', [], { type: 'string' }, undefined, `${frame.names.id}:${call.start}`)],
  ['utcnow', opaque({ type: 'string' }, 'utcNow')],
  ['deployer', opaque({ type: 'object' })],
  ['providers', opaque({ type: 'object' })],
  ['pickzones', opaque({ type: 'array' }, 'pickZones')],
  ['roledefinitions', opaque({ type: 'object' }, 'roleDefinitions')],
  ['tologicalzone', opaque({ type: 'string' }, 'toLogicalZone')],
  ['tologicalzones', opaque({ type: 'array' }, 'toLogicalZones')],
  ['tophysicalzone', opaque({ type: 'string' }, 'toPhysicalZone')],
  ['tophysicalzones', opaque({ type: 'array' }, 'toPhysicalZones')],
  ['extensions', opaque({ type: 'object' })],
  ['externalinput', opaque({}, 'externalInput')],
  ['externalinputs', opaque({}, 'externalInputs')],
  ['unknown', opaque({}, 'unknown')],
  ['unread', unread],
]);

/** A call that only Azure can answer: the same arguments give the same result. */
function opaque(facts: SymbolFacts, name?: string): ContextFunction {
  return (call, frame, evaluate) =>
    symbolicCall(
      name ?? call.name,
      call.arguments.map((argument) => evaluate(argument, frame)),
      facts,
    );
}

/** What is looked up by the name that is the only argument; an error does not repeat a secret name. */
function named(lookUp: (name: string, call: CallExpression, frame: Frame) => Value): ContextFunction {
  return (call, frame, evaluate) => {
    const [argument] = call.arguments;
    const value = argument === undefined || call.arguments.length > 1 ? undefined : evaluate(argument, frame);
    const name = stringOf(value);
    if (value === undefined || name === undefined) throw new EvaluationError(`${call.name} takes one name`, call);
    if (!isSecret(value)) return lookUp(name, call, frame);
    const found = attempt(() => lookUp(name, call, frame));
    if (found instanceof EvaluationError) throw new EvaluationError(`${call.name} finds nothing under a secret name`, call);
    return found;
  };
}

function parameter(name: string, call: Span, frame: Frame): Value {
  if (frame.functionArguments === undefined) return frame.names.parameter(name, call);
  const value = frame.functionArguments.get(memberKey(name));
  if (value === undefined) throw new EvaluationError(`the function has no parameter '${name}'`, call);
  return value;
}

function lambdaVariable(name: string, call: Span, frame: Frame): Value {
  for (let at = frame.lambdas; at !== undefined; at = at.outer) {
    const value = at.variables.get(memberKey(name));
    if (value !== undefined) return value;
  }
  throw new EvaluationError(`there is no lambda variable '${name}' here`, call);
}

function copyIndex(call: CallExpression, frame: Frame, evaluate: Evaluate): Value {
  const [first, second] = call.arguments.map((argument) => evaluate(argument, frame));
  const name = stringOf(first);
  const loop = name === undefined ? unnamedLoop(frame.loops) : namedLoop(frame.loops, name);
  if (loop === undefined)
    throw new EvaluationError(
      name === undefined ? 'copyIndex() outside of a loop' : `there is no loop '${(first && shownText(first)) ?? '?'}' here`,
      call,
    );
  const offset = name === undefined ? first : second;
  return offset === undefined ? loop.index : callFunction('add', [loop.index, offset], call, { scope: frame.scope });
}

function unnamedLoop(innermost: LoopFrame | undefined): LoopFrame | undefined {
  for (let at = innermost; at !== undefined; at = at.outer) if (at.ofResource) return at;
  return innermost;
}

function namedLoop(innermost: LoopFrame | undefined, name: string): LoopFrame | undefined {
  for (let at = innermost; at !== undefined; at = at.outer) if (at.name === memberKey(name)) return at;
  return undefined;
}

function inScope(call: CallExpression, value: Value | undefined): Value {
  if (value === undefined) throw new EvaluationError(`${call.name}() is not available at this scope`, call);
  return value;
}

/** `listKeys(...)` and its like: answered by Azure alone, and secret. */
function list(call: CallExpression, frame: Frame, evaluate: Evaluate): Value {
  const [target, ...options] = call.arguments.map((argument) => evaluate(argument, frame));
  if (target === undefined) throw new EvaluationError(`${call.name} takes a resource`, call);
  return symbolicCall(call.name, [frame.names.idOf(target), ...options]);
}

function reference(call: CallExpression, frame: Frame, evaluate: Evaluate): Value {
  const args = call.arguments.map((argument) => evaluate(argument, frame));
  const [target] = args;
  if (target === undefined || args.length > 3) throw new EvaluationError('reference takes a resource, an API version and a mode', call);
  return frame.names.reference(target, args);
}

/** What the resource itself is before it is deployed; null where it is not there yet. */
function target(call: CallExpression, frame: Frame, evaluate: Evaluate): Value {
  const args = call.arguments.map((argument) => evaluate(argument, frame));
  return symbolicCall('target', args, undefined, undefined, frame.self && keyOf(frame.self));
}

function references(call: CallExpression, frame: Frame, evaluate: Evaluate): Value {
  const args = call.arguments.map((argument) => evaluate(argument, frame));
  return frame.names.references(stringOf(args[0]) ?? '', args, frame.premise) ?? symbolicCall('references', args, { type: 'array' });
}

function resourceInfo(call: CallExpression, frame: Frame, evaluate: Evaluate): Value {
  const [symbol, index] = call.arguments.map((argument) => evaluate(argument, frame));
  const at = index?.kind === 'scalar' && typeof index.value === 'number' ? index.value : 0;
  const info = frame.names.resource(stringOf(symbol) ?? '', at);
  if (info === undefined) throw new EvaluationError(`there is no resource '${(symbol && shownText(symbol)) ?? '?'}' in the template`, call);
  return objectOf([
    { name: 'id', value: info.id ?? scalar(null) },
    { name: 'name', value: info.name },
    { name: 'type', value: scalar(info.type) },
    { name: 'apiVersion', value: info.apiVersion ?? scalar(null) },
  ]);
}
