import type { BoundFile, FileSymbol } from '../binding/symbols.js';
import { decoratorArguments } from '../binding/decorators.js';
import type { TypeSyntax } from '../syntax/nodes.js';
import { nodesOf } from '../syntax/lists.js';
import { Circles } from '../modules/circles.js';
import { namesUsedBy } from './name-uses.js';
import type { Refusal } from './refusal.js';
import type { ValueTypes } from './value-types.js';

type Declared<Kind extends FileSymbol['kind']> = Extract<FileSymbol, { readonly kind: Kind }>;

/** Defaults beside null, types that need themselves, names that functions do not see, and variables that are exported without what they are made of. */
export function* wrongDeclarations(file: BoundFile, types: ValueTypes): Generator<Refusal> {
  const needed = new Circles((symbol: Declared<'type'>) => typesNeededBy(symbol.syntax.value, file));
  const unexported = reachOf(file);
  for (const [name, symbol] of file.names) {
    if (symbol.kind === 'parameter') yield* nullableDefault(symbol, types);
    if (symbol.kind === 'function') yield* unseenNames(symbol, file);
    if (symbol.kind === 'type' && [...typesNeededBy(symbol.syntax.value, file)].some((other) => needed.leadsBack(other, symbol)))
      yield { message: `values of type '${name}' would need one of the same type inside of them`, at: symbol.syntax.name };
    if (symbol.kind !== 'variable' || decoratorArguments(symbol.syntax.decorators, 'export') === undefined) continue;
    const kind = unexported(symbol);
    if (kind !== undefined) yield { message: `an exported variable cannot be made of a ${kind}`, at: symbol.syntax.name };
  }
}

function* nullableDefault({ syntax }: Declared<'parameter'>, types: ValueTypes): Generator<Refusal> {
  const { type, defaultValue } = syntax;
  if (defaultValue !== undefined && types.declared.of(type).nullable)
    yield { message: 'a parameter that may be null has null as its default, and takes no other', at: defaultValue };
}

/** A function sees the variables of its file and its own parameters. */
function* unseenNames(symbol: Declared<'function'>, file: BoundFile): Generator<Refusal> {
  for (const { symbol: used, at } of namesUsedBy(symbol, file))
    if (used.kind === 'parameter' || used.kind === 'module') yield { message: `a function cannot see a ${used.kind} of its file`, at };
}

/** The types of the file that each value of a type has a value of. */
function* typesNeededBy(type: TypeSyntax, file: BoundFile): Generator<Declared<'type'>> {
  switch (type.kind) {
    case 'typeName': {
      const symbol = file.names.get(type.name.text);
      if (symbol?.kind === 'type') yield symbol;
      break;
    }
    case 'parenthesizedType':
      yield* typesNeededBy(type.type, file);
      break;
    case 'arrayType':
      yield* typesNeededBy(type.item, file);
      break;
    case 'objectType':
      for (const { name, type: member } of nodesOf(type.items)) if (name.kind !== '*') yield* typesNeededBy(member, file);
      break;
    case 'tupleType':
      for (const item of nodesOf(type.items)) yield* typesNeededBy(item.type, file);
      break;
    default:
  }
}

/** What a variable is made of that cannot be exported with it, directly or by way of others. */
function reachOf(file: BoundFile): (symbol: FileSymbol) => string | undefined {
  const found = new Map<FileSymbol, string | undefined>();
  const reach = (symbol: FileSymbol): string | undefined => {
    if (symbol.kind === 'parameter' || symbol.kind === 'resource' || symbol.kind === 'module') return symbol.kind;
    if (!found.has(symbol)) {
      found.set(symbol, undefined);
      for (const use of namesUsedBy(symbol, file)) found.set(symbol, found.get(symbol) ?? reach(use.symbol));
    }
    return found.get(symbol);
  };
  return reach;
}
