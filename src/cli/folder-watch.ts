import { type FSWatcher, watch } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { attempt } from '../disk/attempt.js';
import type { Watch } from './environment.js';

/** Changes that come closer together than this are one, for editors write a file in several steps; in milliseconds. */
const pause = 100;

/** Watches folders until the process is interrupted. */
export class FolderWatch implements Watch {
  readonly #ignored: ReadonlySet<string>;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #interrupted = (): void => this.#end();
  #state: 'quiet' | 'changed' | 'ended' = 'quiet';
  #timer: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;

  constructor(ignored: ReadonlySet<string>) {
    this.#ignored = ignored;
    process.once('SIGINT', this.#interrupted);
  }

  follow(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) {
      if (this.#watchers.has(folder)) continue;
      const watcher = attempt(() => watch(folder, (_event, name) => this.#noticed(folder, name))).value;
      if (watcher === undefined) continue;
      watcher.on('error', () => this.#lost(folder));
      this.#watchers.set(folder, watcher);
    }
  }

  async changed(): Promise<boolean> {
    if (this.#state === 'quiet') await new Promise<void>((wake) => (this.#wake = wake));
    if (this.#state === 'ended') return false;
    this.#state = 'quiet';
    return true;
  }

  end(): void {
    process.off('SIGINT', this.#interrupted);
    clearTimeout(this.#timer);
    this.follow(new Set());
  }

  #noticed(folder: string, name: string | null): void {
    if (name !== null && this.#ignored.has(resolve(folder, name))) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#enter('changed'), pause);
  }

  /** A folder that is taken away is a change, and there is nothing left of it to watch. */
  #lost(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
    this.#noticed(folder, null);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#enter('ended');
  }

  #enter(state: 'changed' | 'ended'): void {
    if (this.#state === 'ended') return;
    this.#state = state;
    this.#wake?.();
  }
}
