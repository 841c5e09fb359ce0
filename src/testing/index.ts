/** What tests of rules need, published as `plumblint/testing`. */
export { checkCase } from './check-case.js';
export { checkFolder, checkRule } from './check-rule.js';
export { memoryHost } from './memory-host.js';
export { readCase } from './rule-case.js';
export type { CaseSettings, Expectation, RuleCase } from './rule-case.js';
export { readRuleFolder } from './rule-folder.js';
export type { RuleFolder } from './rule-folder.js';
