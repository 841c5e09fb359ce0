import type { DeployedResource, Deployment } from './deployment.js';
import { printBudget, printValue } from '../values/print.js';
import type { Value } from '../values/value.js';

/** A prediction in the shape of the deployment engine's own snapshot: known parts as JSON, unknown ones as template expressions. */
export interface Snapshot {
  readonly predictedResources: readonly Readonly<Record<string, unknown>>[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly string[];
}

/** The same before it is printed: each resource and output may be long. */
export interface UnprintedSnapshot {
  readonly predictedResources: readonly (() => Snapshot['predictedResources'][number])[];
  readonly outputs: readonly (readonly [name: string, print: () => unknown])[];
  readonly diagnostics: Snapshot['diagnostics'];
}

const secureTypes = new Set(['securestring', 'secureobject']);

/** Prints what a deployment would deploy. */
export function snapshotOf(deployment: Deployment): Snapshot {
  const { predictedResources, outputs, diagnostics } = unprintedSnapshot(deployment);
  return {
    predictedResources: predictedResources.map((print) => print()),
    outputs: Object.fromEntries(outputs.map(([name, print]) => [name, print()])),
    diagnostics,
  };
}

/** What a deployment would deploy. `existing` resources are left out, as the engine does; so are outputs of secure types. */
export function unprintedSnapshot(deployment: Deployment): UnprintedSnapshot {
  const budget = printBudget();
  const predictedResources = deployment.resources
    .filter(({ existing }) => !existing)
    .map((resource) => () => printedResource(resource, budget));
  const outputs = deployment.outputs
    .filter((output) => !secureTypes.has(output.type ?? ''))
    .map((output) => [output.name, () => printValue(output.value, budget)] as const);
  const diagnostics = deployment.diagnostics.map(({ severity, code, message, path, span }) => {
    const line = span === undefined ? '' : `:${span.source.position(span.start).line}`;
    return `${severity} ${code}: ${message}${path === undefined ? '' : ` (${path}${line})`}`;
  });
  return { predictedResources, outputs, diagnostics };
}

/** One resource in that shape. */
export function printedResource(resource: DeployedResource, budget = printBudget()): Snapshot['predictedResources'][number] {
  const body = printValue(resource.body, budget) as Record<string, unknown>;
  const { condition } = resource;
  const printed = (name: string, value: Value | undefined): Record<string, unknown> =>
    value === undefined ? {} : { [name]: printValue(value, budget) };
  return {
    ...printed('id', resource.id),
    type: resource.type,
    name: printValue(resource.name, budget),
    ...printed('apiVersion', resource.apiVersion),
    ...printed('condition', condition.kind === 'scalar' ? undefined : condition),
    ...body,
  };
}
