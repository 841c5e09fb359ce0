import type { Expression } from '../template/expression.js';
import type { OutputDeclaration, ResourceDeclaration } from '../template/template.js';
import { joinText, memberKey, relocate, scalar, stringOf, symbolicCall } from '../values/construct.js';
import { restingOn } from '../values/resting.js';
import type { DeployedResource, DeploymentOutput } from './deployment.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import { evaluateExpression, evaluateSite, loopCount, loopName } from './evaluate-expression.js';
import { CycleError, EvaluationError } from '../values/evaluation-error.js';
import type { Frame, LoopFrame } from './frame.js';
import { simplifyAnd } from '../values/conditions.js';
import { shownText } from '../values/secret.js';
import { planNested } from './nested-deployment.js';
import { GuardedEvaluation } from './guarded-evaluation.js';
import { PredictedResource } from './predicted-resource.js';
import { orRefusal, type Refusal, reported, unreported } from './refusal.js';
import { resourceIdOf } from './resource-id.js';
import type { RunPlan } from './run-plan.js';
import { hideSecrets, holdsSecure, keepingSecret } from './secret-parts.js';
import { existingScope } from './target-scope.js';
import type { Value } from '../values/value.js';

interface Parent {
  readonly type: string;
  readonly name: Value;
}

interface Entry {
  readonly resource: PredictedResource;
  /** What it deploys, where it is a deployment: undefined if its template is not at hand. */
  readonly nested: (() => DeploymentRun | undefined) | undefined;
}

/** One template on its way to resources: loops unrolled, children and nested deployments followed. */
export class DeploymentRun {
  readonly plan: RunPlan;
  readonly #entries: Entry[] = [];
  readonly #evaluation = new GuardedEvaluation(reported);
  #outputs: readonly DeploymentOutput[] | undefined;

  constructor(plan: RunPlan) {
    this.plan = plan;
    for (const declaration of plan.template.resources) this.#declare(declaration, plan.frame, undefined);
  }

  /** Lays out the resources of nested deployments too, so that every reference finds what it means. */
  layOut(): void {
    for (const { nested } of this.#entries) nested?.()?.layOut();
  }

  /**
   * Evaluates all that is left: the resources that are or may be deployed, those of nested deployments in their place, the outputs, and the
   * parameters and variables that nothing uses.
   */
  deployed(): DeployedResource[] {
    const target = { ...this.plan.target };
    const resources = this.#entries.flatMap(({ resource, nested }) => {
      const own = resource.deployed(resource.scope === this.plan.target ? target : resource.scope);
      return nested === undefined ? [own] : (nested()?.deployed() ?? []);
    });
    this.outputs();
    this.#evaluation.settle();
    if (this.#hasNames) this.plan.frame.names.settle();
    return resources;
  }

  /** False for a nested template whose expressions are evaluated in the one around it: they see the names and the loops of that one. */
  get #hasNames(): boolean {
    return this.plan.frame.names.template === this.plan.template;
  }

  /** The outputs of the template; members of their values are evaluated when they are first read, or with `deployed`. */
  outputs(): readonly DeploymentOutput[] {
    return (this.#outputs ??= [...this.plan.template.outputs.values()].flatMap((output) => this.#output(output, this.plan.frame)));
  }

  #output(output: OutputDeclaration, frame: Frame): DeploymentOutput[] {
    const { condition, value } = output;
    if (condition !== undefined) {
      const included = orRefusal(reported, condition, frame, () => evaluateSite(condition, frame));
      if (included.kind === 'scalar' && included.value === false) return [];
    }
    if (value === undefined) return [];
    return [{ name: output.name, type: output.schema.type, value: this.#outputValue(output, value, frame), span: output }];
  }

  #outputValue({ name, schema }: OutputDeclaration, value: Expression, frame: Frame): Value {
    if (!holdsSecure(schema, frame)) return this.#evaluation.value(value, frame);
    return orRefusal(reported, value, frame, () => {
      const written = { value: keepingSecret(name, value, () => evaluateSite(value, frame)), expression: value, frame };
      return hideSecrets(written, schema, frame, symbolicCall('outputs', [scalar(name)], undefined, undefined, frame.names.id));
    });
  }

  #declare(declaration: ResourceDeclaration, frame: Frame, parent: Parent | undefined): void {
    const { copy } = declaration;
    const { session } = frame;
    if (copy === undefined) {
      if (session.mayMake(declaration)) this.#instance(declaration, frame, parent);
      return;
    }
    const name = stringOf(orRefusal(reported, copy.count, frame, () => scalar(loopName(copy, frame)))) ?? '';
    const loop = (index: Value): Frame => (this.#hasNames ? { ...frame, loops: loopFrame(name, index, frame.loops) } : frame);
    const count = orRefusal(reported, copy.count, frame, () => evaluateExpression(copy.count, frame));
    if (count.kind === 'scalar') {
      const length = orRefusal(reported, copy.count, frame, () => scalar(loopCount(count, copy.count, frame)));
      const instances = length.kind === 'scalar' ? Number(length.value) : 0;
      for (let index = 0; index < instances && session.mayMake(declaration); index++)
        this.#instance(declaration, loop(scalar(index)), parent);
      return;
    }
    session.report('unknown-count', `the loop '${name}' makes an unknown number of resources`, copy.count);
    if (session.mayMake(declaration))
      this.#instance(
        declaration,
        loop(symbolicCall('copyIndex', [scalar(name)], { type: 'int' }, undefined, frame.names.id)),
        parent,
        count,
      );
  }

  #instance(declaration: ResourceDeclaration, frame: Frame, parent: Parent | undefined, count?: Value): void {
    frame.session.countResource(declaration);
    const [ownCondition, defaults = []] = frame.session.collectingDefaults(() => conditionOf(declaration, frame));
    const condition = simplifyAnd([this.plan.condition, ownCondition]);
    const dropped = condition.kind === 'scalar' && condition.value === false;
    if (dropped && defaults.length > 0) frame.session.leftOut.push({ declaration, defaults });
    const refusal = dropped || declaration.existing ? unreported : reported;
    const own = this.#ownType(declaration, frame, parent, refusal);
    if (own === undefined) return;
    const scope = scopeOf(declaration, frame, this.plan.target, refusal);
    const id = declaration.extension === undefined ? idOf(declaration, frame, own, scope, refusal) : undefined;
    if (id !== undefined && !dropped && !declaration.existing && !frame.session.mayDeploy(id, declaration)) return;
    const { path } = this.plan;
    const inside = { ...frame, premise: condition, self: id };
    const nested = dropped ? undefined : this.#nested(declaration, inside, own, condition);
    const outputs = nested && ((): readonly DeploymentOutput[] | undefined => nested()?.outputs());
    const resource = new PredictedResource({ declaration, frame: inside, ...own, id, condition, count, scope, path, outputs, refusal });
    this.plan.resources.add(resource);
    if (!dropped) this.#entries.push({ resource, nested });
    for (const child of declaration.children) this.#declare(child, frame, own);
  }

  #nested(declaration: ResourceDeclaration, frame: Frame, own: Parent, condition: Value): (() => DeploymentRun | undefined) | undefined {
    const { deployment } = declaration;
    if (deployment === undefined || declaration.existing) return undefined;
    return once(declaration, frame, () => {
      const plan = planNested({ deployment, declaration, frame, name: own.name, condition, parent: this.plan });
      return plan && new DeploymentRun(plan);
    });
  }

  /** Full type and full name; a child's are relative to its parent's unless it names a provider itself. */
  #ownType(declaration: ResourceDeclaration, frame: Frame, parent: Parent | undefined, refusal: Refusal): Parent | undefined {
    const type = shownText(orRefusal(refusal, declaration.type, frame, () => evaluateExpression(declaration.type, frame)));
    if (type === undefined) {
      frame.session.report('evaluation-failed', 'the type of a resource must be known before deployment', declaration.type);
      return undefined;
    }
    const name = orRefusal(refusal, declaration.name, frame, () => textAt(declaration.name, frame, 'the name of a resource'));
    if (parent === undefined || isFullType(type, parent.type)) return { type, name };
    return { type: `${parent.type}/${type}`, name: restingOn(joinText([parent.name, '/', name], name.origin), parent.name) };
  }
}

/** What may be a text; throws for an object or an array. */
function textAt(expression: Expression, frame: Frame, what: string): Value {
  const value = evaluateSite(expression, frame);
  if (value.kind === 'object' || value.kind === 'array') throw new EvaluationError(`${what} must be a string`, expression);
  return value;
}

function isFullType(type: string, parent: string): boolean {
  const [first = ''] = type.split('/', 1);
  return first.includes('.') || type.toLowerCase().startsWith(`${parent.toLowerCase()}/`);
}

function loopFrame(name: string, index: Value, outer: LoopFrame | undefined): LoopFrame {
  return { name: memberKey(name), index, ofResource: true, outer };
}

function conditionOf(declaration: ResourceDeclaration, frame: Frame): Value {
  const { condition } = declaration;
  if (condition === undefined) return scalar(true);
  return orRefusal(reported, condition, frame, () => {
    const value = evaluateSite(condition, frame);
    if (value.kind === 'scalar' ? typeof value.value === 'boolean' : value.kind === 'unknown') return value;
    throw new EvaluationError('a condition must be true or false', condition);
  });
}

function scopeOf(declaration: ResourceDeclaration, frame: Frame, target: DeploymentScope, refusal: Refusal): DeploymentScope {
  let scope = target;
  orRefusal(refusal, declaration.name, frame, () => {
    scope = existingScope(declaration, frame, target);
    return scalar(null);
  });
  return scope;
}

function idOf(declaration: ResourceDeclaration, frame: Frame, own: Parent, target: DeploymentScope, refusal: Refusal): Value {
  return orRefusal(refusal, declaration.name, frame, () => {
    const scope = declaration.scope && textAt(declaration.scope, frame, 'the scope of a resource');
    return relocate(resourceIdOf(own.type, own.name, scope, target), own.name.origin);
  });
}

/** Computes a nested run when it is first needed; one that needs itself, or fails, is reported and stays unknown. */
function once(declaration: ResourceDeclaration, frame: Frame, compute: () => DeploymentRun | undefined): () => DeploymentRun | undefined {
  let state: 'waiting' | 'running' | 'done' = 'waiting';
  let run: DeploymentRun | undefined;
  return () => {
    if (state === 'done') return run;
    if (state === 'running') throw new CycleError('a nested deployment refers to its own outputs', declaration);
    state = 'running';
    try {
      run = attempted(compute, declaration, frame);
      state = 'done';
      return run;
    } finally {
      if (state === 'running') state = 'waiting';
    }
  };
}

function attempted(compute: () => DeploymentRun | undefined, declaration: ResourceDeclaration, frame: Frame): DeploymentRun | undefined {
  try {
    return frame.session.collectingDefaults(compute)[0];
  } catch (error) {
    reported(error, declaration.name, frame);
    return undefined;
  }
}
