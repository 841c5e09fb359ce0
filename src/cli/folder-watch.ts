import { type FSWatcher, statSync, watch } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { attempt } from '../disk/attempt.js';
import type { Watch } from './environment.js';

/** Changes that come closer together than this are one, for editors write a file in several steps; in milliseconds. */
const pause = 100;

interface Watched {
  readonly watcher: FSWatcher;
  /** Of the folder, which tells it from one that takes its place. */
  readonly identity: string | undefined;
}

/** Watches folders until the process is interrupted. */
export class FolderWatch implements Watch {
  readonly #ignored: ReadonlySet<string>;
  readonly #watched = new Map<string, Watched>();
  readonly #interrupted = (): void => this.#end();
  #state: 'quiet' | 'changed' | 'ended' = 'quiet';
  #timer: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;

  constructor(ignored: ReadonlySet<string>) {
    this.#ignored = ignored;
    process.once('SIGINT', this.#interrupted);
  }

  follow(folders: ReadonlySet<string>): boolean {
    for (const [folder, { watcher, identity }] of this.#watched) {
      if (folders.has(folder) && identityOf(folder) === identity) continue;
      watcher.close();
      this.#watched.delete(folder);
    }
    for (const folder of folders) {
      if (this.#watched.has(folder)) continue;
      const identity = identityOf(folder);
      const watcher = attempt(() => watch(folder, (_event, name) => this.#noticed(folder, name))).value;
      if (watcher === undefined) continue;
      watcher.on('error', () => this.#lost(folder));
      this.#watched.set(folder, { watcher, identity });
    }
    return this.#watched.size > 0;
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
    this.#watched.get(folder)?.watcher.close();
    this.#watched.delete(folder);
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

function identityOf(folder: string): string | undefined {
  const found = attempt(() => statSync(folder, { bigint: true })).value;
  return found === undefined ? undefined : `${found.dev} ${found.ino}`;
}
