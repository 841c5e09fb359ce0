import type { Neighbour } from '../engine/telling.js';
import type { GivenUp } from '../findings/finding.js';
import type { ScanRequest } from '../scan/scan-request.js';
import type { JudgingArguments, ScanArguments } from './options.js';

/** A repository to judge: plain data, for a worker. */
export interface RepositoryTask {
  /** As the user calls it. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  readonly args: JudgingArguments & Pick<ScanArguments, 'strict' | 'fail-on'>;
  readonly cwd: string;
  /** Absolute path of the folder where results are kept. */
  readonly store: string;
  /** Other repositories that name the same resources. */
  readonly neighbours: readonly Neighbour[];
  /** Stands for the program and its options. */
  readonly settings: string;
}

/** How whoever hands out a task watches over it. */
export interface Supervision extends Pick<ScanRequest, 'onJudging'> {
  /** Deployments that earlier attempts ended at. */
  readonly givenUp: readonly GivenUp[];
}
