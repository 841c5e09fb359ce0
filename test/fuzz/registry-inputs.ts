import fc from 'fast-check';
import { digestOf, manifestOf, manifestType, templateOf } from '../restore/registry-server.js';
import { lockFileText } from '../../src/policy/lock-file.js';
import type { Fetch } from '../../src/restore/network.js';
import { commanded } from './commanded.js';
import { mangled } from './mangled.js';
import { marked } from './secret-inputs.js';
import type { Files } from './survival.js';

const registry = 'registry.example';
const reference = `br:${registry}/a/b:1.0`;

/** Throws where restoring from a registry that answers so does not hold, or a scan of what it gave. */
export function restored(files: Files): Promise<void> {
  return commanded(files, [['restore'], ['restore', '--locked'], ['scan', '--open']], (cwd) => ({
    fetch: answering(files),
    variables: { DOCKER_CONFIG: `${cwd}/docker`, PATH: '' },
  }));
}

/** A network in which a server answers whatever it is asked with these files. Throws where another is told who asks. */
function answering(files: Files): Fetch {
  const text = (name: string): string => files[`answers/${name}`] ?? '';
  const header = (name: string): string => text(name).replace(/[^\t\x20-\x7e]/g, '');
  return (address, { headers: { authorization }, body }) => {
    if (authorization !== undefined && address.host !== registry) throw new Error(`${address.host} is told who asks`);
    if (address.pathname.startsWith('/token') || body !== undefined) return Promise.resolve(new Response(text('token')));
    if (authorization === undefined)
      return Promise.resolve(new Response('', { status: 401, headers: { 'www-authenticate': header('challenge') } }));
    const location = header('location');
    if (location !== '' && address.host === registry) return Promise.resolve(new Response('', { status: 307, headers: { location } }));
    const isLayer = address.pathname.includes('/blobs/');
    const headers = isLayer ? {} : { 'content-type': header('type'), 'docker-content-digest': header('digest') };
    const whole = text('manifest')
      .replaceAll('@layer', digestOf(text('layer')))
      .replaceAll('@size', String(Buffer.byteLength(text('layer'))));
    return Promise.resolve(new Response(isLayer ? text('layer') : whole, { headers }));
  };
}

const layer = templateOf('a');
const manifest = manifestOf(layer).replaceAll(digestOf(layer), '@layer').replaceAll(`:${layer.length}}`, ':@size}');
const manifestWords = [
  '"@layer"',
  '"layers": [',
  '"size": ',
  '"digest": "sha512:x"',
  '"mediaType": ',
  '"artifactType": ',
  '"annotations": ',
];
const challenges = [
  `Bearer realm="https://${registry}/token",service="${registry}",scope="repository:a/b:pull"`,
  `bearer realm="http://${registry}/token?x=y", error="invalid_token"`,
  'Basic realm="a"',
  `Negotiate, Bearer realm="https://user:word@elsewhere.example/token"`,
];
const challengeWords = ['realm=', '"', 'https://', 'blob:', 'file:///etc/passwd', 'data:,', '@', 'Bearer ', 'Basic ', ', '];
const locations = [`https://${registry}/v2/x`, 'https://elsewhere.example/x?y', '//x', '../../x', `http://${registry}/`, 'https://u:p@x/'];
const auth = Buffer.from(`user:${marked}`).toString('base64');
const dockerFiles = [
  JSON.stringify({ auths: { [registry]: { auth }, 'https://elsewhere.example/v1/': { identitytoken: 'x' } } }, undefined, 1),
  JSON.stringify({
    credsStore: 'none',
    credHelpers: { [registry]: 'also-none' },
    auths: { [`https://${registry}`]: { identitytoken: 'x' } },
  }),
  '{}',
];
const dockerWords = ['"auths": ', '"credHelpers": ', '"credsStore": "../x"', '"auth": ', `"${registry}": `, '"identitytoken": '];
const lock = lockFileText(new Map([[reference, { manifest: digestOf(manifestOf(layer)), template: digestOf(layer) }]]));

/** Answers of a registry, of the server of its tokens, what docker knows of it, and a lock file: one or two of them as they should not be. */
export function registries(): fc.Arbitrary<Files> {
  const mostly = (usual: string, others: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });
  return fc
    .record({
      challenge: mostly(challenges[0] ?? '', mangled(challenges, challengeWords)),
      token: mostly(`{"token":"${marked}"}`, mangled([`{"token":"${marked}"}`, `{"access_token": "${marked}", "expires_in": 1}`])),
      location: mostly('', mangled(locations, challengeWords)),
      type: mostly(manifestType, mangled([manifestType])),
      digest: mostly('', mangled([digestOf('a')])),
      manifest: mostly(manifest, mangled([manifest], manifestWords)),
      layer: mostly(layer, mangled([layer, '{}'])),
      docker: mostly(dockerFiles[0] ?? '', mangled(dockerFiles, dockerWords)),
      lock: mostly('', mangled([lock], ['"modules": ', reference, '"template": '])),
    })
    .map(({ docker, lock: locked, ...answers }) => ({
      'main.bicep': `module m '${reference}' = {\n  name: 'm'\n}\n`,
      'plumblint.config.json': JSON.stringify({ restore: { registries: [registry] }, scan: { moduleCache: 'cache' } }),
      'docker/config.json': docker,
      ...(locked === '' ? {} : { 'plumblint.lock.json': locked }),
      ...Object.fromEntries(Object.entries(answers).map(([name, text]) => [`answers/${name}`, text])),
    }));
}
