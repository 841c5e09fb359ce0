import {
  allOf,
  defineQuestion,
  defineRule,
  exists,
  IdIndex,
  nameAfter,
  sameResource,
  sameResourceId,
  sameText,
  that,
} from '../../../src/rule-api.js';
import type { Network, Statement, Value, VirtualNetworkLink } from '../../../src/rule-api.js';
import { zoneNameOfLink } from '../zone-ids.js';
import page from './rule.md';

/** Other links to one network, of zones that may have one name, that are looked at for each link. */
const mostOthers = 100;

export default defineRule({
  title: 'A virtual network is linked once, and to one zone of a name',
  source: 'https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links',
  tags: ['dns'],
  link: 'resolution',
  page,
  messages: {
    secondZone: {
      severity: 'error',
      precision: 'high',
      what: 'virtual network {vnet} is linked to a second zone {zone}',
      why: 'Azure refuses a link to a zone of the same name as one that the network is linked to already (overlapping namespaces)',
      fix: 'use one zone of this name for the network, and put the records of both there',
    },
    secondLink: {
      severity: 'error',
      precision: 'high',
      what: 'zone {zone} is linked twice to virtual network {vnet}',
      why: 'Azure refuses the second link',
      fix: 'leave one of the links out',
    },
    sameName: {
      severity: 'error',
      precision: 'high',
      what: 'zone {zone} has a second link called {link}, to virtual network {vnet}',
      why: 'a zone has one link of a name, and Azure refuses to lead it to another network than {other}',
      fix: 'give each link of the zone a name of its own',
    },
  },
  of: declaredLinks,
  *check(link, { network, say, ask, atMost }) {
    const { id: vnet } = link.virtualNetwork;
    const zone = zoneNameOfLink(link);
    if (vnet === undefined || zone === undefined) return;
    for (const other of namesakes(link, ask(linksById, network))) {
      const { id: otherVnet } = other.virtualNetwork;
      if (otherVnet === undefined) continue;
      yield allOf([exists(link), exists(other)])
        .implies(that(({ see }) => sameResourceId(see(vnet), see(otherVnet))))
        .otherwise(
          say.sameName({
            at: link.name,
            related: [[other, 'the first link of this name is here']],
            given: [link, other],
            zone,
            link,
            vnet: networkName(vnet),
            other: networkName(otherVnet),
          }),
        );
    }
    const earlier = earlierLinks(link, vnet, ask(linksByNetwork, network)).filter((other) => mayHaveName(other, zone));
    const others = atMost(mostOthers, earlier, 'links of one virtual network to zones that may have one name');
    yield others.flatMap((other) => {
      const otherZone = zoneNameOfLink(other);
      if (otherZone === undefined) return [];
      const telling = {
        at: vnet,
        related: [[other.virtualNetwork.id, 'the first link is here']],
        given: [link, other],
        vnet: networkName(vnet),
        zone,
      } as const;
      const meet = allOf([exists(link), exists(other), sameResource(vnet, other.virtualNetwork.id), haveOneName(zone, otherZone)]);
      const isOneZone = sameResource(link.parentId, other.parentId);
      return [
        meet.implies(isOneZone).otherwise(say.secondZone(telling)),
        allOf([meet, isOneZone]).implies(haveOneName(link.name, other.name)).otherwise(say.secondLink(telling)),
      ];
    });
  },
});

function networkName(id: Value): Value {
  return nameAfter(id, 'virtualNetworks') ?? id;
}

const linksByNetwork = defineQuestion(
  (network: Network): IdIndex<VirtualNetworkLink> => new IdIndex(declaredLinks(network), ({ virtualNetwork }) => virtualNetwork.id),
);

const linksById = defineQuestion((network: Network): IdIndex<VirtualNetworkLink> => new IdIndex(declaredLinks(network), ({ id }) => id));

function declaredLinks({ virtualNetworkLinks }: Network): readonly VirtualNetworkLink[] {
  return virtualNetworkLinks.filter(({ existing }) => !existing);
}

/** The links before one that surely have its id: the same zone and the same name. */
function namesakes(link: VirtualNetworkLink, index: IdIndex<VirtualNetworkLink>): readonly VirtualNetworkLink[] {
  const links = index.matches(link.id).flatMap(({ entity, sure }) => (sure === 'true' ? entity : []));
  return links.slice(0, Math.min(links.indexOf(link), 1));
}

/** The links before one that go to the same network, or may. */
function earlierLinks(link: VirtualNetworkLink, vnet: Value, index: IdIndex<VirtualNetworkLink>): readonly VirtualNetworkLink[] {
  const links = index.matches(vnet).map(({ entity }) => entity);
  return links.slice(0, links.indexOf(link));
}

function mayHaveName(link: VirtualNetworkLink, zone: Value): boolean {
  const name = zoneNameOfLink(link);
  return name !== undefined && sameText(name, zone) !== 'false';
}

/** That two names are the same, ignoring case; they only tell which resources are meant. */
function haveOneName(one: Value, other: Value): Statement {
  return that(({ identity }) => sameText(identity(one), identity(other)));
}
