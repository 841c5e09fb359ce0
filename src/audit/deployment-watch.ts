import type { DeploymentLabel } from '../findings/finding.js';

/** Watches over how long a worker takes for each deployment. */
export class DeploymentWatch {
  readonly #milliseconds: number;
  readonly #tooLong: () => void;
  #current: DeploymentLabel | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** `tooLong` is called at most once, for a deployment that takes more than so many milliseconds. */
  constructor(milliseconds: number, tooLong: () => void) {
    this.#milliseconds = milliseconds;
    this.#tooLong = tooLong;
  }

  /** The deployment that is being judged, or was when the worker ended. */
  get current(): DeploymentLabel | undefined {
    return this.#current;
  }

  /** Takes note that a deployment is about to be judged, or with nothing that it is judged. */
  began(label: DeploymentLabel | undefined): void {
    this.end();
    this.#current = label;
    if (label !== undefined) this.#timer = setTimeout(this.#tooLong, this.#milliseconds);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
