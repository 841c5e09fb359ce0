import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ParameterDeclaration, ResourceDeclaration, Template } from '../template/template.js';
import type { Span } from '../text/source.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import type { ObjectValue, Value } from '../values/value.js';

/** A template evaluated under one set of parameter values: its nested deployments expanded, its loops unrolled. Complete, and never changed. */
export interface Deployment {
  readonly template: Template;
  readonly name: Value;
  readonly scope: DeploymentScope;
  /** Of this deployment and of all nested ones, resources whose condition is false left out, `existing` ones included and marked. */
  readonly resources: readonly DeployedResource[];
  readonly outputs: readonly DeploymentOutput[];
  /** What a condition leaves out that is false by the defaults of parameters; once for each instance of a loop. */
  readonly leftOut: readonly LeftOutResource[];
  /** Of this deployment and of all nested ones, those of the templates' text included. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A resource whose condition is false because of the defaults of some parameters. */
export interface LeftOutResource {
  readonly declaration: ResourceDeclaration;
  readonly defaults: readonly ParameterDeclaration[];
}

export interface DeployedResource {
  /** Fully qualified, as written. */
  readonly type: string;
  /** Text that may hold unknown pieces. Undefined for resources of extensions. */
  readonly id: Value | undefined;
  /** Full name, one segment per type segment. */
  readonly name: Value;
  readonly apiVersion: Value | undefined;
  /** Whether it is deployed, nested deployments' conditions included: known true, or an unknown boolean. */
  readonly condition: Value;
  readonly existing: boolean;
  /** Of one that stands for the instances of a loop, how many these are: not known, or it would not. */
  readonly count: Value | undefined;
  /** Which of the instances of its own loop it is, from 0; undefined where it is in none, or that is not known. */
  readonly index: number | undefined;
  /** All other members of the body (location, tags, sku, properties, ...). An origin's span is the place in the body. */
  readonly body: ObjectValue;
  /** As written: ids, names, symbolic names. */
  readonly dependsOn: readonly Value[];
  readonly declaration: ResourceDeclaration;
  readonly scope: DeploymentScope;
  /** The nested deployments or module calls that led here, outermost first. */
  readonly path: readonly DeploymentStep[];
}

export interface DeploymentStep {
  /** Of the nested deployment's resource, or of the module declaration. */
  readonly span: Span;
  readonly name: Value;
  /** Of a module or a resource that has one. */
  readonly symbolicName?: string | undefined;
}

export interface DeploymentOutput {
  readonly name: string;
  /** Lower-cased type as declared. */
  readonly type: string | undefined;
  readonly value: Value;
  readonly span: Span;
}
