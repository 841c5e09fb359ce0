import type { Expression } from '../template/expression.js';
import type { ParameterArgument, ParameterDeclaration, TypeSchema } from '../template/template.js';
import type { Span } from '../text/source.js';
import { equalValues } from '../values/compare.js';
import { isNull, relocate, scalar, symbolicCall } from '../values/construct.js';
import { evaluateSite } from './evaluate-expression.js';
import { isSurelyNotNull, simplifyCoalesce } from '../values/conditions.js';
import type { Frame } from './frame.js';
import { isSecure, resolvedSchema, symbolTypeOf } from './parameter-type.js';
import { hideSecrets, holdsSecure, keepingSecret } from './secret-parts.js';
import type { ScalarValue, SymbolFacts, UnknownValue, Value } from '../values/value.js';

/**
 * The value of a parameter: what is given, else its default, else null where it may be null, else a symbol. What is written down for a secure
 * parameter is hidden in it: it decides whatever it decides in a deployment, and nothing that is printed shows it.
 */
export function evaluateParameter(
  declaration: ParameterDeclaration,
  argument: ParameterArgument | undefined,
  caller: Frame | undefined,
  own: Frame,
): Value {
  const schema = resolvedSchema(declaration.schema, own);
  const { defaultValue } = declaration;
  const evaluated = (expression: Expression, frame: Frame, isSecret = false): Value => {
    const evaluate = (): Value => evaluateSite(expression, frame);
    const declared = isSecret ? { ...schema, isSecret } : schema;
    if (!holdsSecure(declared, own)) return evaluate();
    const written = { value: keepingSecret(declaration.name, expression, evaluate), expression, frame };
    return hideSecrets(written, declared, own, parameterSymbol(declaration, schema, own));
  };
  const given = argument?.value === undefined ? undefined : evaluated(argument.value, caller ?? own, argument.isSecret);
  if (given !== undefined && !isNull(given)) {
    if (!checkValue(given, schema, declaration, argument ?? declaration, own)) return parameterSymbol(declaration, schema, own);
    const orDefault =
      isSurelyNotNull(given) || defaultValue === undefined ? given : simplifyCoalesce([given, evaluated(defaultValue, own)]);
    return relocate(orDefault, {
      span: argument ?? declaration,
      step: caller === undefined ? 'given' : 'argument',
      name: declaration.name,
      from: given.origin,
    });
  }
  if (argument !== undefined && given === undefined) return parameterSymbol(declaration, schema, own);
  if (defaultValue !== undefined) {
    const value = own.session.evaluatingDefault(() => evaluated(defaultValue, own));
    own.session.usedDefaults([declaration]);
    if (!isNull(value)) checkValue(value, schema, declaration, defaultValue, own);
    return relocate(value, { span: defaultValue, step: 'default', name: declaration.name, from: value.origin });
  }
  return schema.nullable
    ? scalar(null, { span: declaration, step: 'parameter', name: declaration.name })
    : parameterSymbol(declaration, schema, own);
}

function parameterSymbol(declaration: ParameterDeclaration, schema: TypeSchema, frame: Frame): UnknownValue {
  const origin = { span: declaration, step: 'parameter', name: declaration.name } as const;
  return symbolicCall('parameters', [scalar(declaration.name)], factsOf(schema, frame), origin, frame.names.id);
}

function factsOf(schema: TypeSchema, frame: Frame): SymbolFacts {
  const type = symbolTypeOf(schema.type);
  const allowed = type === 'array' || isSecure(schema) ? undefined : allowedScalars(schema, frame);
  return {
    ...(type !== undefined && !schema.nullable && { type }),
    ...(allowed !== undefined && !schema.nullable && { allowed }),
    ...(schema.minLength !== undefined && { minLength: schema.minLength }),
    ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
    ...(schema.minValue !== undefined && { minValue: schema.minValue }),
    ...(schema.maxValue !== undefined && { maxValue: schema.maxValue }),
  };
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
  if (!isAllowed(value, schema, declaration.name, frame))
    frame.session.report('parameter-value', `the value of parameter '${declaration.name}' is not one of its allowed values`, span);
  return true;
}

function knownType(value: Value): SymbolFacts['type'] {
  if (value.kind === 'array' || value.kind === 'object') return value.kind;
  if (value.kind === 'unknown' || value.value === null) return undefined;
  if (typeof value.value === 'boolean') return 'bool';
  return typeof value.value === 'string' ? 'string' : 'int';
}

function isAllowed(value: Value, schema: TypeSchema, parameter: string, frame: Frame): boolean {
  const { allowedValues } = schema;
  if (allowedValues === undefined || value.kind === 'unknown' || value.kind === 'object') return true;
  const evaluate = (): Value => evaluateSite(allowedValues, frame);
  const allowed = holdsSecure(schema, frame) ? keepingSecret(parameter, allowedValues, evaluate) : evaluate();
  if (allowed.kind !== 'array') return true;
  const one = (item: Value): boolean => allowed.items.some((candidate) => equalValues(item, candidate) !== 'false');
  return one(value) || (value.kind === 'array' && value.items.every(one));
}
