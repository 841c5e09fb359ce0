import type { ParameterArgument, ParameterDeclaration, TypeSchema } from '../template/template.js';
import type { Span } from '../text/source.js';
import { equalValues } from '../values/compare.js';
import { relocate, scalar, symbolicCall } from '../values/construct.js';
import { evaluateSite } from './evaluate-expression.js';
import { isSurelyNotNull, simplifyCoalesce } from '../values/conditions.js';
import type { Frame } from './frame.js';
import type { ScalarValue, SymbolFacts, Value } from '../values/value.js';

/**
 * The value of a parameter: what is given, else its default, else null where it may be null, else a symbol. Values of secure parameters
 * stay symbols whatever is given, so that no secret can reach a report.
 */
export function evaluateParameter(
  declaration: ParameterDeclaration,
  argument: ParameterArgument | undefined,
  caller: Frame | undefined,
  own: Frame,
): Value {
  const schema = resolvedSchema(declaration.schema, own);
  if (isSecure(schema)) return secret(declaration, schema, argument, caller, own);
  const given = argument?.value === undefined ? undefined : evaluateSite(argument.value, caller ?? own);
  if (given !== undefined && !isNull(given)) {
    const fits = checkValue(given, schema, declaration, argument ?? declaration, own);
    if (!fits) return parameterSymbol(declaration, schema, own);
    return relocate(orDefault(given, declaration, own), {
      span: argument ?? declaration,
      step: caller === undefined ? 'given' : 'argument',
      name: declaration.name,
      from: given.origin,
    });
  }
  if (argument !== undefined && given === undefined) return parameterSymbol(declaration, schema, own);
  if (declaration.defaultValue !== undefined) {
    const value = evaluateSite(declaration.defaultValue, own);
    own.session.usedDefaults([declaration]);
    if (!isNull(value)) checkValue(value, schema, declaration, declaration.defaultValue, own);
    return relocate(value, { span: declaration.defaultValue, step: 'default', name: declaration.name, from: value.origin });
  }
  return schema.nullable
    ? scalar(null, { span: declaration, step: 'default', name: declaration.name })
    : parameterSymbol(declaration, schema, own);
}

/**
 * A secret that a nested deployment hands on is still the same secret; one that is written down is not repeated. An empty default holds none.
 */
function secret(
  declaration: ParameterDeclaration,
  schema: TypeSchema,
  argument: ParameterArgument | undefined,
  caller: Frame | undefined,
  own: Frame,
): Value {
  const [expression, frame] = argument === undefined ? [declaration.defaultValue, own] : [argument.value, caller];
  const value = expression && frame && evaluateSite(expression, frame);
  if (expression === undefined && argument === undefined && schema.nullable) return scalar(null);
  if (value === undefined || !holdsNothing(value)) return parameterSymbol(declaration, schema, own);
  if (argument === undefined) own.session.usedDefaults([declaration]);
  return value;
}

function holdsNothing(value: Value): boolean {
  if (value.kind === 'scalar') return value.value === '' || value.value === null;
  return value.kind === 'unknown' || (value.kind === 'object' && value.members.size === 0);
}

/** An argument that may turn out null leaves room for the default. */
function orDefault(given: Value, declaration: ParameterDeclaration, own: Frame): Value {
  const { defaultValue } = declaration;
  if (isSurelyNotNull(given) || defaultValue === undefined) return given;
  return simplifyCoalesce([given, evaluateSite(defaultValue, own)]);
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** A schema with its `$ref` followed; what the reference itself says counts too. */
function resolvedSchema(schema: TypeSchema, frame: Frame): TypeSchema {
  let at = schema;
  let nullable = schema.nullable;
  for (let hops = 0; at.ref !== undefined && hops < 20; hops++) {
    const target = frame.names.template.definitions.get(at.ref);
    if (target === undefined) break;
    at = target.schema;
    nullable ||= at.nullable;
  }
  if (at === schema) return schema;
  const { items, properties } = at;
  return { ...at, items, properties, nullable, allowedValues: schema.allowedValues ?? at.allowedValues };
}

export function isSecure(schema: TypeSchema): boolean {
  return schema.type === 'securestring' || schema.type === 'secureobject';
}

function parameterSymbol(declaration: ParameterDeclaration, schema: TypeSchema, frame: Frame): Value {
  const origin = { span: declaration, step: 'default', name: declaration.name } as const;
  return symbolicCall('parameters', [scalar(declaration.name)], factsOf(schema, frame), origin, frame.names.id);
}

function factsOf(schema: TypeSchema, frame: Frame): SymbolFacts {
  const type = symbolTypeOf(schema.type);
  const allowed = type === 'array' ? undefined : allowedScalars(schema, frame);
  return {
    ...(type !== undefined && !schema.nullable && { type }),
    ...(allowed !== undefined && !schema.nullable && { allowed }),
    ...(schema.minLength !== undefined && { minLength: schema.minLength }),
    ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
    ...(schema.minValue !== undefined && { minValue: schema.minValue }),
    ...(schema.maxValue !== undefined && { maxValue: schema.maxValue }),
    ...(isSecure(schema) && { secret: true }),
  };
}

function symbolTypeOf(type: string | undefined): SymbolFacts['type'] {
  switch (type) {
    case 'string':
    case 'securestring':
      return 'string';
    case 'object':
    case 'secureobject':
      return 'object';
    case 'int':
    case 'bool':
    case 'array':
      return type;
    default:
      return undefined;
  }
}

function allowedScalars(schema: TypeSchema, frame: Frame): readonly ScalarValue[] | undefined {
  if (schema.allowedValues === undefined) return undefined;
  const allowed = evaluateSite(schema.allowedValues, frame);
  if (allowed.kind !== 'array') return undefined;
  const scalars = allowed.items.filter((item) => item.kind === 'scalar');
  return scalars.length === allowed.items.length ? scalars : undefined;
}

/** Reports a value that the engine would refuse for this parameter; false where it is of another type, so that nothing follows from it. */
function checkValue(value: Value, schema: TypeSchema, declaration: ParameterDeclaration, span: Span, frame: Frame): boolean {
  const expected = symbolTypeOf(schema.type);
  const actual = knownType(value);
  if (expected !== undefined && actual !== undefined && actual !== expected) {
    frame.session.report('parameter-value', `parameter '${declaration.name}' takes a value of type ${expected}, not ${actual}`, span);
    return false;
  }
  if (!isAllowed(value, schema, frame))
    frame.session.report('parameter-value', `the value of parameter '${declaration.name}' is not one of its allowed values`, span);
  return true;
}

function knownType(value: Value): SymbolFacts['type'] {
  if (value.kind === 'array' || value.kind === 'object') return value.kind;
  if (value.kind === 'unknown' || value.value === null) return undefined;
  if (typeof value.value === 'boolean') return 'bool';
  return typeof value.value === 'string' ? 'string' : 'int';
}

function isAllowed(value: Value, schema: TypeSchema, frame: Frame): boolean {
  if (schema.allowedValues === undefined || value.kind === 'unknown' || value.kind === 'object') return true;
  const allowed = evaluateSite(schema.allowedValues, frame);
  if (allowed.kind !== 'array') return true;
  const one = (item: Value): boolean => allowed.items.some((candidate) => equalValues(item, candidate) !== 'false');
  return one(value) || (value.kind === 'array' && value.items.every(one));
}
