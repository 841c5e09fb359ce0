import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import type { Template } from '../template/template.js';
import type { Source } from '../text/source.js';
import { readDefinitions, readFunctions, readOutputs, readParameters, readVariables } from './declaration-reader.js';
import { DeferredText } from './deferred-text.js';
import { readJson } from './json-reader.js';
import type { TextBinding } from './nested-text.js';
import { readResources } from './resource-reader.js';
import { fileKindOf, nearKindOf, targetScopeOf } from './schema-uri.js';
import { isNamed, literalText, memberOf, ShapeReader } from './shape-reader.js';
import { withSectionsOnce } from './template-sections.js';

/**
 * Reads a deployment template. Undefined where the text is something else: it has neither the `$schema` of a template, or nearly so, nor
 * `resources` with a `contentVersion`. Never throws; what is wrong with the text is in the template's diagnostics.
 */
export function readArmTemplate(source: Source): Template | undefined {
  const { root, diagnostics } = readJson(source, 'template');
  if (root?.kind !== 'object') return undefined;
  const schema = memberOf(root, '$schema');
  const hasSchema = fileKindOf(literalText(schema)) === 'template';
  const hasShape = memberOf(root, 'resources') !== undefined && memberOf(root, 'contentVersion') !== undefined;
  if (!hasSchema && !hasShape && nearKindOf(literalText(schema)) !== 'template') return undefined;
  const { root: template, repeats } = withSectionsOnce(root);
  return readTemplate(template, [...diagnostics, ...(hasSchema || schema === undefined ? [] : [wrongSchema(schema)]), ...repeats]);
}

function wrongSchema(schema: Expression): Diagnostic {
  const usual = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return diagnosticAt('template-shape', `this \`$schema\` is not that of a deployment template, such as ${usual}`, schema);
}

/**
 * Reads a template that is data: what an expression for the template of a nested deployment gives. Its texts in brackets are expressions.
 */
export function readTemplateData(root: ObjectExpression): Template {
  return readTemplate(withExpressions(root) as ObjectExpression);
}

function withExpressions(node: Expression): Expression {
  const { source, start, end } = node;
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' && isExpressionText(node.value) ? new DeferredText(node.value, source, start, end) : node;
    case 'array':
      return { ...node, items: node.items.map(withExpressions) };
    case 'object':
      return { ...node, properties: node.properties.map((property) => ({ ...property, value: withExpressions(property.value) })) };
    default:
      return node;
  }
}

function isExpressionText(text: string): boolean {
  return text.startsWith('[') && !text.startsWith('[[') && text.endsWith(']');
}

/** Lowers an object that is a template of its own. `syntax` is what was wrong with its text. */
export function readTemplate(written: ObjectExpression, syntax: readonly Diagnostic[] = []): Template {
  return lowered(written, new ShapeReader('template-shape', syntax), 'own');
}

/** Lowers the template of a nested deployment. */
export function readNestedTemplate(written: ObjectExpression, texts: TextBinding): Template {
  return lowered(written, new ShapeReader('template-shape', [], true), texts);
}

function lowered(written: ObjectExpression, shapes: ShapeReader, texts: TextBinding): Template {
  const root = shapes.withoutRepeats(written);
  const { source, start, end } = root;
  const metadata = memberOf(root, 'metadata');
  const resources = memberOf(root, 'resources');
  const symbolicNames = usesSymbolicNames(literalText(memberOf(root, 'languageVersion')), resources);
  return {
    targetScope: targetScopeOf(literalText(memberOf(root, '$schema'))),
    symbolicNames,
    contentVersion: shapes.text(memberOf(root, 'contentVersion'), '`contentVersion`'),
    metadata: metadata?.kind === 'object' ? metadata : undefined,
    parameters: readParameters(memberOf(root, 'parameters'), shapes),
    variables: readVariables(memberOf(root, 'variables'), shapes),
    functions: readFunctions(memberOf(root, 'functions'), shapes),
    definitions: readDefinitions(memberOf(root, 'definitions'), shapes),
    resources: readResources(resources, { shapes, symbolicNames, extensions: extensionsOf(root), texts, readNested: readNestedTemplate }),
    outputs: readOutputs(memberOf(root, 'outputs'), shapes),
    diagnostics: shapes.diagnostics,
    source,
    start,
    end,
  };
}

function usesSymbolicNames(languageVersion: string | undefined, resources: Expression | undefined): boolean {
  if (languageVersion !== undefined && parseFloat(languageVersion) >= 2) return true;
  return resources?.kind === 'object' && resources.properties.length > 0;
}

/** Names of extensions by the lower-cased names that resources call them; undefined for Azure Resource Manager itself. */
function extensionsOf(root: ObjectExpression): ReadonlyMap<string, string | undefined> {
  const extensions = new Map<string, string | undefined>();
  for (const [section, nameKey] of [['imports', 'provider'] as const, ['extensions', 'name'] as const]) {
    const declared = memberOf(root, section);
    const properties = declared?.kind === 'object' ? declared.properties.filter(isNamed) : [];
    for (const { key, value } of properties) {
      const name = literalText(memberOf(value, nameKey)) ?? key.name;
      extensions.set(key.name.toLowerCase(), /^(az|azureresourcemanager)$/i.test(name) ? undefined : name);
    }
  }
  return extensions;
}
