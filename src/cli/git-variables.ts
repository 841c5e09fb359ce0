import type { Environment } from './environment.js';

/** Variables that make git use another repository than that of the folder it is called in: a hook of one, for instance, runs with them. */
const elsewhere: ReadonlySet<string> = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
]);

/** The variables for a git command about the repository in one folder, which asks nothing. */
export function gitVariables(variables: Environment['variables'], more: Environment['variables']): Environment['variables'] {
  const own = Object.entries(variables).filter(([name]) => !elsewhere.has(name));
  return { ...Object.fromEntries(own), GIT_TERMINAL_PROMPT: '0', ...more };
}
