/** `src/audit`, a file of its own that is loaded when it is first used: a scan has no need of it. */
module.exports = {
  get audit() {
    return require('../src/audit/index.js').audit;
  },
  get EarlierAudit() {
    return require('../src/audit/index.js').EarlierAudit;
  },
  get fileStemOf() {
    return require('../src/audit/index.js').fileStemOf;
  },
  get JudgingPool() {
    return require('../src/audit/index.js').JudgingPool;
  },
  get mergeAudits() {
    return require('../src/audit/index.js').mergeAudits;
  },
  get nameOfFolder() {
    return require('../src/audit/index.js').nameOfFolder;
  },
  get repositoriesListed() {
    return require('../src/audit/index.js').repositoriesListed;
  },
  get ResultStore() {
    return require('../src/audit/index.js').ResultStore;
  },
  get shardOf() {
    return require('../src/audit/index.js').shardOf;
  },
};
