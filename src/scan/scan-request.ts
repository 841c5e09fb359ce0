import type { BicepSources } from '../bicep/modules/library.js';
import type { Estate } from '../estate/estate.js';
import type { KnownScope } from '../evaluation/target-scope.js';
import type { Rule } from '../engine/rule.js';
import type { RunRequest } from '../engine/run-rules.js';
import type { Neighbour, Telling } from '../engine/telling.js';
import type { Deployment } from '../evaluation/deployment.js';
import type { DeploymentLabel, GivenUp } from '../findings/finding.js';
import type { Source } from '../text/source.js';
import type { DiscoveryRequest } from './discover.js';

/** What only the deployer knows; whatever is left out stays unknown. */
export interface DeployerFacts {
  readonly scope: KnownScope;
  readonly deploymentName: string | undefined;
  /** `AzureCloud`, `AzureUSGovernment` or `AzureChinaCloud`; where it is left out, that of the regions, or the public one. */
  readonly cloud?: string | undefined;
}

/** Parameter values given with the request: a file of them, or one by name. Later ones win. */
export type GivenParameters =
  | { readonly kind: 'file'; readonly source: Source }
  /** `text` is taken for JSON unless the parameter is declared a string. */
  | { readonly kind: 'value'; readonly name: string; readonly text: string };

export interface ScanRequest extends DiscoveryRequest, Pick<RunRequest, 'hostNaming' | 'explainsOpen'> {
  readonly parameters: readonly GivenParameters[];
  readonly deployer: DeployerFacts;
  readonly rules: readonly Rule[];
  /** What is known of Azure besides the templates. */
  readonly estate?: Estate | undefined;
  /** Judge templates that others use as modules or link by themselves too. */
  readonly includeModules?: boolean | undefined;
  /** Told while the scan goes on: how many of its templates are judged. */
  readonly onJudged?: ((count: number, templates: number) => void) | undefined;
  /** Told which deployment is about to be judged, and with nothing that it is. */
  readonly onJudging?: ((label: DeploymentLabel | undefined) => void) | undefined;
  /** Deployments that are not to be judged, since judging them took too much. */
  readonly givenUp?: readonly GivenUp[] | undefined;
  /** Told of each deployment while it is judged. */
  readonly onDeployed?: ((deployed: DeployedUnit) => void) | undefined;
  /** Told once what the deployments of the scan tell those of other repositories. */
  readonly onTold?: ((tellings: readonly Telling[]) => void) | undefined;
  /** Other repositories whose deployments name the same resources. */
  readonly neighbours?: readonly Neighbour[] | undefined;
  /** Where restored registry modules are; without it they are unknown. */
  readonly moduleCache?: BicepSources['moduleCache'] | undefined;
  /** Which bytes they have; without it any will do. */
  readonly moduleLock?: BicepSources['moduleLock'];
}

/** What one template deploys with one set of values. */
export interface DeployedUnit {
  readonly label: DeploymentLabel;
  readonly deployment: Deployment;
  /** Paths of the templates and parameter files that were read for it, sorted. */
  readonly reads: readonly string[];
}
