import type { TargetScope } from '../template/template.js';
import type { Value } from '../values/value.js';

/** Where a deployment goes. Parts that only the deployer knows are values like all others: known when given, else symbols. */
export interface DeploymentScope {
  readonly kind: TargetScope;
  readonly tenantId: Value;
  readonly managementGroupId: Value | undefined;
  readonly subscriptionId: Value | undefined;
  readonly resourceGroup: Value | undefined;
  /** Of the resource group, or of the deployment above one. */
  readonly location: Value;
}
