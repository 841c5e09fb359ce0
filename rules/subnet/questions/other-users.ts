import { defineQuestion, exists, sameResource, stringOf, that, truthOf, undecided } from '../../../src/rule-api.js';
import type { Argument, Place, PrivateEndpoint, Site, Statement, Subnet } from '../../../src/rule-api.js';

/** An app that is integrated with the subnet of an endpoint, or may be. */
export interface Integration {
  readonly app: Site;
  /** That it is there and is. */
  readonly isIntegrated: Statement;
}

/** The apps whose virtual network integration uses the subnet that an endpoint goes into; empty text is no subnet. */
export const integrations = defineQuestion(({ subnet: { id } }: PrivateEndpoint, { network }): readonly Integration[] =>
  id === undefined || stringOf(id) === ''
    ? []
    : network.referrers('sites', 'integratedSubnet', id).map(({ entity: app }) => ({
        app,
        isIntegrated: sameResource(app.integratedSubnet.id, id).and(exists(app)),
      })),
);

/** A delegation of a subnet, or what may be one. */
export interface Delegation {
  /** Whom it is to. */
  readonly service: Argument;
  /** Where it is written; undefined where that is not in this deployment. */
  readonly place: Place | undefined;
  readonly isThere: Statement;
}

/** The delegations of a subnet; one to an empty name is none. */
export const delegations = defineQuestion(({ delegations: { items, complete } }: Subnet): readonly Delegation[] => {
  const written = items.map((delegation): Delegation => {
    const { serviceName } = delegation;
    const isNamed = that(({ see }) => {
      const name = serviceName && stringOf(see(serviceName));
      return name === undefined ? 'unknown' : truthOf(name !== '');
    });
    return { service: serviceName ?? 'a service', place: delegation, isThere: exists(delegation).and(isNamed) };
  });
  return complete ? written : [...written, { service: 'a service', place: undefined, isThere: undecided }];
});
