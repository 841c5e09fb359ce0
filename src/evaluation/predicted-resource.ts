import type { Expression } from '../template/expression.js';
import type { ParameterDeclaration, ResourceDeclaration } from '../template/template.js';
import { arrayOf, renderScalar, scalar, symbolicCall } from '../values/construct.js';
import type { DeployedResource, DeploymentOutput, DeploymentStep } from './deployment.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import { evaluateLoop, evaluateObject, evaluateSite } from './evaluate-expression.js';
import { BudgetError, CycleError, EvaluationError } from '../values/evaluation-error.js';
import type { Frame } from './frame.js';
import type { ObjectValue, Value } from '../values/value.js';

/** What is settled about a resource before its body is looked at. */
export interface ResourceFacts {
  readonly declaration: ResourceDeclaration;
  readonly frame: Frame;
  readonly type: string;
  readonly name: Value;
  readonly id: Value | undefined;
  readonly condition: Value;
  readonly family: boolean;
  readonly scope: DeploymentScope;
  readonly path: readonly DeploymentStep[];
  /** The outputs, where the resource is a deployment whose template is known. */
  readonly outputs: (() => readonly DeploymentOutput[] | undefined) | undefined;
}

export class PredictedResource implements DeployedResource {
  readonly declaration: ResourceDeclaration;
  readonly type: string;
  readonly name: Value;
  readonly id: Value | undefined;
  readonly condition: Value;
  readonly existing: boolean;
  readonly family: boolean;
  readonly scope: DeploymentScope;
  readonly path: readonly DeploymentStep[];
  /** What its expressions see. */
  readonly frame: Frame;
  readonly #outputs: (() => readonly DeploymentOutput[] | undefined) | undefined;
  #body: ObjectValue | undefined;
  #apiVersion: Value | undefined;
  #dependsOn: readonly Value[] | undefined;

  constructor(facts: ResourceFacts) {
    this.declaration = facts.declaration;
    this.type = facts.type;
    this.name = facts.name;
    this.id = facts.id;
    this.condition = facts.condition;
    this.existing = facts.declaration.existing;
    this.family = facts.family;
    this.scope = facts.scope;
    this.path = facts.path;
    this.frame = facts.frame;
    this.#outputs = facts.outputs;
  }

  /** Whether it is, or may be, deployed. */
  get mayBeDeployed(): boolean {
    return !this.existing && (this.condition.kind !== 'scalar' || this.condition.value === true);
  }

  get body(): ObjectValue {
    return (this.#body ??= evaluateObject(this.declaration.body, this.frame, evaluateGuarded));
  }

  get apiVersion(): Value | undefined {
    const { apiVersion } = this.declaration;
    return apiVersion && (this.#apiVersion ??= asText(evaluateGuarded(apiVersion, this.frame)));
  }

  get dependsOn(): readonly Value[] {
    return (this.#dependsOn ??= this.declaration.dependsOn.map((entry) => evaluateGuarded(entry, this.frame)));
  }

  /** The outputs of a nested deployment; undefined for any other resource. */
  get outputs(): readonly DeploymentOutput[] | undefined {
    return this.#outputs?.();
  }
}

function asText(value: Value): Value {
  return value.kind === 'scalar' && typeof value.value !== 'string' ? scalar(renderScalar(value.value), value.origin) : value;
}

/**
 * The value of an expression in the body of a resource, members evaluated when they are first read. What the engine would refuse is
 * reported and becomes a value that fails when it is reached, so that the rest can be judged.
 */
export function evaluateGuarded(expression: Expression, frame: Frame): Value {
  try {
    switch (expression.kind) {
      case 'object':
        return evaluateObject(expression, frame, evaluateGuarded);
      case 'array':
        return arrayOf(
          expression.items.map((item) => evaluateGuarded(item, frame)),
          { span: expression, step: 'literal' },
        );
      case 'loop':
        return evaluateLoop(expression, frame, evaluateGuarded);
      default:
        return evaluateSite(expression, frame);
    }
  } catch (error) {
    return failure(error, expression, frame);
  }
}

/** Reports an error of the evaluation and stands in for the value that it kept from being known. Rethrows any other error. */
export function failure(error: unknown, place: Expression, frame: Frame): Value {
  const value = unreachable(error, place, frame);
  const { message, span = place } = error as EvaluationError | BudgetError;
  const defaults = error instanceof EvaluationError ? (error.defaults ?? []) : [];
  if (error instanceof BudgetError) frame.session.report('budget-exceeded', message, span);
  else if (defaults.length === 0) frame.session.report('evaluation-failed', message, span);
  else frame.session.report('default-refused', `${message}, with the default of ${listed(defaults)}`, span);
  return value;
}

function listed(parameters: readonly ParameterDeclaration[]): string {
  const names = parameters.map(({ name }) => name);
  return `parameter${names.length > 1 ? 's' : ''} ${names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} others` : names.join(', ')}`;
}

/** A value that fails when it is reached. Rethrows what is no error of the evaluation, and a cycle that was only tried. */
export function unreachable(error: unknown, place: Expression, { session }: Frame): Value {
  if (!(error instanceof BudgetError || error instanceof EvaluationError)) throw error;
  if (error instanceof CycleError && session.isFollowing) throw error;
  return symbolicCall('fail', [scalar(error.message)], undefined, { span: place, step: 'expression' });
}
