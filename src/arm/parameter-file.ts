import type { Expression, ObjectExpression } from '../template/expression.js';
import type { ParameterArgument, ParameterValues } from '../template/template.js';
import type { Source } from '../text/source.js';
import { readJson } from './json-reader.js';
import { holdsPlaceholder } from './placeholder.js';
import { fileKindOf } from './schema-uri.js';
import { isNamed, literalText, memberOf, ShapeReader } from './shape-reader.js';
import type { NamedProperty } from './shape-reader.js';

/**
 * Reads a parameter file: with its envelope, as a plain object of `{ value }` members, or as a plain object of values. Strings are
 * literal. The value is undefined for a Key Vault reference, a computed value and a placeholder. Never throws.
 */
export function readParameterFile(source: Source): ParameterValues {
  const { root, diagnostics } = readJson(source, 'data');
  const shapes = new ShapeReader('parameter-file', diagnostics);
  const values = new Map<string, ParameterArgument>();
  const file = root === undefined ? undefined : shapes.object(root, 'a parameter file');
  for (const argument of file === undefined ? [] : argumentsOf(file, shapes)) values.set(argument.name.toLowerCase(), argument);
  return { source, values, diagnostics: shapes.diagnostics };
}

function argumentsOf(file: ObjectExpression, shapes: ShapeReader): ParameterArgument[] {
  const schema = memberOf(file, '$schema');
  if (schema !== undefined && fileKindOf(literalText(schema)) === 'template') {
    shapes.wrong(schema, 'this is a deployment template, expected a parameter file');
    return [];
  }
  const parameters = memberOf(file, 'parameters');
  if (parameters !== undefined || schema !== undefined)
    return shapes.declared(parameters, '`parameters`').flatMap((property) => enveloped(property, shapes));
  const properties = file.properties.filter(isNamed).filter(({ key }) => key.name.toLowerCase() !== 'contentversion');
  if (properties.some(({ value }) => isEnvelope(value))) return properties.flatMap((property) => enveloped(property, shapes));
  return properties.map((property) => argument(property, property.value));
}

function enveloped(property: NamedProperty, shapes: ShapeReader): ParameterArgument[] {
  if (isEnvelope(property.value)) return [argument(property, memberOf(property.value, 'value'))];
  shapes.wrong(property.value, `parameter \`${property.key.name}\` must be an object with \`value\` or \`reference\``);
  return [];
}

function isEnvelope(expression: Expression): boolean {
  return ['value', 'reference', 'expression'].some((name) => memberOf(expression, name) !== undefined);
}

function argument(property: NamedProperty, value: Expression | undefined): ParameterArgument {
  const { key, source, start, end } = property;
  return { name: key.name, nameSpan: key, value: value !== undefined && holdsPlaceholder(value) ? undefined : value, source, start, end };
}
