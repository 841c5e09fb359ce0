import type { ResourceDeclaration } from '../template/template.js';
import { joinText } from '../values/construct.js';
import type { DeployedResource, DeploymentOutput, DeploymentStep } from './deployment.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import { GuardedEvaluation } from './guarded-evaluation.js';
import type { Frame } from './frame.js';
import { hideInBody, silentRefusal } from './secret-body.js';
import type { Refusal } from './refusal.js';
import type { ObjectValue, Value } from '../values/value.js';

/** What is settled about a resource before its body is looked at. */
export interface ResourceFacts {
  readonly declaration: ResourceDeclaration;
  readonly frame: Frame;
  readonly type: string;
  readonly name: Value;
  readonly id: Value | undefined;
  readonly condition: Value;
  /** Of the instances of a loop that it stands for, where that is not known. */
  readonly count: Value | undefined;
  readonly scope: DeploymentScope;
  readonly path: readonly DeploymentStep[];
  /** The outputs, where the resource is a deployment whose template is known. */
  readonly outputs: (() => readonly DeploymentOutput[] | undefined) | undefined;
  /** What becomes of what the engine would refuse in it. */
  readonly refusal: Refusal;
}

/** A resource on its way to be a `DeployedResource`: its body, API version and dependencies are evaluated when they are first asked for. */
export class PredictedResource {
  readonly declaration: ResourceDeclaration;
  readonly type: string;
  readonly name: Value;
  readonly id: Value | undefined;
  readonly condition: Value;
  readonly existing: boolean;
  readonly count: Value | undefined;
  readonly scope: DeploymentScope;
  readonly path: readonly DeploymentStep[];
  /** What its expressions see. */
  readonly frame: Frame;
  readonly #outputs: (() => readonly DeploymentOutput[] | undefined) | undefined;
  readonly #evaluation: GuardedEvaluation;
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
    this.count = facts.count;
    this.scope = facts.scope;
    this.path = facts.path;
    this.frame = facts.frame;
    this.#outputs = facts.outputs;
    this.#evaluation = new GuardedEvaluation(silentRefusal(facts.refusal, facts.declaration.body, facts.type, facts.name));
  }

  /** Whether it is, or may be, deployed. */
  get mayBeDeployed(): boolean {
    return !this.existing && (this.condition.kind !== 'scalar' || this.condition.value === true);
  }

  /** It stands for the instances of a loop whose count is unknown. */
  get family(): boolean {
    return this.count !== undefined;
  }

  /** Which of the instances of its own loop it is. */
  get index(): number | undefined {
    const index = this.declaration.copy && this.frame.loops?.index;
    return index?.kind === 'scalar' ? Number(index.value) : undefined;
  }

  get body(): ObjectValue {
    return (this.#body ??= this.#hidden(this.#evaluation.object(this.declaration.body, this.frame)));
  }

  #hidden(value: ObjectValue): ObjectValue {
    const { type, name, frame, declaration } = this;
    return hideInBody({ value, expression: declaration.body, frame }, type, name);
  }

  get apiVersion(): Value | undefined {
    const { apiVersion } = this.declaration;
    return apiVersion && (this.#apiVersion ??= asText(this.#evaluation.value(apiVersion, this.frame)));
  }

  get dependsOn(): readonly Value[] {
    return (this.#dependsOn ??= this.declaration.dependsOn.map((entry) => this.#evaluation.value(entry, this.frame)));
  }

  /** All of it evaluated; `scope` is its scope. */
  deployed(scope: DeploymentScope): DeployedResource {
    const { type, id, name, apiVersion, condition, existing, count, index, body, dependsOn, declaration, path } = this;
    this.#evaluation.settle();
    return { type, id, name, apiVersion, condition, existing, count, index, body, dependsOn, declaration, scope, path };
  }

  /** The outputs of a nested deployment; undefined for any other resource. */
  get outputs(): readonly DeploymentOutput[] | undefined {
    return this.#outputs?.();
  }
}

function asText(value: Value): Value {
  return value.kind === 'scalar' && typeof value.value !== 'string' ? joinText([value], value.origin) : value;
}
