import { nearestTo } from '../../text/spelling.js';
import type { BoundFile } from '../binding/symbols.js';
import { ambientTypes } from '../lowering/types.js';
import { nodesOf } from '../syntax/lists.js';
import type { ProgramSyntax, SyntaxNode, TypeNameSyntax } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';
import { childNodes } from './child-nodes.js';
import type { Refusal } from './refusal.js';

/** Names that are types behind a bracket, or hold types. */
const others: ReadonlySet<string> = new Set(['resourceInput', 'resourceOutput', 'sys', 'az']);

/** Types that nothing declares. What an extension brings is not known, so files with one are left out. */
export function* unknownTypes({ program, names }: BoundFile): Generator<Refusal> {
  if ([...names.values()].some(({ kind }) => kind === 'extension')) return;
  for (const { name } of typeNamesIn(program)) {
    if (name.text === '' || names.has(name.text) || ambientTypes.has(name.text) || others.has(name.text)) continue;
    yield { message: `there is no type '${name.text}'${adviceOn(name.text, names)}`, at: name };
  }
}

function adviceOn(name: string, names: BoundFile['names']): string {
  const secured = /^secure(string|object)$/i.exec(name)?.[1]?.toLowerCase();
  if (secured !== undefined) return `: write @secure() above and '${secured}' here`;
  const declared = [...names].flatMap(([known, { kind }]) => (kind === 'type' || kind === 'imported' ? known : []));
  const [meant] = nearestTo(name, [...ambientTypes, ...declared]);
  return meant === undefined ? '' : `; did you mean '${meant}'?`;
}

function* typeNamesIn({ body }: ProgramSyntax): Generator<TypeNameSyntax> {
  for (const part of body) {
    if (part instanceof Token) continue;
    if (part.kind === 'parameter') yield* typeNames(part.type);
    if (part.kind === 'output') yield* typeNames(part.type);
    if (part.kind === 'type') yield* typeNames(part.value);
    if (part.kind !== 'function') continue;
    yield* typeNames(part.type);
    for (const { type } of nodesOf(part.parameters)) yield* typeNames(type);
  }
}

function* typeNames(node: SyntaxNode): Generator<TypeNameSyntax> {
  if (node.kind === 'typeName') yield node;
  else if (node.kind !== 'decorator') for (const child of childNodes(node)) yield* typeNames(child);
}
