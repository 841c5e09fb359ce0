import type { Estate } from '../estate/estate.js';
import type { ParameterArgument, Template } from '../template/template.js';
import { scalar, symbolicAccess, symbolicCall } from '../values/construct.js';
import type { Deployment } from './deployment.js';
import { DeploymentRun } from './deployment-run.js';
import { BudgetError } from '../values/evaluation-error.js';
import { ResourceIndex, TemplateResources } from './resource-index.js';
import type { RunPlan } from './run-plan.js';
import type { Budget, LinkResolver, TemplateReader } from './session.js';
import { defaultBudget, Session } from './session.js';
import type { KnownScope } from './target-scope.js';
import { entryScope } from './target-scope.js';
import { TemplateNames } from './template-names.js';

/** What a template is evaluated with. Everything that is left out stays a symbol. */
export interface EvaluationRequest {
  /** Given values by lower-cased parameter name; one without `value` is given but secret. */
  readonly parameters?: ReadonlyMap<string, ParameterArgument>;
  readonly scope?: KnownScope;
  readonly deploymentName?: string | undefined;
  /** What `environment()` describes (`AzureCloud`, ...). */
  readonly cloud?: string | undefined;
  readonly resolveLink?: LinkResolver;
  readonly readTemplate?: TemplateReader;
  readonly budget?: Partial<Budget>;
  /** What is known of resources that the template only refers to. */
  readonly estate?: Estate | undefined;
}

/**
 * Predicts what a template deploys, as far as it can be known: nested deployments expanded, loops unrolled. Never throws for what a template
 * says: what the engine would refuse, and every bound that is hit, is a diagnostic, and the rest is predicted. Everything that is or may be
 * deployed is evaluated when this returns, so the diagnostics are all that there are; resources whose condition is false are not looked
 * into.
 */
export function evaluate(template: Template, request: EvaluationRequest = {}): Deployment {
  const none = (): undefined => undefined;
  const { cloud, resolveLink = none, readTemplate = none } = request;
  const session = new Session(cloud, resolveLink, readTemplate, { ...defaultBudget, ...request.budget }, request.estate);
  session.takeReportsOf(template);
  const index = new ResourceIndex();
  const resources = new TemplateResources(index);
  const references = new Map<string, never>();
  const scope = entryScope(template.targetScope, request.scope ?? {});
  const { deploymentName } = request;
  const name =
    deploymentName === undefined
      ? symbolicAccess(symbolicCall('deployment', [], { type: 'object' }), scalar('name'))
      : scalar(deploymentName);
  const premise = scalar(true);
  const parameters = request.parameters ?? new Map<string, ParameterArgument>();
  const use = { template, name, scope, premise, arguments: parameters, caller: undefined, id: '' };
  const { frame } = new TemplateNames(use, session, resources, references);
  const plan = { template, frame, resources, target: scope, condition: premise, path: [], shared: { resources: index, references } };
  const evaluated = run(plan, session);
  return { template, name, scope, ...evaluated, leftOut: session.leftOut, diagnostics: Object.freeze(session.diagnostics) };
}

/** A bound that is hit while the resources are laid out ends the prediction. */
function run(plan: RunPlan, session: Session): Pick<Deployment, 'resources' | 'outputs'> {
  try {
    const root = new DeploymentRun(plan);
    root.layOut();
    return { resources: root.deployed(), outputs: root.outputs() };
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error;
    session.report('budget-exceeded', error.message, error.span ?? plan.template);
    return { resources: [], outputs: [] };
  }
}
