import { attempt } from '../disk/attempt.js';
import { writeInside } from '../disk/confined-files.js';
import { NodeHost } from '../disk/node-host.js';
import { pathOf } from '../text/paths.js';
import { digestOf } from '../policy/module-digest.js';
import { NotRestored } from './not-restored.js';

/** What Bicep calls the files of a module in its cache. */
const fileNames = { template: 'main.json', manifest: 'manifest', metadata: 'metadata', sources: 'source.tgz' } as const;

/** A module as it is put into the cache. */
export interface ModuleContent {
  readonly template: Buffer;
  readonly manifest: Buffer;
  readonly sources: Buffer | undefined;
}

/** A folder of the module cache, laid out as Bicep does it. */
export class CachedModule {
  readonly #cache: string;
  readonly #folder: string;

  /** `cache` is the absolute path of the module cache, `folder` where in it the module lies. */
  constructor(cache: string, folder: string) {
    this.#cache = cache;
    this.#folder = folder;
  }

  /** The digests of what is there; undefined where Bicep would restore it. */
  digests(): { readonly template: string; readonly manifest: string } | undefined {
    const host = attempt(() => new NodeHost(this.#cache)).value;
    const bytes = (name: string): Uint8Array | undefined => host?.bytes(pathOf(this.#folder, name));
    const [template, manifest, metadata] = [bytes(fileNames.template), bytes(fileNames.manifest), bytes(fileNames.metadata)];
    if (template === undefined || manifest === undefined || metadata === undefined) return undefined;
    return { template: digestOf(template), manifest: digestOf(manifest) };
  }

  /** Puts a module there, its template last: who finds that finds all. Throws `NotRestored` where that is not possible. */
  put({ template, manifest, sources }: ModuleContent): void {
    const metadata = Buffer.from(JSON.stringify({ manifestDigest: digestOf(manifest) }));
    const refusal = writeInside(this.#cache, this.#folder, [
      [fileNames.manifest, manifest],
      ...(sources === undefined ? [] : [[fileNames.sources, sources] as const]),
      [fileNames.metadata, metadata],
      [fileNames.template, template],
    ]);
    if (refusal !== undefined) throw new NotRestored(`it cannot be written to the module cache ${this.#cache}: ${refusal}`);
  }
}
