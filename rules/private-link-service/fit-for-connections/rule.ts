import {
  all,
  allOf,
  any,
  defineQuestion,
  defineRule,
  IdIndex,
  isNull,
  liesUnder,
  listsAtMost,
  nameAfter,
  names,
  not,
  sameRegion,
  sameText,
  scalar,
  stringOf,
  that,
} from '../../../src/rule-api.js';
import type { EntityOf, LoadBalancer, Network, PrivateLinkServiceEntity, Statement, Truth, Value } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import page from './rule.md';

/** Addresses that a private link service may have. */
const mostAddresses = 8;

/** Private link services that a load balancer may have. */
const mostServices = 8;

/** Backend pools of one load balancer that are looked at. */
const mostPools = 20;

type BackendPool = EntityOf<'backendPools'>;
type PublishedFrontend = EntityOf<'publishedFrontends'>;

export default defineRule({
  title: 'A private link service has what it needs to take connections',
  source: 'https://learn.microsoft.com/azure/private-link/private-link-service-overview#limitations',
  tags: ['private-link-service'],
  link: 'connection',
  page,
  messages: {
    loadBalancer: {
      severity: 'error',
      precision: 'high',
      what: 'load balancer {balancer} behind private link service {service} has SKU {sku}',
      why: 'Azure publishes frontends of standard load balancers only',
      fix: "use a load balancer with sku.name 'Standard'",
    },
    poolOfAddresses: {
      severity: 'warning',
      precision: 'high',
      what: 'load balancer {balancer} behind private link service {service} has a backend pool of addresses, {pool}',
      why: 'a private link service is supported only where the pools of its load balancer are made of network interfaces',
      fix: 'put the network interfaces of the machines into the pool instead of their addresses',
    },
    region: {
      severity: 'error',
      precision: 'high',
      what: 'private link service {service} is in {region}, but its virtual network {vnet} is in {vnetRegion}',
      why: 'Azure refuses a private link service outside the region of its virtual network',
      fix: 'deploy it to {vnetRegion} (the private endpoints that connect to it may be in any region)',
    },
    addresses: {
      severity: 'error',
      precision: 'high',
      what: 'private link service {service} has {count} addresses',
      why: 'Azure takes no more than eight',
      fix: 'leave at most eight entries in ipConfigurations',
    },
    services: {
      severity: 'error',
      precision: 'high',
      what: 'private link service {service} publishes load balancer {balancer}, as eight others do before it',
      why: 'Azure takes no more than eight private link services for one load balancer',
      fix: 'publish it from another load balancer',
    },
    approvedUnseen: {
      severity: 'warning',
      precision: 'medium',
      what: 'private link service {service} approves subscription {subscription} at once, which cannot see it',
      why: 'only subscriptions in visibility can ask for a connection by its alias; Azure wants autoApproval to be a part of visibility',
      fix: 'add the subscription to visibility.subscriptions, or take it out of autoApproval.subscriptions',
    },
  },
  of: (network) => network.privateLinkServices,
  *check(service, { network, say, ask, atMost }) {
    const { location } = service;
    for (const published of service.publishedFrontends.items) {
      const reference = published.frontend.loadBalancer;
      const earlier = publishersBefore(published, ask(frontendsByBalancer, network));
      if (earlier.length >= mostServices)
        yield listsAtMost(mostServices - 1, { items: earlier, complete: true, unlisted: [] }).otherwise(
          say.services({
            at: published.frontend.id,
            related: [[earlier[0], 'the first of them is here']],
            given: [published],
            service,
            balancer: (reference.id && nameAfter(reference.id, 'loadBalancers')) ?? '',
          }),
        );
      const balancers = declarationsOf(reference);
      for (const balancer of balancers) {
        const { skuName } = balancer;
        yield names(reference.id, balancer)
          .implies(someMeets(balancer, balancers, isStandard))
          .otherwise(
            say.loadBalancer({
              at: skuName ?? balancer,
              related: [[published.frontend.id, 'the private link service publishes its frontend here']],
              given: [published],
              balancer,
              service,
              sku: skuName ?? 'left out',
            }),
          );
        yield atMost(mostPools, balancer.backendPools.items, 'backend pools of one load balancer').map((pool) =>
          allOf([names(reference.id, balancer), liesUnder(pool, balancer)])
            .implies(hasNoAddresses(pool))
            .otherwise(
              say.poolOfAddresses({
                at: pool.backendAddresses.items[0]?.address ?? pool.name,
                related: [[published.frontend.id, 'the private link service publishes its frontend here']],
                given: [published, pool],
                balancer,
                service,
                pool: pool.name,
              }),
            ),
        );
      }
    }
    for (const address of service.natAddresses.items) {
      const { virtualNetwork } = address.subnet;
      const vnets = declarationsOf(virtualNetwork);
      for (const vnet of location === undefined ? [] : vnets) {
        yield names(virtualNetwork.id, vnet)
          .implies(sameRegion(location, vnet.location))
          .otherwise(
            say.region({
              at: location,
              related: [[vnet.location, 'the virtual network is here']],
              given: [address],
              service,
              region: location ?? '',
              vnet,
              vnetRegion: vnet.location ?? '',
            }),
          );
      }
    }
    const { items } = service.natAddresses;
    yield listsAtMost(mostAddresses, service.natAddresses).otherwise(
      say.addresses({ at: items[mostAddresses], service, count: items.length }),
    );
    for (const { value, exists: isThere } of service.approvedAtOnce.items)
      yield isVisibleTo(service, value).otherwise(
        say.approvedUnseen({ at: value, given: [{ exists: isThere }], service, subscription: value }),
      );
  },
});

const frontendsByBalancer = defineQuestion(
  ({ publishedFrontends }: Network) => new IdIndex(publishedFrontends, ({ frontend }) => frontend.loadBalancer.id),
);

/** The services that surely publish the load balancer of a frontend and come before the one that this is of. */
function publishersBefore({ frontend, resource }: PublishedFrontend, index: IdIndex<PublishedFrontend>): readonly PublishedFrontend[] {
  const { id } = frontend.loadBalancer;
  const sure = id === undefined ? [] : index.matches(id).flatMap(({ entity, sure: is }) => (is === 'true' ? entity : []));
  const services = [...new Map(sure.map((one) => [one.resource, one])).values()];
  return services.slice(
    0,
    services.findIndex((one) => one.resource === resource),
  );
}

/** That a load balancer is of the SKU that a private link service can publish; one that is left out is chosen by Azure. */
function isStandard({ skuName }: LoadBalancer): Statement {
  return that(({ see }) => {
    const sku = skuName && stringOf(see(skuName))?.toLowerCase();
    return sku === 'standard' ? 'true' : sku === 'basic' ? 'false' : 'unknown';
  });
}

/** That the members of a pool are network interfaces, not addresses. */
function hasNoAddresses({ backendAddresses }: BackendPool): Statement {
  return that(({ see, holds, isWhole }) => {
    const areAddresses = backendAddresses.items.map(({ address, exists: isThere }) => {
      const seen = address && see(address);
      if (seen === undefined || isNull(seen)) return 'false';
      return all([holds(isThere), stringOf(seen) === undefined ? 'unknown' : 'true']);
    });
    return not(any([...areAddresses, ...(isWhole(backendAddresses) ? [] : ['unknown' as const])]));
  });
}

/** That a subscription sees a service. Where nobody is named, roles decide who does; `*` is everybody. */
function isVisibleTo({ visibleTo }: PrivateLinkServiceEntity, subscription: Value): Statement {
  const everybody = scalar('*');
  return that(({ see, list }) => {
    const { values, possible, complete } = list(visibleTo);
    const wanted = see(subscription);
    const isAmong = (ones: readonly Value[]): Truth =>
      any([sameText(wanted, everybody), ...ones.flatMap((one) => [sameText(one, wanted), sameText(one, everybody)])]);
    if (isAmong(values) === 'true' || (complete && values.length + possible.length === 0)) return 'true';
    return complete && values.length > 0 && isAmong([...values, ...possible]) === 'false' ? 'false' : 'unknown';
  });
}
