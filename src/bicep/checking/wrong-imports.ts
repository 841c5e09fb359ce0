import type { BoundFile } from '../binding/symbols.js';
import { decoratorArguments } from '../binding/decorators.js';
import type { BicepLibrary } from '../modules/library.js';
import { nodesOf } from '../syntax/lists.js';
import { tokenText } from '../syntax/string-value.js';
import { Token } from '../syntax/token.js';
import type { Refusal } from './refusal.js';
import type { TypedNodes } from './typed-nodes.js';

/** Names that are imported from a file that does not export them. */
export function* wrongImports(file: BoundFile, nodes: TypedNodes, library: BicepLibrary): Generator<Refusal> {
  for (const part of file.program.body) {
    if (part instanceof Token || part.kind !== 'import' || part.target.kind !== 'importList') continue;
    for (const { name } of nodesOf(part.target.items))
      yield* notExported(name, name.kind === 'string' ? tokenText(name) : name.text, part.path, library);
  }
  for (const [node, locals] of nodes.of('property', 'methodCall')) {
    if (node.base.kind !== 'name' || locals.has(node.base.name.text)) continue;
    const symbol = file.names.get(node.base.name.text);
    if (symbol?.kind === 'namespace') yield* notExported(node.name, node.name.text, symbol.path, library);
  }
}

function* notExported(at: Token, name: string, path: Token, library: BicepLibrary): Generator<Refusal> {
  const found = library.module(path);
  if (found.kind !== 'bicep' || found.file.program.diagnostics.length > 0) return;
  const symbol = found.file.names.get(name);
  const canBe = symbol?.kind === 'variable' || symbol?.kind === 'type' || symbol?.kind === 'function';
  if (canBe && decoratorArguments(symbol.syntax.decorators, 'export') !== undefined) return;
  yield { message: `'${tokenText(path)}' ${canBe ? 'declares' : 'exports no'} '${name}'${canBe ? " without '@export()'" : ''}`, at };
}
