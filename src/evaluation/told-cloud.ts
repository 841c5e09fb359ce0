import type { CloudName } from '../azure/clouds.js';
import { cloudOfRegion } from '../azure/regions.js';
import { memberKey, stringOf } from '../values/construct.js';
import type { Deployment } from './deployment.js';

/** A deployment, and the cloud that it was evaluated for. */
export interface DeployedInCloud {
  readonly deployment: Deployment;
  readonly cloud: string;
}

/**
 * What is deployed in the cloud that the deployer names. Where nobody names one it is that of the regions of what is deployed, the public one where they
 * tell none, or several.
 */
export function deployedInCloud(named: string | undefined, deployedIn: (cloud: string) => Deployment): DeployedInCloud {
  const assumed = named ?? ('AzureCloud' satisfies CloudName);
  const deployment = deployedIn(assumed);
  const told = named === undefined ? cloudOfRegions(deployment) : undefined;
  return told === undefined || told === assumed ? { deployment, cloud: assumed } : { deployment: deployedIn(told), cloud: told };
}

/** The one cloud that all known regions of a deployment's resources belong to. */
function cloudOfRegions({ resources }: Deployment): CloudName | undefined {
  const locations = new Set(resources.map(({ body }) => body.members.get(memberKey('location'))?.value));
  const regions = new Set([...locations].flatMap((location) => (location && stringOf(location)) ?? []));
  const [first, ...others] = new Set([...regions].flatMap((region) => cloudOfRegion(region) ?? []));
  return others.length > 0 ? undefined : first;
}
