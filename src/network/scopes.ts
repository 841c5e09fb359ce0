import type { Value } from '../values/value.js';
import { View } from './view.js';

/** `Microsoft.HybridCompute/privateLinkScopes`. */
export class ArcPrivateLinkScope extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get publicNetworkAccess(): Value | undefined {
    return this.property('properties', 'publicNetworkAccess');
  }
}

/** `Microsoft.HybridCompute/machines`. */
export class Machine extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get privateLinkScopeId(): Value | undefined {
    return this.property('properties', 'privateLinkScopeResourceId');
  }
}

/** `Microsoft.Kubernetes/connectedClusters`. */
export class ConnectedCluster extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get privateLinkScopeId(): Value | undefined {
    return this.property('properties', 'privateLinkScopeResourceId');
  }

  get privateLinkState(): Value | undefined {
    return this.property('properties', 'privateLinkState');
  }
}

/** `Microsoft.Insights/privateLinkScopes`. */
export class MonitorPrivateLinkScope extends View {
  get queryAccessMode(): Value | undefined {
    return this.property('properties', 'accessModeSettings', 'queryAccessMode');
  }

  get ingestionAccessMode(): Value | undefined {
    return this.property('properties', 'accessModeSettings', 'ingestionAccessMode');
  }
}

/** `Microsoft.Insights/privateLinkScopes/scopedResources`. */
export class ScopedResource extends View {
  get linkedResourceId(): Value | undefined {
    return this.property('properties', 'linkedResourceId');
  }
}
