import { known, that } from '../src/rule-api.js';
import type { EntityOf, Statement } from '../src/rule-api.js';

/** That the API server of an AKS cluster is reached by private link alone. */
export function isPrivateCluster({ isPrivate }: EntityOf<'managedClusters'>): Statement {
  return isPrivate === undefined ? known(false) : that(({ holds }) => holds(isPrivate));
}
