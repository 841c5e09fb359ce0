export { restoreModules } from './restore.js';
export { TrustedRegistries } from './trusted-registries.js';
export { usualLimits } from './network.js';
