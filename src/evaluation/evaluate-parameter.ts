import type { Expression } from '../template/expression.js';
import { plainTypeOf } from '../template/plain-type.js';
import type { ParameterArgument, ParameterDeclaration, TypeSchema } from '../template/template.js';
import { isNull, relocate, scalar, symbolicCall } from '../values/construct.js';
import { evaluateSite } from './evaluate-expression.js';
import { isSurelyNotNull, simplifyCoalesce } from '../values/conditions.js';
import type { Frame } from './frame.js';
import { resolvedSchema } from './parameter-type.js';
import { isSecure } from '../template/secure-type.js';
import { reportMisfit } from './refusal.js';
import { hideSecrets, holdsSecure, keepingSecret } from './secret-parts.js';
import type { ScalarValue, SymbolFacts, UnknownValue, Value } from '../values/value.js';
import { typeMisfit } from './type-misfit.js';

/**
 * The value of a parameter: what is given, else its default, which is null where it may be null, else a symbol. What is written down for a secure
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
  const written = argument?.value;
  const [given, defaults] =
    written === undefined ? [undefined] : own.session.collectingDefaults(() => evaluated(written, caller ?? own, argument?.isSecret));
  if (given !== undefined && !isNull(given)) {
    const misfit = typeMisfit(given, schema);
    if (misfit !== undefined) {
      reportMisfit(`parameter '${declaration.name}' takes ${misfit}`, argument ?? declaration, defaults, own.session);
      return parameterSymbol(declaration, schema, own);
    }
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
  if (argument !== undefined && defaultValue === undefined && !schema.nullable)
    reportMisfit(`parameter '${declaration.name}' needs a value, and is given null`, argument, defaults, own.session);
  if (defaultValue !== undefined) {
    const value = own.session.evaluatingDefault(() => evaluated(defaultValue, own));
    own.session.usedDefaults([declaration]);
    const misfit = isNull(value) ? undefined : typeMisfit(value, schema);
    if (misfit !== undefined) own.session.report('parameter-value', `parameter '${declaration.name}' takes ${misfit}`, defaultValue);
    return relocate(value, { span: defaultValue, step: 'default', name: declaration.name, from: value.origin });
  }
  if (!schema.nullable) return parameterSymbol(declaration, schema, own);
  own.session.usedDefaults([declaration]);
  return scalar(null, { span: declaration, step: 'parameter', name: declaration.name });
}

function parameterSymbol(declaration: ParameterDeclaration, schema: TypeSchema, frame: Frame): UnknownValue {
  const origin = { span: declaration, step: 'parameter', name: declaration.name } as const;
  return symbolicCall('parameters', [scalar(declaration.name)], factsOf(schema, frame), origin, frame.names.id);
}

function factsOf(schema: TypeSchema, frame: Frame): SymbolFacts {
  const type = plainTypeOf(schema.type);
  const allowed = type === 'array' || isSecure(schema) ? undefined : allowedScalars(schema, frame);
  return {
    ...(type !== undefined && !schema.nullable && { type }),
    ...(holdsSecure(schema, frame) && { isSecret: true as const }),
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
