import type { RegistryArtifact } from '../bicep/modules/module-reference.js';
import type { LockedModule, LockedModules } from '../policy/lock-file.js';
import { Memo } from '../text/memo.js';
import { CachedModule } from './cached-module.js';
import { isDigest } from '../policy/module-digest.js';
import { type Layer, layersOf } from './module-manifest.js';
import type { Limits, Network } from './network.js';
import { NotRestored } from './not-restored.js';
import { Registry } from './registry.js';
import type { TrustedRegistries } from './trusted-registries.js';

/** A module of a registry that is to be in a module cache. */
export interface WantedModule {
  /** `br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0`. */
  readonly reference: string;
  readonly artifact: RegistryArtifact;
  /** Absolute path of the module cache. */
  readonly cache: string;
  /** Where it lies in there. */
  readonly folder: string;
}

/** What became of a module: fetched, there already, or not restored. */
export type Restored =
  { readonly kind: 'fetched' | 'there'; readonly digests: LockedModule } | { readonly kind: 'failed'; readonly reason: string };

export interface RestoreRequest {
  readonly modules: readonly WantedModule[];
  /** A module that is among them has these digests or is not restored. */
  readonly locked: LockedModules;
  /** Restore nothing that is not among them. */
  readonly lockedOnly: boolean;
  readonly trusted: TrustedRegistries;
  readonly network: Network;
  readonly limits: Limits;
}

/** Modules that are fetched at once. */
const atOnce = 4;

/** Sees to it that modules are in the module cache. Tells of each what became of it, in the order of the request; one that fails costs itself alone. */
export async function restoreModules(request: RestoreRequest): Promise<readonly Restored[]> {
  const restoring = new Restoring(request);
  const results: Restored[] = [];
  const waiting = request.modules.entries();
  const work = async (): Promise<void> => {
    for (const [at, wanted] of waiting)
      results[at] =
        at < request.limits.modules
          ? await restoring.restored(wanted)
          : { kind: 'failed', reason: `more than ${request.limits.modules} modules are not restored at once` };
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

class Restoring {
  readonly #request: RestoreRequest;
  readonly #registries: Memo<string, Registry>;
  #bytesLeft: number;

  constructor(request: RestoreRequest) {
    const { trusted, network, limits } = request;
    this.#request = request;
    this.#bytesLeft = limits.totalBytes;
    this.#registries = new Memo((name) => {
      const registry = trusted.named(name);
      if (registry === undefined)
        throw new NotRestored(
          `the configuration does not trust ${name}: name it under restore.registries of the configuration at the root of the repository`,
        );
      return new Registry(registry, trusted, network, limits);
    });
  }

  async restored(wanted: WantedModule): Promise<Restored> {
    try {
      return await this.#restore(wanted);
    } catch (error) {
      if (error instanceof NotRestored) return { kind: 'failed', reason: error.message };
      throw error;
    }
  }

  async #restore({ reference, artifact, cache, folder }: WantedModule): Promise<Restored> {
    const locked = this.#request.locked.get(reference);
    if (locked === undefined && this.#request.lockedOnly) throw new NotRestored('the lock file does not have it');
    if (locked !== undefined && isDigest(artifact.version) && artifact.version !== locked.manifest)
      throw new NotRestored(`the lock file has another manifest for it, ${locked.manifest}`);
    const cached = new CachedModule(cache, folder);
    const there = cached.digests();
    if (locked !== undefined && there?.template === locked.template) return { kind: 'there', digests: locked };
    const registry = this.#registries.of(artifact.registry);
    const manifest = await registry.manifest(artifact.repository, locked?.manifest ?? artifact.version);
    const layers = layersOf(manifest.bytes, manifest.mediaType);
    const digests = { manifest: manifest.digest, template: layers.template.digest };
    if (locked !== undefined && locked.template !== digests.template)
      throw new NotRestored(`the lock file has another template for it, ${locked.template}, than its manifest`);
    if (there?.template === digests.template && there.manifest === digests.manifest) return { kind: 'there', digests };
    const layer = (one: Layer): Promise<Buffer> => this.#layer(registry, artifact.repository, one);
    const template = await layer(layers.template);
    const sources = layers.sources && (await layer(layers.sources));
    cached.put({ template, manifest: manifest.bytes, sources });
    return { kind: 'fetched', digests };
  }

  /** What is too large is not asked for. */
  #layer(registry: Registry, repository: string, layer: Layer): Promise<Buffer> {
    const { layerBytes, totalBytes } = this.#request.limits;
    if (layer.size > layerBytes) throw new NotRestored(`a layer of it has ${layer.size} bytes: more than ${layerBytes} are not fetched`);
    this.#bytesLeft -= layer.size;
    if (this.#bytesLeft < 0) throw new NotRestored(`all modules together have more than ${totalBytes} bytes`);
    return registry.layer(repository, layer);
  }
}
