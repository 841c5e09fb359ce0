import { isUnread } from '../template/build.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import type { ParameterArgument, ParameterValues } from '../template/template.js';
import { isToken, textWithTokens, TokenNotes } from '../template/tokens.js';
import type { Source, Span } from '../text/source.js';
import { readJson } from './json-reader.js';
import { fileKindOf } from './schema-uri.js';
import { isNamed, literalText, memberOf, ShapeReader } from './shape-reader.js';
import type { NamedProperty } from './shape-reader.js';

/**
 * Reads a parameter file: with its envelope, as a plain object of `{ value }` members, or as a plain object of values. Strings are
 * literal. The value is undefined for a Key Vault reference, a computed value and a token.
 * Never throws.
 */
export function readParameterFile(source: Source): ParameterValues {
  const { root, diagnostics } = readJson(source, 'data');
  const shapes = new ShapeReader('parameter-file', diagnostics);
  const values = new Map<string, ParameterArgument>();
  const file = root === undefined ? undefined : shapes.object(root, 'a parameter file');
  const tokens = new TokenNotes();
  for (const argument of file === undefined ? [] : argumentsOf(file, shapes)) {
    const value = argument.value && withTokens(argument.value, tokens);
    values.set(argument.name.toLowerCase(), { ...argument, value: value !== undefined && isToken(value) ? undefined : value });
  }
  return { source, values, diagnostics: [...shapes.diagnostics, ...tokens.diagnostics] };
}

function argumentsOf(file: ObjectExpression, shapes: ShapeReader): ParameterArgument[] {
  const schema = memberOf(file, '$schema');
  const parameters = memberOf(file, 'parameters');
  if (schema !== undefined && fileKindOf(literalText(schema)) === 'template') {
    if (memberOf(file, 'resources') !== undefined || !holdsValues(parameters)) {
      shapes.wrong(schema, 'this is a deployment template, expected a parameter file');
      return [];
    }
    shapes.doubtful(schema, 'this `$schema` is that of a template, but the file holds parameter values: they are used');
  }
  if (parameters !== undefined || schema !== undefined)
    return shapes.declared(parameters, '`parameters`').flatMap((property) => enveloped(property, shapes));
  const properties = file.properties.filter(isNamed).filter(({ key }) => key.name.toLowerCase() !== 'contentversion');
  if (properties.some(({ value }) => isEnvelope(value))) return properties.flatMap((property) => enveloped(property, shapes));
  return properties.map((property) => argument(property, property.value));
}

function enveloped(property: NamedProperty, shapes: ShapeReader): ParameterArgument[] {
  if (isEnvelope(property.value)) return [argument(property, memberOf(property.value, 'value'))];
  if (shapes.diagnostics.some(({ span }) => span !== undefined && isInside(span, property))) return [argument(property, undefined)];
  shapes.wrong(property.value, `parameter \`${property.key.name}\` must be an object with \`value\` or \`reference\``);
  return [];
}

/** Whether a report is about a part of a node: then the node is broken, and what it seems to be says nothing. */
function isInside(span: Span, { start, end }: Span): boolean {
  return span.start >= start && span.end <= end;
}

function holdsValues(parameters: Expression | undefined): boolean {
  return parameters?.kind === 'object' && parameters.properties.some(({ value }) => isEnvelope(value));
}

function isEnvelope(expression: Expression): boolean {
  return ['value', 'reference', 'expression'].some((name) => memberOf(expression, name) !== undefined);
}

function argument(property: NamedProperty, value: Expression | undefined): ParameterArgument {
  const { key, source, start, end } = property;
  return { name: key.name, nameSpan: key, value: value && isUnread(value) ? undefined : value, source, start, end };
}

/** A literal value, unknown where tokens stand in it. */
function withTokens(value: Expression, notes: TokenNotes): Expression {
  switch (value.kind) {
    case 'literal': {
      const unknown = typeof value.value === 'string' ? textWithTokens(value.value, value) : undefined;
      if (unknown !== undefined) notes.note(unknown);
      return unknown ?? value;
    }
    case 'array':
      return { ...value, items: value.items.map((item) => withTokens(item, notes)) };
    case 'object':
      return { ...value, properties: value.properties.map((property) => ({ ...property, value: withTokens(property.value, notes) })) };
    default:
      return value;
  }
}
