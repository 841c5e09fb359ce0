/** The network: as `fetch` of Node. */
export type Fetch = (
  address: URL,
  request: {
    readonly method: 'GET' | 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

/** By what a user is known to a registry. */
export type Credentials = { readonly username: string; readonly password: string } | { readonly identityToken: string };

/** What restoring asks of the world outside. */
export interface Network {
  readonly fetch: Fetch;
  /** The credentials that the user has for a host; a reason where there may be some and they cannot be had. */
  readonly credentialsOf: (host: string) => Promise<Credentials | undefined | { readonly reason: string }>;
}

/** What restoring may take. */
export interface Limits {
  /** For one answer, all redirects included. */
  readonly seconds: number;
  readonly manifestBytes: number;
  /** Of one layer of a module. */
  readonly layerBytes: number;
  /** Of all layers. */
  readonly totalBytes: number;
  readonly modules: number;
}

const megabyte = 1024 * 1024;

/** Larger files are not read by a scan, nor larger manifests taken by registries. */
export const usualLimits: Limits = {
  seconds: 60,
  manifestBytes: 4 * megabyte,
  layerBytes: 64 * megabyte,
  totalBytes: 1024 * megabyte,
  modules: 2_000,
};
