/** Every rule, under its id: the folder that it stands in. */
export { default as 'access/public-access-closed' } from './access/public-access-closed/rule.js';
export { default as 'arc/one-scope-per-vnet' } from './arc/one-scope-per-vnet/rule.js';
export { default as 'dns/cluster-zone-fits-region' } from './dns/cluster-zone-fits-region/rule.js';
export { default as 'dns/one-link-per-zone-name' } from './dns/one-link-per-zone-name/rule.js';
export { default as 'dns/zone-group-attached' } from './dns/zone-group-attached/rule.js';
export { default as 'dns/zone-group-fits-target' } from './dns/zone-group-fits-target/rule.js';
export { default as 'dns/zone-group-within-limits' } from './dns/zone-group-within-limits/rule.js';
export { default as 'dns/zone-linked-to-vnet' } from './dns/zone-linked-to-vnet/rule.js';
export { default as 'endpoint/group-id-fits-target' } from './endpoint/group-id-fits-target/rule.js';
export { default as 'endpoint/ip-version-supported' } from './endpoint/ip-version-supported/rule.js';
export { default as 'endpoint/same-region-as-vnet' } from './endpoint/same-region-as-vnet/rule.js';
export { default as 'endpoint/target-set-up-for-endpoints' } from './endpoint/target-set-up-for-endpoints/rule.js';
export { default as 'endpoint/target-takes-endpoints' } from './endpoint/target-takes-endpoints/rule.js';
export { default as 'nsg/arc-control-plane-reachable' } from './nsg/arc-control-plane-reachable/rule.js';
export { default as 'resource/settings-take-effect' } from './resource/settings-take-effect/rule.js';
export { default as 'subnet/fit-for-endpoints' } from './subnet/fit-for-endpoints/rule.js';
