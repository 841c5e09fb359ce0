import type { ReferenceTarget } from './written-property.js';
import type { Template } from '../template/template.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import type { DeploymentStep } from './deployment.js';

import type { Frame } from './frame.js';
import type { ResourceIndex, TemplateResources } from './resource-index.js';
import type { Value } from '../values/value.js';

/** How a template is deployed once: in which frame its expressions are read, and where its resources go. */
export interface RunPlan {
  readonly template: Template;
  readonly frame: Frame;
  readonly resources: TemplateResources;
  readonly target: DeploymentScope;
  /** Whether it is deployed at all. */
  readonly condition: Value;
  readonly path: readonly DeploymentStep[];
  readonly shared: SharedIndexes;
}

/** What all deployments of one evaluation have in common. */
export interface SharedIndexes {
  readonly resources: ResourceIndex;
  /** By key of the symbolic call `reference(...)`. */
  readonly references: Map<string, ReferenceTarget>;
}
