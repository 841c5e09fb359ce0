import { fixAll, type Fixing, type FixRequest, type ReadUnit, withFixes, withoutWorse } from '../edits/fixing.js';
import { editedHost } from '../edits/edited-host.js';
import type { Fixability } from '../engine/message.js';
import type { ScanResult } from '../findings/scan-result.js';
import { whatIsWorse } from '../edits/trial.js';
import type { DeployedUnit } from '../scan/scan-request.js';
import type { Host } from '../text/host.js';
import type { FixedFile } from './fixed-files.js';
import { type Judging, judgedTarget } from './judged-target.js';

/** What a run comes to once its files are mended. */
export interface FixedRun extends Pick<Fixing, 'fixed' | 'proposed'> {
  /** What remains. */
  readonly result: ScanResult;
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

  /** Mends what can be mended. What the run as a whole does not bear, though the files concerned do by themselves, is left as it is. */
  fixed(level: Fixability): FixedRun {
    for (let parts = fixAll(this.#request(), level); ;) {
      const texts = new Map(parts.flatMap((part) => [...part.texts]));
      const result = texts.size === 0 ? this.result : this.#judgedWith(texts);
      const worse = whatIsWorse(this.result, result);
      if (worse === undefined) {
        const files = [...texts].map(([path, after]) => ({ path, before: this.#host.read(path) ?? '', after }));
        return { result, files, fixed: parts.flatMap(({ fixed }) => fixed), proposed: parts.flatMap(({ proposed }) => proposed) };
      }
      parts = withoutWorse(parts, worse);
    }
  }

  #judgedWith(texts: ReadonlyMap<string, string>): ScanResult {
    return judgedTarget(editedHost(this.#host, texts), { ...this.#judging, onJudged: undefined }, this.#compared);
  }

  #request(): FixRequest {
    const { target } = this.#judging;
    return {
      host: this.#host,
      result: this.result,
      units: this.#units,
      judge: (host, paths, onDeployed) =>
        judgedTarget(host, { ...this.#judging, target: { ...target, paths, globs: [] }, onJudged: undefined, onDeployed }, this.#compared),
    };
  }
}
