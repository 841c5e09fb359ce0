import { defineRule, nameAfter, privateLinkGroup, privateLinkService, shownText, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { EntityOf, Inquiry, Statement, Value } from '../../../src/rule-api.js';
import { isPrivateCluster } from '../../private-clusters.js';
import { cloudsOf, tellable } from '../questions/zone-needs.js';
import type { ZoneNeeds } from '../questions/zone-needs.js';
import { idStanding } from '../zone-ids.js';
import { listed, proposedZones, servesNeeds } from '../zone-standing.js';
import page from './rule.md';

type Cluster = EntityOf<'managedClusters'>;

export default defineRule({
  title: 'The private DNS zone of a private AKS cluster is one of its region',
  source: 'https://learn.microsoft.com/azure/aks/private-clusters#configure-a-private-dns-zone',
  tags: ['aks', 'dns'],
  link: 'zones',
  page,
  messages: {
    wrongZone: {
      severity: 'error',
      precision: 'high',
      what: 'zone {zone} is not one for private cluster {cluster}',
      why: "AKS refuses a zone whose name is not that of the cluster's region",
      fix: 'use {expected}, or a zone below it',
    },
    notAnId: {
      severity: 'error',
      precision: 'high',
      what: '{zone} is no private DNS zone for private cluster {cluster}',
      why: 'AKS takes the id of a Microsoft.Network/privateDnsZones resource there, or one of the words system and none',
      fix: 'give the id of {expected}',
    },
  },
  of: (network) => network.managedClusters.filter(({ privateDnsZone }) => privateDnsZone !== undefined),
  *check(cluster, { say }) {
    const zone = cluster.privateDnsZone;
    if (zone === undefined) return;
    const telling = {
      at: zone,
      cluster,
      zone: ({ see }: Inquiry) => nameAfter(see(zone), 'privateDnsZones') ?? zone,
      expected: (inquiry: Inquiry) => listed(proposedZones(tellable(needsOf(cluster, inquiry)))),
    };
    yield [
      isPrivateCluster(cluster).implies(serves(cluster, zone)).otherwise(say.wrongZone(telling)),
      isPrivateCluster(cluster).implies(isZone(zone)).otherwise(say.notAnId(telling)),
    ];
  },
});

/** That AKS makes the zone itself, or needs none. */
function isWord(zone: Value): boolean {
  return ['system', 'none'].includes(stringOf(zone)?.toLowerCase() ?? '');
}

function isZone(zone: Value): Statement {
  return that(({ see }) => {
    const seen = see(zone);
    const standing = idStanding(seen);
    if (isWord(seen)) return 'true';
    return standing === undefined ? 'unknown' : truthOf(standing === 'zone');
  });
}

function serves(cluster: Cluster, zone: Value): Statement {
  return that((inquiry) => {
    const seen = inquiry.see(zone);
    return isWord(seen) ? 'true' : servesNeeds(needsOf(cluster, inquiry), nameAfter(seen, 'privateDnsZones'));
  });
}

/** What a cluster needs of private DNS: the same as an endpoint to it. */
function needsOf(cluster: Cluster, inquiry: Inquiry): ZoneNeeds {
  const service = privateLinkService(cluster.resource.type);
  const group = service && privateLinkGroup(service, 'management');
  const location = cluster.location && inquiry.see(cluster.location);
  const target = { region: location && stringOf(location) };
  const told = { groupId: 'management', target: { region: location && shownText(location) } };
  const needs = service && group ? [{ service, groupId: 'management', group, target, told, location, certain: true }] : [];
  return { needs, complete: true, clouds: cloudsOf(cluster, inquiry) };
}
