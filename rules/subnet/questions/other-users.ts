import { defineQuestion, exists, listsAll, nameAfter, sameResource, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { Argument, Network, Place, PrivateEndpoint, Site, SiteNetwork, Statement, Subnet } from '../../../src/rule-api.js';
import { SubnetIndex } from './subnet-index.js';

/** An app that is integrated with the subnet of an endpoint, or may be, or a resource of its own that says so. */
export interface Integration {
  readonly app: Site | SiteNetwork;
  /** Its name. */
  readonly name: Argument;
  /** That it is there and is. */
  readonly isIntegrated: Statement;
}

/**
 * The apps whose virtual network integration uses the subnet that an endpoint goes into, or may; of those that surely do, one stands for all.
 * Empty text is no subnet.
 */
export const integrations = defineQuestion(({ subnet: { id } }: PrivateEndpoint, { ask, network, truthOf }): readonly Integration[] => {
  const found: Integration[] = [];
  for (const app of id === undefined || stringOf(id) === '' ? [] : ask(appsBySubnet, network).at(id)) {
    const isIntegrated = sameResource(app.integratedSubnet.id, id).and(exists(app));
    const integration = { app, name: nameOf(app), isIntegrated };
    if (truthOf(isIntegrated) === 'true') return [integration];
    found.push(integration);
  }
  return found;
});

const appsBySubnet = defineQuestion(
  ({ sites, siteNetworks }: Network) =>
    new SubnetIndex<Site | SiteNetwork>([...sites, ...siteNetworks], ({ integratedSubnet }) => integratedSubnet.id),
);

function nameOf(app: Site | SiteNetwork): Argument {
  if (app.kind === 'sites') return app;
  const [site] = app.site.likeliest;
  return site ?? nameAfter(app.id, 'sites') ?? app.id;
}

/** A delegation of a subnet, or what may be one. */
export interface Delegation {
  /** Whom it is to. */
  readonly service: Argument;
  /** Where it is written; undefined where that is not in this deployment. */
  readonly place: Place | undefined;
  readonly isThere: Statement;
}

/** The delegations of a subnet; one to an empty name is none. */
export const delegations = defineQuestion(({ delegations: listed }: Subnet): readonly Delegation[] => {
  const written = listed.items.map((delegation): Delegation => {
    const { serviceName } = delegation;
    const isNamed = that(({ see }) => {
      const name = serviceName && stringOf(see(serviceName));
      return name === undefined ? 'unknown' : truthOf(name !== '');
    });
    return { service: serviceName ?? 'a service', place: delegation, isThere: exists(delegation).and(isNamed) };
  });
  return listed.complete ? written : [...written, { service: 'a service', place: undefined, isThere: listsAll(listed).negated }];
});
