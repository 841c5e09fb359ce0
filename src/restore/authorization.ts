import { challengeIn, type Challenge } from './challenge.js';
import type { Credentials, Network } from './network.js';
import { NotRestored } from './not-restored.js';
import { answerTo } from './request.js';
import type { TrustedRegistries, TrustedRegistry } from './trusted-registries.js';

const logIn = 'log in with docker login or az acr login';
const mostTokenBytes = 256 * 1024;

/** Who asks whom for what. */
export interface Access {
  readonly registry: TrustedRegistry;
  readonly repository: string;
  readonly trusted: TrustedRegistries;
  readonly network: Network;
  readonly seconds: number;
}

/** The `Authorization` header by which a registry that answered with a challenge lets modules be read. Throws `NotRestored` where there is none. */
export async function authorizationFor(header: string | null, access: Access): Promise<string> {
  const { registry, network } = access;
  const challenge = challengeIn(header);
  if (challenge === undefined) throw new NotRestored(`${registry.name} asks for credentials in a way that is not known`);
  const credentials = await network.credentialsOf(registry.name);
  if (credentials !== undefined && 'reason' in credentials) throw new NotRestored(credentials.reason);
  if (challenge.scheme === 'bearer') return `Bearer ${await token(challenge, credentials, access)}`;
  if (credentials === undefined || !('username' in credentials))
    throw new NotRestored(`${registry.name} asks for a name and password: ${logIn}`);
  return basic(credentials);
}

/** A token to read one repository. Whatever more a registry asks for, no other right is asked for. */
async function token(
  { realm, service }: Extract<Challenge, { scheme: 'bearer' }>,
  credentials: Credentials | undefined,
  { registry, repository, trusted, network, seconds }: Access,
): Promise<string> {
  const isOwn = realm.origin === registry.origin;
  if (!isOwn && realm.protocol !== 'https:')
    throw new NotRestored(`${registry.name} has its tokens given by ${realm.host} without encryption`);
  if (credentials !== undefined && !isOwn && trusted.at(realm.origin) === undefined)
    throw new NotRestored(
      `${registry.name} has its tokens given by ${realm.host}, which may have your credentials if restore.registries of the configuration names it`,
    );
  const fields = { ...(service === undefined ? {} : { service }), scope: `repository:${repository}:pull` };
  const address = new URL(realm);
  const isIdentity = credentials !== undefined && 'identityToken' in credentials;
  if (!isIdentity) for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
  const { status, body } = await answerTo(
    {
      address,
      accept: 'application/json',
      mostBytes: mostTokenBytes,
      mayLeave: false,
      ...(credentials !== undefined && !isIdentity ? { authorization: basic(credentials) } : {}),
      ...(isIdentity
        ? { form: { grant_type: 'refresh_token', client_id: 'plumblint', refresh_token: credentials.identityToken, ...fields } }
        : {}),
    },
    network.fetch,
    seconds,
  );
  if (status === 401 || status === 403 || (isIdentity && status === 400))
    throw new NotRestored(
      credentials === undefined
        ? `${registry.name} asks for credentials: ${logIn}`
        : `${registry.name} refuses the credentials that docker has for it: ${logIn} again`,
    );
  const given = status === 200 ? tokenIn(body) : undefined;
  if (given === undefined) throw new NotRestored(`${realm.host} gives no token to read from ${registry.name} (status ${status})`);
  return given;
}

function basic({ username, password }: Extract<Credentials, { username: string }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Nothing but what can stand in a header. */
function tokenIn(body: Buffer): string | undefined {
  try {
    const answer = JSON.parse(body.toString('utf8')) as { readonly token?: unknown; readonly access_token?: unknown } | null;
    const given = answer?.token ?? answer?.access_token;
    return typeof given === 'string' && /^[\x21-\x7e]+$/.test(given) ? given : undefined;
  } catch {
    return undefined;
  }
}
