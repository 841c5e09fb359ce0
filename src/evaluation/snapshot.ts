import type { DeployedResource, Deployment } from './deployment.js';
import { printValue } from '../values/print.js';
import type { Value } from '../values/value.js';

/** A prediction in the shape of the deployment engine's own snapshot: known parts as JSON, unknown ones as template expressions. */
export interface Snapshot {
  readonly predictedResources: readonly Readonly<Record<string, unknown>>[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly string[];
}

const secureTypes = new Set(['securestring', 'secureobject']);

/** Prints what a deployment would deploy. `existing` resources are left out, as the engine does; so are outputs of secure types. */
export function snapshotOf(deployment: Deployment): Snapshot {
  const predictedResources = deployment.resources.filter((resource) => !resource.existing).map(printResource);
  const outputs = Object.fromEntries(
    deployment.outputs.filter((output) => !secureTypes.has(output.type ?? '')).map((output) => [output.name, printValue(output.value)]),
  );
  const diagnostics = deployment.diagnostics.map(({ severity, code, message, path, span }) => {
    const line = span === undefined ? '' : `:${span.source.position(span.start).line}`;
    return `${severity} ${code}: ${message}${path === undefined ? '' : ` (${path}${line})`}`;
  });
  return { predictedResources, outputs, diagnostics };
}

function printResource(resource: DeployedResource): Record<string, unknown> {
  const body = printValue(resource.body) as Record<string, unknown>;
  const { condition } = resource;
  return {
    ...(resource.id !== undefined && { id: printValue(resource.id) }),
    type: resource.type,
    name: printValue(resource.name),
    ...printed('apiVersion', resource.apiVersion),
    ...printed('condition', condition.kind === 'scalar' ? undefined : condition),
    ...body,
  };
}

function printed(name: string, value: Value | undefined): Record<string, unknown> {
  return value === undefined ? {} : { [name]: printValue(value) };
}
