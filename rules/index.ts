import { namedRules, repositoryPage } from '../src/rule-api.js';
import * as list from './list.js';

/** The rules that plumblint brings, by id. */
export const rules = namedRules(list, (id) => repositoryPage(`rules/${id}/rule.md`));
