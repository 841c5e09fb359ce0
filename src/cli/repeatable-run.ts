import { fixAll, type Fixing, type FixRequest, type ReadUnit, unfixed, withFixes } from '../edits/fixing.js';
import { editedHost } from '../edits/edited-host.js';
import type { Fixability } from '../engine/message.js';
import type { ScanResult } from '../findings/scan-result.js';
import { whatIsWorse } from '../edits/trial.js';
import type { DeployedUnit } from '../scan/scan-request.js';
import type { Host } from '../text/host.js';
import type { FixedFile } from './fixed-files.js';
import { type Judging, judgedTarget } from './judged-target.js';

/** What a run comes to once its files are mended. */
export interface FixedRun {
  /** What remains. */
  readonly result: ScanResult;
  readonly fixing: Fixing;
  readonly files: readonly FixedFile[];
}

/** A run on the files of `host` that can be judged again with other texts. */
export class RepeatableRun {
  readonly #host: Host;
  readonly #judging: Judging;
  readonly #compared: ((result: ScanResult) => ScanResult) | undefined;
  readonly #units: ReadUnit[] = [];
  readonly result: ScanResult;

  /** Judges what `judging` names; `compared` as `judgedTarget` takes it. */
  constructor(host: Host, judging: Judging, compared: ((result: ScanResult) => ScanResult) | undefined) {
    this.#host = host;
    this.#judging = judging;
    this.#compared = compared;
    const onDeployed = ({ label, reads }: DeployedUnit): void => void this.#units.push({ label, reads });
    this.result = judgedTarget(host, { ...judging, onDeployed }, compared);
  }

  /** The result whose findings have the text that mends them. */
  withFixes(): ScanResult {
    return withFixes(this.#request());
  }

  /** Mends what can be mended. What the whole run does not bear, though each part of it does, is left as it is. */
  fixed(level: Fixability): FixedRun {
    const fixing = fixAll(this.#request(), level);
    const { texts } = fixing;
    if (texts.size === 0) return { result: this.result, fixing, files: [] };
    const result = judgedTarget(editedHost(this.#host, texts), { ...this.#judging, onJudged: undefined }, this.#compared);
    const reason = whatIsWorse(this.result, result);
    if (reason !== undefined) return { result: this.result, fixing: unfixed(fixing, reason), files: [] };
    const files = [...texts].map(([path, after]) => ({ path, before: this.#host.read(path) ?? '', after }));
    return { result, fixing, files };
  }

  #request(): FixRequest {
    const { target } = this.#judging;
    return {
      host: this.#host,
      result: this.result,
      units: this.#units,
      judge: (host, paths, onDeployed) =>
        judgedTarget(host, { ...this.#judging, target: { ...target, paths }, onJudged: undefined, onDeployed }, this.#compared),
    };
  }
}
