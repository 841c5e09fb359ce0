import { isReadAsJson, signatureOf } from '../../functions/index.js';
import type { Span } from '../../text/source.js';
import { nearestTo } from '../../text/spelling.js';
import type { BoundFile } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { CallSyntax, ExpressionSyntax, MethodCallSyntax } from '../syntax/nodes.js';
import { calledFunction, type FunctionNames, replacedFunctions, templateFunctions } from './language-functions.js';
import type { Refusal } from './refusal.js';
import type { TypedNodes } from './typed-nodes.js';
import { kindsBesideNull } from './value-type.js';
import type { LocalTypes, ValueTypes } from './value-types.js';

/** Functions that make another value with each deployment. */
const inDefaultsOnly: ReadonlySet<string> = new Set(['newGuid', 'utcNow']);

/** Calls of functions that there are not, or with arguments that they do not take. What an extension brings is not known, so files with one are left out. */
export function* wrongCalls(
  file: BoundFile,
  nodes: TypedNodes,
  types: ValueTypes,
  functions: FunctionNames = templateFunctions,
): Generator<Refusal> {
  if ([...file.names.values()].some(({ kind }) => kind === 'extension')) return;
  for (const [node, locals] of nodes.of('call', 'methodCall')) {
    const name = calledFunction(node, locals, file.names);
    if (name !== undefined) {
      yield* missing(node, name, functions);
      yield* wrongArguments(node, name, locals, types);
      yield* unreadJson(node, name, locals, types);
      yield* wrongLambdas(node, name);
      if (inDefaultsOnly.has(name) && !isInDefault(node, file))
        yield { message: `'${name}' can be called in the default of a parameter only`, at: node };
    } else if (node.kind === 'call') yield* notCallable(node, locals, file);
  }
}

function isInDefault({ start }: Span, { program }: BoundFile): boolean {
  return program.body.some((part) => part.kind === 'parameter' && part.start <= start && start < part.end);
}

function* missing(node: CallSyntax | MethodCallSyntax, name: string, { sys, az }: FunctionNames): Generator<Refusal> {
  const namespace = node.kind === 'methodCall' && node.base.kind === 'name' ? node.base.name.text : undefined;
  const known = namespace === undefined ? new Set([...sys, ...az]) : namespace === 'sys' ? sys : az;
  const isList = namespace !== 'sys' && az.has('reference') && name.startsWith('list');
  if (known.has(name) || isList || name === '') return;
  const place = namespace === undefined ? '' : ` in '${namespace}'`;
  yield { message: `there is no function '${name}'${place}${adviceOn(name, known)}`, at: node.name };
}

function adviceOn(name: string, known: ReadonlySet<string>): string {
  const instead = replacedFunctions.get(name);
  if (instead !== undefined) return `: write ${instead}`;
  const [meant] = nearestTo(name, [...known]);
  return meant === undefined ? '' : `; did you mean '${meant}'?`;
}

function* notCallable(node: CallSyntax, locals: LocalTypes, { names }: BoundFile): Generator<Refusal> {
  const { text } = node.name;
  const kind = locals.has(text) ? 'local name' : names.get(text)?.kind;
  if (kind === 'local name' || kind === 'parameter' || kind === 'variable' || kind === 'resource' || kind === 'module')
    yield { message: `'${text}' is a ${kind}, not a function`, at: node.name };
}

function* wrongArguments(node: CallSyntax | MethodCallSyntax, name: string, locals: LocalTypes, types: ValueTypes): Generator<Refusal> {
  const signature = signatureOf(name);
  if (signature === undefined) return;
  const { takes, optional, rest } = signature;
  const args = nodesOf(node.arguments.items);
  const least = takes.length - optional;
  if (args.length < least) yield wrongCount(name, `at least ${least}`, args.length, node);
  else if (rest === 'none' && args.length > takes.length) yield wrongCount(name, `at most ${takes.length}`, args.length, node);
  for (const [index, argument] of args.entries()) {
    const taken = takes[index] ?? (rest === 'none' ? undefined : rest);
    const given = taken === undefined ? [] : givenTypes(argument, locals, types);
    if (taken !== undefined && !given.every((type) => taken.includes(type)))
      yield { message: `'${name}' takes ${taken.join(' or ')} as argument ${index + 1}, not ${given.join(' or ')}`, at: argument };
  }
}

function givenTypes(
  argument: ExpressionSyntax,
  locals: LocalTypes,
  types: ValueTypes,
): readonly ReturnType<typeof kindsBesideNull>[number][] | readonly ['lambda'] {
  return argument.kind === 'lambda' ? ['lambda'] : kindsBesideNull(types.of(argument, locals));
}

/** What `json` is to read, where it is written out. */
function* unreadJson(node: CallSyntax | MethodCallSyntax, name: string, locals: LocalTypes, types: ValueTypes): Generator<Refusal> {
  const [argument] = nodesOf(node.arguments.items);
  const text = name === 'json' ? types.writtenText(argument, locals) : undefined;
  if (argument !== undefined && text !== undefined && !isReadAsJson(text))
    yield { message: "'json' cannot read its argument as JSON", at: argument };
}

/** How many values the lambdas of functions take. */
const lambdaParameters: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['filter', [1, 2]],
  ['groupBy', [1, 1]],
  ['map', [1, 2]],
  ['mapValues', [1, 1]],
  ['reduce', [2, 3]],
  ['sort', [2, 2]],
  ['toObject', [1, 1]],
]);

function* wrongLambdas(node: CallSyntax | MethodCallSyntax, name: string): Generator<Refusal> {
  const [least, most] = lambdaParameters.get(name) ?? [0, Infinity];
  for (const argument of nodesOf(node.arguments.items)) {
    if (argument.kind !== 'lambda') continue;
    const count = argument.parameters.filter(({ kind }) => kind === 'identifier').length;
    const range = least === most ? String(least) : `${least} to ${most}`;
    if (count < least || count > most) yield { message: `the lambda of '${name}' takes ${range} values, not ${count}`, at: argument };
  }
}

function wrongCount(name: string, range: string, count: number, at: Span): Refusal {
  return { message: `'${name}' takes ${range} arguments, not ${count}`, at };
}
