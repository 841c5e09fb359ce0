/** Every rule, under its id: the folder that it stands in. */
export { default as 'arc/one-scope-per-vnet' } from './arc/one-scope-per-vnet/rule.js';
export { default as 'endpoint/same-region-as-vnet' } from './endpoint/same-region-as-vnet/rule.js';
