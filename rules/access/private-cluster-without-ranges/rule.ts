import { defineRule, that } from '../../../src/rule-api.js';
import type { EntityOf, Statement } from '../../../src/rule-api.js';
import { isPrivateCluster } from '../../private-clusters.js';
import page from './rule.md';

type Cluster = EntityOf<'managedClusters'>;

export default defineRule({
  title: 'A private AKS cluster has no authorized IP ranges',
  source: 'https://learn.microsoft.com/azure/aks/private-clusters#limitations',
  tags: ['aks', 'public-access'],
  link: 'public access',
  page,
  messages: {
    hasRanges: {
      severity: 'warning',
      precision: 'high',
      what: 'private cluster {cluster} has authorized IP ranges',
      why: 'they apply to the public API server only: AKS refuses a private cluster with them, or they restrict nobody who reaches the private one',
      fix: 'leave authorizedIPRanges out, and restrict the networks that reach the cluster',
    },
  },
  of: (network) => network.managedClusters,
  *check(cluster, { say }) {
    yield isPrivateCluster(cluster)
      .implies(hasRanges(cluster).negated)
      .otherwise(
        say.hasRanges({
          at: cluster.property('properties.apiServerAccessProfile.authorizedIPRanges'),
          related: [[cluster.isPrivate, 'the cluster is private here']],
          cluster,
        }),
      );
  },
});

function hasRanges({ authorizedRanges }: Cluster): Statement {
  return that(({ list }) => {
    const { values, possible, complete } = list(authorizedRanges);
    if (values.length > 0) return 'true';
    return complete && possible.length === 0 ? 'false' : 'unknown';
  });
}
