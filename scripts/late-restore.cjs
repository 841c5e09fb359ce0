/** `src/restore`, a file of its own that is loaded when it is first used: a scan has no need of it. */
module.exports = {
  get restoreModules() {
    return require('../src/restore/index.js').restoreModules;
  },
  get TrustedRegistries() {
    return require('../src/restore/index.js').TrustedRegistries;
  },
  get usualLimits() {
    return require('../src/restore/index.js').usualLimits;
  },
};
