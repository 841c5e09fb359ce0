import type { DeploymentScope } from './deployment-scope.js';

/** What a function may ask beyond its arguments: where the template is deployed to. */
export interface FunctionEnvironment {
  readonly scope: Pick<DeploymentScope, 'kind' | 'managementGroupId' | 'subscriptionId' | 'resourceGroup'>;
}
