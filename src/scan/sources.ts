import type { Host } from '../text/host.js';
import { Memo } from '../text/memo.js';
import { Source } from '../text/source.js';

/** The files of a host by path, each read once; undefined where there is none. */
export type Sources = Memo<string, Source | undefined>;

export function sourcesOf(host: Host): Sources {
  return new Memo((path) => {
    const text = host.read(path);
    return text === undefined ? undefined : new Source(path, text);
  });
}
