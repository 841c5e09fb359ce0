import type { RepositoryAnswer } from '../audit/answer.js';
import type { Fetch } from '../restore/network.js';
import type { RepositoryTask } from './repository-task.js';

/** What a command gets from the process that it runs in. */
export interface Environment {
  /** Absolute path of the working folder. */
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The day, `2027-01-31`, in UTC. */
  readonly today: () => string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of the standard input. */
  readonly readInput: () => Buffer;
  /** Runs the code of a module, given by its address (`file:...`), and gives what it exports. */
  readonly importModule: (address: string) => Promise<unknown>;
  /** Asks a server on the network. */
  readonly fetch: Fetch;
  /** Begins to wait for changes, but of the files with these absolute paths. */
  readonly watch: (ignored: ReadonlySet<string>) => Watch;
  /** Cores that this process may use. */
  readonly cores: () => number;
  /** A text that stands for this very program. */
  readonly program: () => string;
  /** Workers that judge repositories, one for each that is given at once. */
  readonly workers: (limits: WorkerLimits) => Workers;
}

/** Waits for changes of files. */
export interface Watch {
  /** Watches what these folders hold, by their absolute paths, and nothing else any longer; false where none of them can be watched. */
  readonly follow: (folders: ReadonlySet<string>) => boolean;
  /** Waits for a change that was not told yet; false where the user ends the program before. */
  readonly changed: () => Promise<boolean>;
  readonly end: () => void;
}

/** What a repository may take, and each of its deployments. */
export interface WorkerLimits {
  readonly seconds: number;
  readonly deploymentSeconds: number;
  readonly megabytes: number;
}

export interface Workers {
  /** Never rejects. */
  readonly judge: (task: RepositoryTask) => Promise<RepositoryAnswer>;
  readonly end: () => Promise<void>;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Width of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  readonly write: (text: string) => void;
}

/** Whether what is written there may be coloured: as it is asked for, else on a terminal, unless `NO_COLOR` or `FORCE_COLOR` say otherwise. */
export function takesColour(
  { isTerminal }: Output,
  variables: Environment['variables'],
  asked: 'auto' | 'always' | 'never' = 'auto',
): boolean {
  if (asked !== 'auto') return asked === 'always';
  const { NO_COLOR, FORCE_COLOR, TERM } = variables;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
