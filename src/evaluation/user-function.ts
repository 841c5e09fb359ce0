import type { CallExpression, Expression } from '../template/expression.js';
import type { FunctionParameter, TypeSchema } from '../template/template.js';
import { memberKey, scalar, symbolicCall } from '../values/construct.js';
import { EvaluationError } from '../values/evaluation-error.js';
import type { Value } from '../values/value.js';
import type { Evaluate, Frame } from './frame.js';
import { resolvedType } from './parameter-type.js';
import { hideSecrets, holdsSecure, keepingSecret } from './secret-parts.js';
import { typeMisfit } from './type-misfit.js';

/**
 * What a function of a template's own gives. Throws `EvaluationError` where the engine refuses the call: for arguments and results of other types than
 * are declared, and for a function that is called, in whatever way, by itself or by what is given to it.
 */
export function callUserFunction(expression: CallExpression, namespace: string, frame: Frame, evaluate: Evaluate): Value {
  const name = `${namespace}.${expression.name}`;
  const declaration = frame.names.function(name, expression);
  const { parameters, output, body } = declaration;
  const { calls = [] } = frame;
  if (calls.includes(declaration)) throw new EvaluationError(`${name} is called by itself or by what is given to it`, expression);
  if (expression.arguments.length !== parameters.length)
    throw new EvaluationError(`${name} takes ${parameters.length} arguments, not ${expression.arguments.length}`, expression);
  const called = { ...frame, calls: [...calls, declaration] };
  const given = parameters.map((parameter, index): [string, Value] => [
    memberKey(parameter.name),
    argumentFor(parameter, expression.arguments[index] ?? expression, name, called, evaluate),
  ]);
  const inside = { ...called, loops: undefined, lambdas: undefined, functionArguments: new Map(given) };
  const evaluated = (): Value => fitting(evaluate(body, inside), output, `${name} has to give`, expression, frame);
  if (!holdsSecure(output, frame)) return evaluated();
  const written = { value: keepingSecret(declaration.name, body, evaluated), expression: body, frame: inside };
  return hideSecrets(written, output, frame, symbolicCall(declaration.name, [...inside.functionArguments.values()]));
}

function argumentFor({ name, schema }: FunctionParameter, expression: Expression, of: string, frame: Frame, evaluate: Evaluate): Value {
  const evaluated = (): Value => fitting(evaluate(expression, frame), schema, `parameter '${name}' of ${of} takes`, expression, frame);
  if (!holdsSecure(schema, frame)) return evaluated();
  const written = { value: keepingSecret(name, expression, evaluated), expression, frame };
  return hideSecrets(written, schema, frame, symbolicCall('parameters', [scalar(name)]));
}

function fitting(value: Value, schema: TypeSchema, taker: string, at: Expression, frame: Frame): Value {
  const misfit = typeMisfit(value, resolvedType(schema, frame));
  if (misfit !== undefined) throw new EvaluationError(`${taker} ${misfit}`, at);
  return value;
}
