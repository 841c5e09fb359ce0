import { nearestTo } from '../../text/spelling.js';
import type { BoundFile } from '../binding/symbols.js';
import { ambientTypes } from '../lowering/types.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { Refusal } from './refusal.js';

/** Names that are types behind a bracket, or hold types. */
const others: ReadonlySet<string> = new Set(['resourceInput', 'resourceOutput', 'sys', 'az']);

/** Types that nothing declares. What an extension brings is not known, so files with one are left out. */
export function* unknownTypes({ names }: BoundFile, types: readonly SyntaxNode[]): Generator<Refusal> {
  if ([...names.values()].some(({ kind }) => kind === 'extension')) return;
  for (const node of types) {
    if (node.kind !== 'typeName') continue;
    const { name } = node;
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
