/** What tests of rules need, published as `plumblint/testing`. */
export { checkCase } from './check-case.js';
export { checkRule } from './check-rule.js';
export { memoryHost } from './memory-host.js';
export { readCase } from './rule-case.js';
export type { Expectation, RuleCase } from './rule-case.js';
