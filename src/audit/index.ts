/** What the commands for audits are made of: loaded by them alone, from a file of its own. */
export { audit } from './audit.js';
export { EarlierAudit } from './earlier-audit.js';
export { JudgingPool } from './judging-pool.js';
export { mergeAudits } from './merge.js';
export { nameOfFolder, repositoriesListed } from './repository-list.js';
export { fileStemOf } from './repository.js';
export { ResultStore } from './result-store.js';
export { shardOf } from './shards.js';
