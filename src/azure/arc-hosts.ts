import { late } from './late.js';
import { privateLinkGroup, privateLinkService } from './private-link-services.js';

const label = 'privatelink.';

/** What the host names end in, before the domain of a cloud, under which agents of Azure Arc reach their services: `his.arc.azure`. */
const stems = late((): readonly string[] => {
  const service = privateLinkService('Microsoft.HybridCompute/privateLinkScopes');
  const zones = service && privateLinkGroup(service, 'hybridcompute')?.zones;
  return (zones?.AzureCloud ?? []).map((zone) => zone.replace(label, '').replace(/\.com$/, ''));
});

/** Whether a host name is one under which agents of Azure Arc reach their services, with the label `privatelink` or without, in any cloud. */
export function isArcHost(host: string): boolean {
  const folded = host.toLowerCase().replace(label, '');
  return stems().some((stem) =>
    ['com', 'us', 'cn'].some((domain) => folded === `${stem}.${domain}` || folded.endsWith(`.${stem}.${domain}`)),
  );
}
