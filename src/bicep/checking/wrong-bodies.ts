import { nearestTo } from '../../text/spelling.js';
import type { BoundFile, ModuleSymbol, ResourceSymbol } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { ExpressionSyntax, PropertySyntax } from '../syntax/nodes.js';
import { keyText } from '../syntax/string-value.js';
import { bareExpression } from './child-nodes.js';
import type { Refusal } from './refusal.js';
import { type Kind, kindsBesideNull } from './value-type.js';
import { type LocalTypes, noLocalTypes, type ValueTypes } from './value-types.js';

const ofModules: readonly string[] = ['name', 'scope', 'params', 'dependsOn', 'identity', 'extensionConfigs'];
/** What is not asked of a resource that is there already. */
const ofDeployed: ReadonlySet<string> = new Set([
  'location',
  'properties',
  'sku',
  'kind',
  'tags',
  'identity',
  'zones',
  'plan',
  'managedBy',
]);

/** What the bodies of resources and modules lack, do not take, or have of another type. */
export function* wrongBodies({ resources, modules, names }: BoundFile, types: ValueTypes): Generator<Refusal> {
  for (const symbol of resources) if (symbol.extension === undefined) yield* ofResource(symbol, names, types);
  for (const symbol of modules) yield* ofModule(symbol, types);
}

function* ofResource(symbol: ResourceSymbol, names: BoundFile['names'], types: ValueTypes): Generator<Refusal> {
  const properties = propertiesOf(symbol);
  const hasSpread = nodesOf(symbol.object.items).some(({ kind }) => kind === 'spread');
  if (!properties.has('name') && !hasSpread && !symbol.object.items.some((item) => item.kind === 'skipped'))
    yield { message: `resource '${symbol.name}' needs a name`, at: symbol.syntax.name };
  yield* commonMistakes(symbol, properties, types);
  const parent = properties.get('parent');
  const base = parent && bareExpression(parent.value);
  const meant = base?.kind === 'index' ? bareExpression(base.base) : base;
  const named = meant?.kind === 'name' ? names.get(meant.name.text) : undefined;
  const wanted = symbol.type.split('/').slice(0, -1).join('/');
  if (parent !== undefined && named?.kind === 'resource' && named.type.toLowerCase() !== wanted.toLowerCase())
    yield { message: `the parent of a ${symbol.type} is a ${wanted}, not a ${named.type}`, at: parent.value };
  for (const [name, { key }] of symbol.existing ? properties : [])
    if (ofDeployed.has(name)) yield { message: `an existing resource takes no '${name}'`, at: key };
}

function* ofModule(symbol: ModuleSymbol, types: ValueTypes): Generator<Refusal> {
  const properties = propertiesOf(symbol);
  yield* commonMistakes(symbol, properties, types);
  for (const [name, { key }] of properties) {
    if (ofModules.includes(name)) continue;
    const [meant] = nearestTo(name, ofModules);
    yield { message: `a module takes no '${name}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`, at: key };
  }
}

function* commonMistakes(
  symbol: ResourceSymbol | ModuleSymbol,
  properties: ReadonlyMap<string, PropertySyntax>,
  types: ValueTypes,
): Generator<Refusal> {
  const locals = localsIn(symbol, types);
  const isOf = function* (node: ExpressionSyntax | undefined, kinds: readonly Kind[], what: string, taken: string): Generator<Refusal> {
    const type = node && types.of(node, locals);
    const given = type?.kinds.length === 1 ? type.kinds : kindsBesideNull(type);
    if (node !== undefined && !given.every((kind) => kinds.includes(kind)))
      yield { message: `${what} is ${taken}, not ${given.join(' or ')}`, at: node };
  };
  yield* isOf(properties.get('name')?.value, ['string'], `the name of '${symbol.name}'`, 'a string');
  yield* isOf(properties.get('scope')?.value, ['object'], `the scope of '${symbol.name}'`, 'a resource or a scope');
  const needed = properties.get('dependsOn')?.value;
  yield* isOf(needed, ['array'], `'dependsOn' of '${symbol.name}'`, 'an array');
  for (const item of needed?.kind === 'array' ? nodesOf(needed.items) : [])
    if (item.kind !== 'spread') yield* isOf(item, ['array', 'object'], `what '${symbol.name}' depends on`, 'a resource or a module');
}

function propertiesOf({ object }: ResourceSymbol | ModuleSymbol): ReadonlyMap<string, PropertySyntax> {
  return new Map(nodesOf(object.items).flatMap((item) => (item.kind === 'objectProperty' ? [[keyText(item) ?? '', item]] : [])));
}

/** The names that a body sees, with what is known of them. */
function localsIn(symbol: ResourceSymbol | ModuleSymbol, types: ValueTypes): LocalTypes {
  const container = symbol.kind === 'resource' ? symbol.container : undefined;
  const outer = container === undefined ? noLocalTypes : localsIn(container, types);
  const inside = symbol.loop === undefined ? outer : types.inLoop(symbol.loop, outer);
  const nested = symbol.kind === 'resource' ? [...symbol.nested.keys()] : [];
  return new Map([...inside, ...nested.map((name) => [name, undefined] as const)]);
}
