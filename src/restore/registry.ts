import { authorizationFor } from './authorization.js';
import { digestOf, isDigest } from '../policy/module-digest.js';
import { type Layer, manifestType } from './module-manifest.js';
import type { Limits, Network } from './network.js';
import { NoAnswer, NotRestored } from './not-restored.js';
import { type Answer, answerTo, type Question } from './request.js';
import type { TrustedRegistries, TrustedRegistry } from './trusted-registries.js';

/** A registry that gave no answer as often as this is not asked again. */
const mostSilences = 3;

export interface Manifest {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly mediaType: string;
}

/** A registry that is asked for modules, as the distribution protocol of OCI has it. What it cannot give is thrown as `NotRestored`. */
export class Registry {
  readonly #registry: TrustedRegistry;
  readonly #trusted: TrustedRegistries;
  readonly #network: Network;
  readonly #limits: Limits;
  /** By repository. */
  readonly #authorizations = new Map<string, string>();
  readonly #silences: NoAnswer[] = [];

  constructor(registry: TrustedRegistry, trusted: TrustedRegistries, network: Network, limits: Limits) {
    this.#registry = registry;
    this.#trusted = trusted;
    this.#network = network;
    this.#limits = limits;
  }

  /** A manifest by its tag or digest. */
  async manifest(repository: string, version: string): Promise<Manifest> {
    const isPinned = isDigest(version);
    const { body, headers } = await this.#get(repository, `manifests/${version}`, manifestType, this.#limits.manifestBytes, isPinned);
    const digest = digestOf(body);
    const promised = isPinned ? version : headers.get('docker-content-digest');
    if (isDigest(promised) && promised !== digest)
      throw new NotRestored(`the manifest that ${this.#registry.name} gives is ${digest}, not ${promised}`);
    return { bytes: body, digest, mediaType: headers.get('content-type')?.replace(/;.*$/, '').trim() ?? '' };
  }

  /** The bytes of a layer, which are those that its digest promises. */
  async layer(repository: string, { digest, size }: Layer): Promise<Buffer> {
    const { body } = await this.#get(repository, `blobs/${digest}`, 'application/octet-stream', size, true);
    if (body.length !== size) throw new NotRestored(`the layer that ${this.#registry.name} gives has ${body.length} bytes, not ${size}`);
    const found = digestOf(body);
    if (found !== digest) throw new NotRestored(`the layer that ${this.#registry.name} gives is ${found}, not ${digest}`);
    return body;
  }

  async #get(repository: string, path: string, accept: string, mostBytes: number, mayLeave: boolean): Promise<Answer> {
    const question = { address: new URL(`/v2/${repository}/${path}`, this.#registry.origin), accept, mostBytes, mayLeave };
    const first = await this.#ask({ ...question, authorization: this.#authorizations.get(repository) });
    if (first.status !== 401) return this.#whole(first);
    const { seconds } = this.#limits;
    const access = { registry: this.#registry, repository, trusted: this.#trusted, network: this.#network, seconds };
    const authorization = await authorizationFor(first.headers.get('www-authenticate'), access);
    this.#authorizations.set(repository, authorization);
    return this.#whole(await this.#ask({ ...question, authorization }));
  }

  /** What is sent with another status than that of success is no part of a module: it counts only by its size. */
  async #ask(question: Question): Promise<Answer> {
    const [silence] = this.#silences;
    if (silence !== undefined && this.#silences.length >= mostSilences) throw silence;
    const { manifestBytes, seconds } = this.#limits;
    try {
      return await answerTo({ ...question, mostBytes: Math.max(question.mostBytes, manifestBytes) }, this.#network.fetch, seconds);
    } catch (error) {
      if (error instanceof NoAnswer) this.#silences.push(error);
      throw error;
    }
  }

  #whole(answer: Answer): Answer {
    if (answer.status === 200) return answer;
    const { name } = this.#registry;
    if (answer.status === 404) throw new NotRestored(`${name} has no such module`);
    if (answer.status === 401 || answer.status === 403) throw new NotRestored(`${name} denies access to it`);
    if (answer.status === 429) throw new NotRestored(`${name} takes no more requests for now: try again later`);
    throw new NotRestored(`${name} answers with status ${answer.status}`);
  }
}
