import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const manifestType = 'application/vnd.oci.image.manifest.v1+json';
export const templateType = 'application/vnd.ms.bicep.module.layer.v1+json';

export function digestOf(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** A template that deploys nothing, told apart by a text. */
export function templateOf(text: string): string {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', metadata: { text }, resources: [] });
}

/** A manifest as `bicep publish` writes it. */
export function manifestOf(template: string, changes: object = {}): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType: 'application/vnd.ms.bicep.module.artifact',
    config: { mediaType: 'application/vnd.ms.bicep.module.config.v1+json', digest: digestOf('{}'), size: 2 },
    layers: [{ mediaType: templateType, digest: digestOf(template), size: template.length }],
    ...changes,
  });
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

type Handler = (asked: Asked, response: ServerResponse) => boolean;

/** A registry on loopback. */
export class RegistryServer {
  /** What it was asked. */
  readonly asked: Asked[] = [];
  /** Answers in its place where it gives true. */
  handler: Handler = () => false;
  readonly #answers = new Map<string, { readonly content: string; readonly type: string }>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** `127.0.0.1:5000`. */
  get name(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  start(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** Forgets all that was published and asked. */
  clear(): void {
    this.asked.length = 0;
    this.#answers.clear();
    this.handler = () => false;
  }

  /** Publishes a module under a tag, and its manifest by its digest. */
  publish(repository: string, tag: string, template: string, manifest = manifestOf(template), type = manifestType): void {
    for (const version of [tag, digestOf(manifest)])
      this.#answers.set(`/v2/${repository}/manifests/${version}`, { content: manifest, type });
    this.put(repository, template);
  }

  /** Stores a layer. */
  put(repository: string, content: string, digest = digestOf(content)): void {
    this.#answers.set(`/v2/${repository}/blobs/${digest}`, { content, type: 'application/octet-stream' });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const asked = { method: request.method ?? '', path: request.url ?? '', authorization: request.headers.authorization, body };
    this.asked.push(asked);
    if (this.handler(asked, response)) return;
    const answer = this.#answers.get(asked.path);
    if (answer === undefined) response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
    else response.writeHead(200, { 'content-type': answer.type }).end(answer.content);
  }
}
