import { plainTypeOf } from '../../template/plain-type.js';
import type { TypeSchema } from '../../template/template.js';
import { nearestTo } from '../../text/spelling.js';
import type { BoundFile, Decorators } from '../binding/symbols.js';
import { decoratorArguments } from '../binding/decorators.js';
import { nodesOf } from '../syntax/lists.js';
import type { DecoratorSyntax, SyntaxNode, TypeSyntax } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';
import type { Refusal } from './refusal.js';
import type { TypedNodes } from './typed-nodes.js';
import type { Kind } from './value-type.js';
import type { ValueTypes } from './value-types.js';

const typed = ['parameter', 'output', 'type', 'typeProperty', 'tupleItem'];
const deployed = ['resource', 'module'];

/** What each decorator may stand above. */
const places: ReadonlyMap<string, readonly string[] | 'all'> = new Map<string, readonly string[] | 'all'>([
  ['allowed', typed],
  ['batchSize', deployed],
  ['description', 'all'],
  ['discriminator', typed],
  ['export', ['type', 'variable', 'function']],
  ['maxLength', typed],
  ['maxValue', typed],
  ['metadata', typed],
  ['minLength', typed],
  ['minValue', typed],
  ['nullIfNotFound', ['resource']],
  ['onlyIfNotExists', ['resource']],
  ['patch', ['resource']],
  ['retryOn', ['resource']],
  ['sealed', typed],
  ['secure', typed],
  ['validate', typed],
  ['waitUntil', ['resource']],
]);

/** The types that decorators say more of. */
const kindsOf: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ['maxLength', ['array', 'string']],
  ['maxValue', ['int']],
  ['minLength', ['array', 'string']],
  ['minValue', ['int']],
  ['sealed', ['object']],
  ['secure', ['object', 'string']],
]);

interface DecoratedNode {
  readonly kind: string;
  readonly decorators: Decorators;
}

/** Decorators that there are not, or that say nothing of what they stand above. What an extension brings is not known, so files with one are left out. */
export function* wrongDecorators(
  file: BoundFile,
  nodes: TypedNodes,
  typeNodes: readonly SyntaxNode[],
  types: ValueTypes,
): Generator<Refusal> {
  if ([...file.names.values()].some(({ kind }) => kind === 'extension')) return;
  const resources = nodes.of('resource', 'module').map(([node]) => node);
  for (const node of new Set([...file.program.body, ...resources, ...typeNodes]))
    if (!(node instanceof Token) && 'decorators' in node) yield* ofNode(node, typeIn(node, types));
  for (const node of resources) yield* ofLoop(node);
}

/** The type that decorators add to. */
function typeIn(node: SyntaxNode, types: ValueTypes): TypeSchema | undefined {
  const type: TypeSyntax | undefined = node.kind === 'type' ? node.value : 'type' in node && isType(node.type) ? node.type : undefined;
  return type && types.declared.of(type);
}

function isType(type: unknown): type is TypeSyntax {
  return typeof type === 'object' && type !== null && 'kind' in type && !(type instanceof Token);
}

function* ofNode({ kind, decorators }: DecoratedNode, type: TypeSchema | undefined): Generator<Refusal> {
  const seen = new Set<string>();
  for (const decorator of nodesOf(decorators)) {
    const { start, source, arguments: args } = decorator.call;
    const spelled = source.text.slice(start, args.start);
    if (seen.has(spelled)) yield { message: `'@${spelled}()' stands here already`, at: decorator };
    seen.add(spelled);
    yield* ofDecorator(decorator, kind, type);
  }
}

function* ofDecorator(decorator: DecoratorSyntax, kind: string, type: TypeSchema | undefined): Generator<Refusal> {
  const { text } = decorator.call.name;
  const above = places.get(text);
  if (above === undefined) {
    const [meant] = nearestTo(text, [...places.keys()]);
    yield { message: `there is no decorator '${text}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`, at: decorator.call.name };
  } else if (above !== 'all' && !above.includes(kind)) yield { message: `'@${text}()' cannot stand above this`, at: decorator };
  const kinds = kindsOf.get(text);
  const given = plainTypeOf(type?.type);
  if (kinds !== undefined && given !== undefined && !kinds.includes(given))
    yield { message: `'@${text}()' is for ${kinds.join(' or ')}, not for ${given}`, at: decorator };
}

/** How many instances are deployed at once. */
function* ofLoop({ decorators, body }: { readonly decorators: Decorators; readonly body: { readonly kind: string } }): Generator<Refusal> {
  const size = decoratorArguments(decorators, 'batchSize');
  const decorator = nodesOf(decorators).find(({ call }) => call.name.text === 'batchSize');
  if (size === undefined || decorator === undefined) return;
  if (body.kind !== 'for') yield { message: "'@batchSize()' is for loops", at: decorator };
  const [count] = size;
  if (count?.kind === 'literal' && count.token.text === '0') yield { message: 'a batch has at least one instance', at: count };
}
