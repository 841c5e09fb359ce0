import {
  allOf,
  defineQuestion,
  defineRule,
  exists,
  IdIndex,
  isTrue,
  nameAfter,
  sameResource,
  sameText,
  scalar,
  that,
} from '../../../src/rule-api.js';
import type { Network, Statement, Value, VirtualNetworkLink } from '../../../src/rule-api.js';
import { setValue } from '../../remedies.js';
import { isOfPrivateLink, isPrivateLinkName } from '../private-link-names.js';
import { zoneNameOfLink } from '../zone-ids.js';
import page from './rule.md';

/** Other links with registration to one network that are looked at for each link. */
const mostOthers = 100;

export default defineRule({
  title: 'The machines of a virtual network register in one zone, and in none of Private Link',
  source: 'https://learn.microsoft.com/azure/dns/private-dns-autoregistration#restrictions',
  tags: ['dns'],
  link: 'resolution',
  page,
  messages: {
    secondZone: {
      severity: 'error',
      precision: 'high',
      what: 'virtual network {vnet} is to register its machines in zone {zone}, and in another one too',
      why: 'Azure takes one link with registrationEnabled for each network, and refuses the second',
      fix: 'set registrationEnabled to false for all zones but the one that the machines belong into',
      fixable: 'unsafe',
    },
    privateLinkZone: {
      severity: 'warning',
      precision: 'high',
      what: 'the machines of virtual network {vnet} are registered in {zone}, a zone of Private Link',
      why: 'the records of all its virtual machines are put among those of private endpoints, and the network cannot register in a zone of its own any more',
      fix: 'set registrationEnabled to false; zone groups of the endpoints make their records',
      fixable: 'unsafe',
    },
  },
  of: (network) => network.virtualNetworkLinks,
  *check(link, { network, say, ask, atMost }) {
    const { id: vnet } = link.virtualNetwork;
    const zone = zoneNameOfLink(link);
    if (vnet === undefined || zone === undefined) return;
    if (!mayRegister(link)) {
      yield [];
      return;
    }
    const registers = doesRegister(link);
    const others = rivals(link, vnet, ask(registeringLinks, network));
    const telling = { at: link.registrationEnabled, vnet: nameAfter(vnet, 'virtualNetworks') ?? vnet, zone };
    const remedy = setValue(link, link.registrationEnabled, false);
    yield [
      ...atMost(mostOthers, others, 'links with registration to one virtual network').map((other) =>
        allOf([registers, doesRegister(other), exists(link), exists(other), sameResource(vnet, other.virtualNetwork.id)])
          .implies(isZoneOfOneName(link, other))
          .otherwise(
            say.secondZone({
              ...telling,
              remedy: isWrittenOfPrivateLink(link) ? remedy : undefined,
              related: [[other.registrationEnabled, 'the other registration is here']],
              given: [other],
            }),
          ),
      ),
      registers.implies(isOfPrivateLink(zone).negated).otherwise(say.privateLinkZone({ ...telling, remedy })),
    ];
  },
});

const registeringLinks = defineQuestion((network: Network): IdIndex<VirtualNetworkLink> => {
  return new IdIndex(network.virtualNetworkLinks.filter(mayRegister), ({ virtualNetwork }) => virtualNetwork.id);
});

/** The links that may take the registration of a network from one: all others where that is of a zone of Private Link, else those before it. */
function rivals(link: VirtualNetworkLink, vnet: Value, index: IdIndex<VirtualNetworkLink>): readonly VirtualNetworkLink[] {
  const links = index.matches(vnet).map(({ entity }) => entity);
  if (isWrittenOfPrivateLink(link)) return links.filter((other) => other !== link);
  return links.slice(0, links.indexOf(link)).filter((other) => !isWrittenOfPrivateLink(other));
}

function isWrittenOfPrivateLink(link: VirtualNetworkLink): boolean {
  const zone = zoneNameOfLink(link);
  return zone !== undefined && isPrivateLinkName(zone) === 'true';
}

/** Whether a link says anything of registration but that there is none. */
function mayRegister({ registrationEnabled }: VirtualNetworkLink): boolean {
  return registrationEnabled !== undefined && (registrationEnabled.kind !== 'scalar' || isTrue(registrationEnabled));
}

function doesRegister({ registrationEnabled }: VirtualNetworkLink): Statement {
  return that(({ holds }) => holds(registrationEnabled ?? scalar(false)));
}

/** That two links are of zones of one name: what is wrong then is another thing than the registration. */
function isZoneOfOneName(link: VirtualNetworkLink, other: VirtualNetworkLink): Statement {
  const [one, another] = [zoneNameOfLink(link), zoneNameOfLink(other)];
  return that(({ identity }) => (one === undefined || another === undefined ? 'unknown' : sameText(identity(one), identity(another))));
}
