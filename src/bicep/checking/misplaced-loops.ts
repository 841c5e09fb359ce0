import type { BoundFile } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax, ForSyntax, ObjectSyntax, SyntaxNode } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';
import { childNodes } from './child-nodes.js';
import type { Refusal } from './refusal.js';
import type { TypedNodes } from './typed-nodes.js';

const places = 'a loop can only be the value of a resource, module, variable or output, or of a property of a resource or module';

/** Loops that stand where the compiler takes none, or inside the loop of a property. */
export function* misplacedLoops({ program, resources, modules }: BoundFile, nodes: TypedNodes): Generator<Refusal> {
  if (nodes.of('for').length === 0) return;
  for (const { object } of [...resources, ...modules]) yield* inBody(object, false);
  for (const part of program.body) {
    if (part instanceof Token) continue;
    if (part.kind === 'variable' || part.kind === 'output' || part.kind === 'assignment')
      yield* elsewhere(part.value.kind === 'for' ? childNodes(part.value) : [part.value]);
    else if (part.kind === 'parameter' && part.defaultValue !== undefined) yield* elsewhere([part.defaultValue]);
  }
}

function* inBody(object: ObjectSyntax, inLoop: boolean): Generator<Refusal> {
  for (const item of nodesOf(object.items)) {
    if (item.kind === 'spread') yield* elsewhere([item.expression]);
    if (item.kind !== 'objectProperty') continue;
    if (item.value.kind === 'for') yield* inPropertyLoop(item.value, inLoop);
    else yield* inValue(item.value, inLoop);
  }
}

function* inPropertyLoop(loop: ForSyntax, inLoop: boolean): Generator<Refusal> {
  if (inLoop) yield { message: 'the loop of a property cannot stand inside that of another property', at: loop };
  else {
    yield* elsewhere([loop.items]);
    if (loop.body.kind !== 'condition') yield* inValue(loop.body, true);
  }
}

function* inValue(value: ExpressionSyntax, inLoop: boolean): Generator<Refusal> {
  if (value.kind === 'object') yield* inBody(value, inLoop);
  else if (value.kind === 'array') {
    for (const item of nodesOf(value.items)) if (item.kind !== 'spread') yield* inValue(item, inLoop);
  } else yield* elsewhere([value]);
}

function* elsewhere(nodes: readonly SyntaxNode[]): Generator<Refusal> {
  for (const node of nodes) {
    if (node.kind === 'for') yield { message: places, at: node };
    else yield* elsewhere(childNodes(node));
  }
}
