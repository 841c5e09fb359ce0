import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { attempt } from '../disk/attempt.js';
import { readNamed } from '../disk/read-file.js';
import type { Credentials, Network } from '../restore/network.js';
import type { Environment } from './environment.js';
import { homeOf } from './module-cache.js';

/** What a credential helper may take. */
const helperLimits = { seconds: 30, bytes: 1 << 16 };

/** The name by which docker keeps tokens rather than passwords. */
const tokenName = '<token>';

type Outcome = Awaited<ReturnType<Network['credentialsOf']>>;

/** The credentials that docker has for a registry: its `config.json` names a credential helper, or holds them itself. */
export async function dockerCredentials(registry: string, { variables }: Pick<Environment, 'variables'>): Promise<Outcome> {
  const home = homeOf(variables);
  const folder = variables['DOCKER_CONFIG'] ?? (home === undefined ? undefined : join(home, '.docker'));
  const file = folder === undefined ? undefined : join(folder, 'config.json');
  const text = file === undefined ? undefined : attempt(() => readNamed(file).toString('utf8')).value;
  if (file === undefined || text === undefined) return undefined;
  const config = parsed(text);
  if (config === undefined) return { reason: `${file} is no JSON: docker's credentials cannot be read` };
  const helper = textAt(membersAt(config, 'credHelpers'), registry) ?? textAt(config, 'credsStore');
  const helped = helper === undefined ? undefined : await helperCredentials(helper, registry, { variables, folder: dirname(file) });
  return helped ?? credentialsIn(entryOf(membersAt(config, 'auths'), registry));
}

type Members = Readonly<Record<string, unknown>>;

/** Docker names a registry by its host or by an address. */
function entryOf(auths: Members, registry: string): Members {
  const name = Object.keys(auths).find(
    (key) =>
      key
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase() === registry,
  );
  return name === undefined ? {} : membersAt(auths, name);
}

function credentialsIn(entry: Members): Credentials | undefined {
  const identityToken = textAt(entry, 'identitytoken');
  if (identityToken !== undefined) return { identityToken };
  const decoded = Buffer.from(textAt(entry, 'auth') ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 1 ? undefined : { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

/** Runs a credential helper. Where it says no more than that it knows nothing, there are none; what it prints is shown to nobody. */
async function helperCredentials(
  helper: string,
  registry: string,
  { variables, folder }: Pick<Environment, 'variables'> & { readonly folder: string },
): Promise<Outcome> {
  const program = `docker-credential-${helper}`;
  if (!/^[\w.-]+$/.test(helper)) return { reason: 'the credential helper in the config.json of docker has no name that is used' };
  const output = await new Promise<string | { readonly reason: string } | undefined>((resolve) => {
    // Windows looks for programs in the working folder first, which may be one that is scanned.
    const options = {
      cwd: folder,
      env: variables,
      signal: AbortSignal.timeout(helperLimits.seconds * 1000),
      killSignal: 'SIGKILL',
    } as const;
    const child = spawn(program, ['get'], { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (part: string) => {
      text += part;
      if (text.length > helperLimits.bytes) child.kill('SIGKILL');
    });
    child.on('error', ({ name }) => name === 'AbortError' || resolve({ reason: `${program}, docker's credential helper, cannot be run` }));
    child.on('close', (code, signal) => {
      if (signal !== null) resolve({ reason: `${program}, docker's credential helper, does not end` });
      else resolve(code === 0 ? text : undefined);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${registry}\n`);
  });
  if (typeof output !== 'string') return output;
  const answer = parsed(output) ?? {};
  const [username, secret] = [textAt(answer, 'Username'), textAt(answer, 'Secret')];
  if (username === undefined || secret === undefined) return undefined;
  return username === tokenName ? { identityToken: secret } : { username, password: secret };
}

function parsed(text: string): Members | undefined {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function membersAt(members: Members, name: string): Members {
  return membersOf(Object.hasOwn(members, name) ? members[name] : undefined);
}

/** A text that is not empty. */
function textAt(members: Members, name: string): string | undefined {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
