import { readDeployment } from '../../arm/deployment-reader.js';
import { readJson } from '../../arm/json-reader.js';
import { ShapeReader } from '../../arm/shape-reader.js';
import { readNestedTemplate } from '../../arm/template-reader.js';
import type { ObjectExpression, PropertyExpression } from '../../template/expression.js';
import type { NestedDeployment } from '../../template/template.js';
import type { ResourceSymbol } from '../binding/symbols.js';
import type { ExpressionSyntax } from '../syntax/nodes.js';
import { nodesOf } from '../syntax/lists.js';
import { objectOf } from '../../template/build.js';
import { constantText } from './constant-text.js';
import type { Lowering } from './context.js';
import { bodyProperty } from './resource-references.js';

const deploymentType = 'microsoft.resources/deployments';
/** How many variables may lead to a loaded file. */
const mostSteps = 20;

/** What a deployment deploys that a file declares as a resource, its template written out or loaded; undefined for any other resource. */
export function templateDeployment(symbol: ResourceSymbol, body: ObjectExpression, lowering: Lowering): NestedDeployment | undefined {
  if (symbol.existing || symbol.type.toLowerCase() !== deploymentType) return undefined;
  const properties = bodyProperty(symbol.object, 'properties');
  const loaded = properties?.kind === 'object' ? loadedTemplate(bodyProperty(properties, 'template'), lowering) : undefined;
  const whole = loaded === undefined ? body : withTemplate(body, loaded);
  const shapes = new ShapeReader('template-shape');
  const deployment = readDeployment(whole, {
    shapes,
    symbolicNames: false,
    extensions: new Map(),
    texts: 'own',
    readNested: readNestedTemplate,
  });
  for (const { code, message, span } of shapes.diagnostics) lowering.report(code, message, span ?? body);
  return loaded === undefined ? deployment : { ...deployment, expressionScope: 'inner' };
}

/** A template that is loaded as JSON: its strings in brackets are expressions of its own. */
function loadedTemplate(node: ExpressionSyntax | undefined, lowering: Lowering, steps = 0): ObjectExpression | undefined {
  if (node?.kind === 'name' && steps < mostSteps) {
    const symbol = lowering.file.names.get(node.name.text);
    return symbol?.kind === 'variable' ? loadedTemplate(symbol.syntax.value, lowering, steps + 1) : undefined;
  }
  if (node?.kind !== 'call' || node.name.text !== 'loadJsonContent') return undefined;
  const args = nodesOf(node.arguments.items);
  const path = args.length === 1 ? constantText(args[0], lowering) : undefined;
  const file = path === undefined ? undefined : lowering.library.read(node.source, path);
  const root = file !== undefined && lowering.takesIn(file.text.length, node) ? readJson(file, 'template').root : undefined;
  return root?.kind === 'object' ? root : undefined;
}

function withTemplate(body: ObjectExpression, template: ObjectExpression): ObjectExpression {
  return replaced(body, 'properties', (properties) =>
    properties.kind === 'object' ? replaced(properties, 'template', () => template) : properties,
  );
}

function replaced(
  object: ObjectExpression,
  name: string,
  change: (value: PropertyExpression['value']) => PropertyExpression['value'],
): ObjectExpression {
  const properties = object.properties.map((one) =>
    one.key.kind === 'key' && one.key.name === name ? { ...one, value: change(one.value) } : one,
  );
  return objectOf(object, properties);
}
