import type { Span } from '../text/source.js';
import type { DeploymentScope } from './deployment-scope.js';

/** What a function may ask beyond its arguments: where the template is deployed to. */
export interface FunctionEnvironment {
  readonly scope: Pick<DeploymentScope, 'kind' | 'managementGroupId' | 'subscriptionId' | 'resourceGroup'>;
  /** Counts work that grows faster than what a function is given; throws `BudgetError` when there was too much. Without it, each call is bounded by itself alone. */
  readonly counter?: { step(span: Span | undefined, work: number): void };
}
