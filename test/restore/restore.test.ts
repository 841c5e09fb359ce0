import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LockedModules } from '../../src/policy/lock-file.js';
import { type Credentials, type Fetch, type Limits, usualLimits } from '../../src/restore/network.js';
import { type Restored, restoreModules } from '../../src/restore/restore.js';
import { TrustedRegistries } from '../../src/restore/trusted-registries.js';
import { contentsOf, inFolder } from '../cli/run-cli.js';
import { type Asked, digestOf, manifestOf, manifestType, RegistryServer, templateOf, templateType } from './registry-server.js';

const server = new RegistryServer();
beforeAll(() => server.start());
beforeEach(() => server.clear());
afterAll(() => server.stop());

const template = templateOf('a');
const digests = { manifest: digestOf(manifestOf(template)), template: digestOf(template) };

interface Given {
  readonly cache: string;
  readonly version?: string;
  readonly registry?: string;
  readonly locked?: LockedModules;
  readonly lockedOnly?: boolean;
  readonly trusted?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly credentials?: Credentials | { readonly reason: string };
  readonly fetch?: Fetch;
}

const folder = 'br/registry/a$b/1.0$';

/** Restores the module `a/b` of the server. */
async function restored(given: Given): Promise<Restored> {
  const { cache, version = '1.0', registry = server.name, locked = new Map(), lockedOnly = false, credentials } = given;
  const module = { reference: 'br:a/b', artifact: { registry, repository: 'a/b', version }, cache, folder };
  const [result] = await restoreModules({
    ...{ modules: [module], locked, lockedOnly },
    trusted: new TrustedRegistries(given.trusted ?? [`http://${server.name}`]),
    network: { fetch: given.fetch ?? fetch, credentialsOf: () => Promise.resolve(credentials) },
    limits: { ...usualLimits, ...given.limits },
  });
  if (result === undefined) throw new Error('there is no result');
  return result;
}

/** Why the module of the server is not restored; nothing is written then. */
function reasonFor(given: Omit<Given, 'cache'> = {}): Promise<string> {
  return inFolder({}, async (cache) => {
    const result = await restored({ cache, ...given });
    expect(contentsOf(cache)).toEqual({});
    return result.kind === 'failed' ? result.reason : result.kind;
  });
}

describe('a module', () => {
  it('is put into the cache as Bicep does it, and there left alone', () =>
    inFolder({}, async (cache) => {
      const sources = { mediaType: 'application/vnd.ms.bicep.module.source.v1.tar+gzip', digest: digestOf('tar'), size: 3 };
      const other = { mediaType: 'application/x', digest: 'sha512:x' };
      const layer = { mediaType: templateType.toUpperCase(), digest: digests.template, size: template.length };
      const manifest = manifestOf(template, { layers: [other, sources, layer], artifactType: undefined });
      server.publish('a/b', '1.0', template, manifest);
      server.put('a/b', 'tar');
      const found = { manifest: digestOf(manifest), template: digests.template };
      expect(await restored({ cache })).toEqual({ kind: 'fetched', digests: found });
      expect(contentsOf(join(cache, folder))).toEqual({
        'main.json': template,
        manifest,
        metadata: JSON.stringify({ manifestDigest: found.manifest }),
        'source.tgz': 'tar',
      });
      // What is locked and there needs neither a registry nor trust.
      server.clear();
      expect(await restored({ cache, locked: new Map([['br:a/b', found]]), trusted: [] })).toEqual({ kind: 'there', digests: found });
      expect(server.asked).toEqual([]);
    }));

  it('that is there and not locked counts as what the registry has, or gives way to it', () =>
    inFolder({}, async (cache) => {
      server.publish('a/b', '1.0', template);
      await restored({ cache });
      expect(await restored({ cache })).toEqual({ kind: 'there', digests });
      for (const name of ['main.json', 'manifest', 'metadata']) {
        writeFileSync(join(cache, folder, name), name === 'metadata' ? '' : 'other');
        expect((await restored({ cache })).kind).toBe(name === 'metadata' ? 'there' : 'fetched');
      }
      expect(readFileSync(join(cache, folder, 'main.json'), 'utf8')).toBe(template);
    }));

  it('that is locked is fetched by its digest, whatever its tag has become, and has what is locked', async () => {
    server.publish('a/b', '1.0', template);
    server.publish('a/b', '1.0', templateOf('moved'));
    const locked = (changed: object) => ({ locked: new Map([['br:a/b', { ...digests, ...changed }]]), lockedOnly: true });
    await inFolder({}, async (cache) => {
      expect(await restored({ cache, ...locked({}) })).toEqual({ kind: 'fetched', digests });
    });
    const none = digestOf('none');
    expect(await reasonFor(locked({ template: none }))).toBe(`the lock file has another template for it, ${none}, than its manifest`);
    expect(await reasonFor({ ...locked({}), version: none })).toMatch(/^the lock file has another manifest for it/);
    expect(await reasonFor(locked({ manifest: none }))).toBe(`${server.name} has no such module`);
    expect(await reasonFor({ lockedOnly: true })).toBe('the lock file does not have it');
  });

  it('comes from a registry that is trusted, by its very name and port', async () => {
    server.publish('a/b', '1.0', template);
    const { name } = server;
    for (const trusted of [undefined, [], ['127.0.0.1'], [`${name}0`], ['127.0.0.1.example'], ['http://localhost']])
      expect(await reasonFor({ registry: name, trusted: trusted ?? ['mcr.microsoft.com'] })).toMatch(`does not trust ${name}: name it`);
    expect(server.asked).toEqual([]);
    expect(await reasonFor({ trusted: [name] })).toMatch(/cannot be reached/);
    expect(new TrustedRegistries().named('mcr.microsoft.com')?.origin).toBe('https://mcr.microsoft.com');
  });

  it('lands in the cache or nowhere', () =>
    inFolder({ 'outside/x': '', 'file/br': '' }, async (root) => {
      server.publish('a/b', '1.0', template);
      mkdirSync(join(root, 'cache/br'), { recursive: true });
      symlinkSync(join(root, 'outside'), join(root, 'cache/br/registry'));
      expect(await restored({ cache: join(root, 'cache') })).toMatchObject({
        reason: expect.stringMatching(/a symbolic link leads out of it$/),
      });
      expect(readdirSync(join(root, 'outside'))).toEqual(['x']);
      expect(await restored({ cache: join(root, 'file') })).toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('cannot be written'),
      });
      // A link in place of a file is replaced, and not written through.
      const target = join(root, 'new', folder, 'main.json');
      mkdirSync(dirname(target), { recursive: true });
      symlinkSync(join(root, 'outside/x'), target);
      expect(await restored({ cache: join(root, 'new') })).toMatchObject({ kind: 'fetched' });
      expect(readFileSync(join(root, 'outside/x'), 'utf8')).toBe('');
      expect(readFileSync(target, 'utf8')).toBe(template);
    }));
});

describe('what a registry gives', () => {
  const layer = { mediaType: templateType, digest: digests.template, size: template.length };

  it.each<[string, string, string?]>([
    ['its manifest is no JSON', '{'],
    ['it is no Bicep module: its configuration is of no known type, not application/vnd.ms.bicep.module.config.v1+json', 'null'],
    ['its manifest is application/vnd.oci.image.index.v1+json, not', manifestOf(template), 'application/vnd.oci.image.index.v1+json'],
    ['its manifest is of no known type, not', manifestOf(template), 'x\tsecret'],
    ['its manifest is text/plain, not', manifestOf(template, { mediaType: 'text/plain' })],
    [
      'its artifact is application/vnd.ms.bicep.provider.artifact, not',
      manifestOf(template, { artifactType: 'application/vnd.ms.bicep.provider.artifact' }),
    ],
    [
      'its configuration is application/vnd.ms.bicep.module.config.v2+json, not',
      manifestOf(template, { config: { mediaType: 'application/vnd.ms.bicep.module.config.v2+json' } }),
    ],
    ['its manifest names no template', manifestOf(template, { layers: [{ ...layer, mediaType: 'a/b' }] })],
    ['its manifest names no template', manifestOf(template, { layers: null })],
    ['its manifest names more than one template', manifestOf(template, { layers: [layer, layer] })],
    ['a layer without a digest by SHA-256', manifestOf(template, { layers: [{ ...layer, digest: '../../x' }] })],
    ['a layer without a size', manifestOf(template, { layers: [{ ...layer, size: -1 }] })],
    [
      `a layer of it has 99999999999 bytes: more than 67108864 are not fetched`,
      manifestOf(template, { layers: [{ ...layer, size: 99_999_999_999 }] }),
    ],
    [
      `gives has ${template.length} bytes, not ${template.length + 1}`,
      manifestOf(template, { layers: [{ ...layer, size: template.length + 1 }] }),
    ],
  ])('is refused: %s', async (reason, manifest, type = manifestType) => {
    server.publish('a/b', '1.0', template, manifest, type);
    expect(await reasonFor()).toContain(reason);
  });

  it('has the digests that are promised', async () => {
    const other = templateOf('b');
    server.publish('a/b', '1.0', template);
    server.put('a/b', other, digests.template);
    expect(await reasonFor()).toBe(`the layer that ${server.name} gives is ${digestOf(other)}, not ${digests.template}`);
    const wrong = digestOf('none');
    server.publish('a/b', wrong, template);
    expect(await reasonFor({ version: wrong })).toBe(`the manifest that ${server.name} gives is ${digests.manifest}, not ${wrong}`);
    server.handler = (_, response) => (response.writeHead(200, { 'docker-content-digest': wrong }).end('{}'), true);
    expect(await reasonFor()).toContain(`, not ${wrong}`);
  });

  it.each<[RegExp, (response: Parameters<typeof server.handler>[1]) => unknown, Partial<Limits>?]>([
    [/^\S+ did not answer within 0.2 seconds$/, () => undefined, { seconds: 0.2 }],
    [/^\S+ did not answer within 0.2 seconds$/, (response) => response.writeHead(200).write('{'), { seconds: 0.2 }],
    [
      /^\S+ broke off its answer$/,
      (response) => (response.writeHead(200, { 'content-length': 99 }).write('{'), setTimeout(() => response.destroy(), 50)),
    ],
    [/^\S+ cannot be reached: [A-Z_]+$/, (response) => response.destroy()],
    [/^\S+ sends more than 50 bytes$/, (response) => response.writeHead(200).end('x'.repeat(100)), { manifestBytes: 50 }],
    [
      /^\S+ sends more than 50 bytes$/,
      (response) => (response.writeHead(200), response.write('x'.repeat(40)), response.end('x'.repeat(40))),
      { manifestBytes: 50 },
    ],
    [/^\S+ takes no more requests for now/, (response) => response.writeHead(429).end()],
    [/^\S+ denies access to it$/, (response) => response.writeHead(403).end('secret')],
    [/^\S+ answers with status 500$/, (response) => response.writeHead(500).end('secret')],
    [
      /^\S+ asks for credentials in a way that is not known$/,
      (response) => response.writeHead(401, { 'www-authenticate': 'Negotiate secret' }).end(),
    ],
  ])('is bounded and told plainly: %s', async (reason, answer, limits = {}) => {
    server.handler = (_, response) => (answer(response), true);
    expect(await reasonFor({ limits })).toMatch(reason);
  });

  it('is no more than a run takes', async () => {
    server.publish('a/b', '1.0', template);
    expect(await reasonFor({ limits: { totalBytes: 10 } })).toBe('all modules together have more than 10 bytes');
    expect(await reasonFor({ limits: { modules: 0 } })).toBe('more than 0 modules are not restored at once');
  });
});

describe('redirects', () => {
  /** The registry redirects what matches; other hosts are not reached: `elsewhere` answers for them. */
  function redirecting(
    what: RegExp,
    location: string,
    elsewhere: (headers: Readonly<Record<string, string>>) => Response = () => new Response(template),
  ) {
    server.publish('a/b', '1.0', template);
    server.handler = ({ path }, response) => what.test(path) && (response.writeHead(307, { location }).end(), true);
    const fetching: Fetch = (address, request) =>
      address.host === server.name ? fetch(address, request) : Promise.resolve(elsewhere(request.headers));
    return fetching;
  }

  it('of layers lead to other hosts over HTTPS, where no credentials are sent', () =>
    inFolder({}, async (cache) => {
      const sent: object[] = [];
      const location = 'https://me:password@blobs.example/x?sig=secret';
      const elsewhere = redirecting(/blobs/, location, (headers) => (sent.push(headers), new Response(template)));
      const { handler } = server;
      server.handler = (asked, response) => {
        if (asked.authorization !== undefined) return handler(asked, response);
        return (response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(), true);
      };
      const credentials = { username: 'me', password: 'secret' };
      expect(await restored({ cache, credentials, fetch: elsewhere })).toEqual({ kind: 'fetched', digests });
      expect(sent).toEqual([{ accept: 'application/octet-stream', 'accept-encoding': 'identity' }]);
    }));

  it.each<[string, RegExp, string]>([
    ['redirects to blobs.example without encryption', /blobs/, 'http://blobs.example/x?sig=secret'],
    ['redirects to x without encryption', /blobs/, 'ftp://x/secret'],
    ['redirects to nowhere', /blobs/, 'https://'],
    ['redirects to nowhere', /manifests\/1/, 'file:///secret'],
    ['redirects to nowhere', /blobs/, 'data:,secret'],
    [
      'redirects to evil.example: only what is asked for by its digest may come from elsewhere',
      /manifests\/1/,
      'https://evil.example/secret',
    ],
    ['redirects more than 5 times', /blobs/, '/v2/a/b/blobs/again'],
    ['the layer that', /blobs/, 'https://other.example/x'],
  ])('are refused elsewhere: %s', async (reason, what, location) => {
    const told = await reasonFor({ fetch: redirecting(what, location, () => new Response(templateOf('b'))) });
    expect(told).toContain(reason);
    expect(told).not.toContain('secret');
  });

  it('of the registry to itself are followed', async () => {
    server.publish('a/b', '2.0', template);
    await inFolder({}, async (cache) => {
      expect(await restored({ cache, fetch: redirecting(/manifests\/1.0/, `/v2/a/b/manifests/${digests.manifest}`) })).toMatchObject({
        kind: 'fetched',
      });
    });
  });
});

describe('credentials', () => {
  /** The registry wants a token from a realm; the one on the server gives it for `expected`. */
  function guarded(realm = `http://${server.name}/token`, expected: (asked: Asked) => boolean = () => true): void {
    server.publish('a/b', '1.0', template);
    server.handler = ({ path, authorization, ...asked }, response) => {
      if (path.startsWith('/token'))
        response.writeHead(expected({ path, authorization, ...asked }) ? 200 : 401).end(JSON.stringify({ access_token: 'the-token' }));
      else if (authorization !== 'Bearer the-token')
        response
          .writeHead(401, {
            'www-authenticate': `Bearer realm="${realm}",service="reg",scope="repository:a/b:pull,push registry:catalog:*"`,
          })
          .end();
      else return false;
      return true;
    };
  }
  const user = { username: 'me', password: 'secret' };
  const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
  const scope = 'service=reg&scope=repository%3Aa%2Fb%3Apull';

  it('are changed for a token to read that one repository, or none are needed', async () => {
    for (const [credentials, method, path, authorization, body] of [
      [undefined, 'GET', `/token?${scope}`, undefined, ''],
      [user, 'GET', `/token?${scope}`, basic, ''],
      [
        { identityToken: 'identity' },
        'POST',
        '/token',
        undefined,
        `grant_type=refresh_token&client_id=plumblint&refresh_token=identity&${scope}`,
      ],
    ] as const) {
      server.clear();
      guarded();
      await inFolder({}, async (cache) => {
        expect(await restored({ cache, ...(credentials && { credentials }) })).toEqual({ kind: 'fetched', digests });
      });
      expect(server.asked.filter((asked) => asked.path.startsWith('/token'))).toEqual([{ method, path, authorization, body }]);
      // One challenge for all that is read of a repository.
      expect(server.asked).toHaveLength(4);
    }
  });

  it('go to no host that is not trusted', async () => {
    const asked: string[] = [];
    const elsewhere: Fetch = (address, request) => {
      if (address.host === server.name) return fetch(address, request);
      asked.push(request.headers['authorization'] ?? 'nothing');
      return Promise.resolve(new Response('{"token":"the-token"}'));
    };
    guarded('https://auth.example/token');
    expect(await reasonFor({ credentials: user, fetch: elsewhere })).toBe(
      `${server.name} has its tokens given by auth.example, which may have your credentials if restore.registries of the configuration names it`,
    );
    await inFolder({}, async (cache) => expect(await restored({ cache, fetch: elsewhere })).toMatchObject({ kind: 'fetched' }));
    const trusted = [`http://${server.name}`, 'auth.example'];
    await inFolder({}, async (cache) =>
      expect(await restored({ cache, credentials: user, trusted, fetch: elsewhere })).toMatchObject({ kind: 'fetched' }),
    );
    expect(asked).toEqual(['nothing', basic]);
    guarded('http://auth.example/token');
    expect(await reasonFor({ fetch: elsewhere })).toBe(`${server.name} has its tokens given by auth.example without encryption`);
  });

  it('that do not help are told of, and not shown', async () => {
    const wants = (challenge: string): void => {
      server.handler = (_, response) => (response.writeHead(401, { 'www-authenticate': challenge }).end(), true);
    };
    wants('Basic realm="x"');
    expect(await reasonFor()).toMatch(/asks for a name and password: log in with docker login or az acr login$/);
    expect(await reasonFor({ credentials: user })).toBe(`${server.name} denies access to it`);
    expect(await reasonFor({ credentials: { identityToken: 'secret' } })).toMatch(/asks for a name and password/);
    expect(await reasonFor({ credentials: { reason: 'the helper is broken' } })).toBe('the helper is broken');
    for (const realm of ['no address', 'file:///secret', 'data:,secret', `http://user:secret@${server.name}/token`]) {
      wants(`Bearer realm="${realm}"`);
      expect(await reasonFor()).toMatch(/in a way that is not known$/);
    }
    guarded(undefined, () => false);
    expect(await reasonFor()).toBe(`${server.name} asks for credentials: log in with docker login or az acr login`);
    expect(await reasonFor({ credentials: user })).toMatch(/refuses the credentials that docker has for it: log in .* again$/);
    for (const answer of ['{"token":"a\\nb: secret"}', 'null', 'secret']) {
      guarded();
      const { handler } = server;
      server.handler = (asked, response) => (asked.path.startsWith('/token') ? (response.end(answer), true) : handler(asked, response));
      expect(await reasonFor()).toBe(`${server.name} gives no token to read from ${server.name} (status 200)`);
    }
  });
});

/** Restores modules that have the names of their repositories. */
const restoredAll = (names: readonly string[], cache: string, seconds = 60) =>
  restoreModules({
    modules: names.map((name) => ({
      ...{ reference: name, artifact: { registry: server.name, repository: name, version: '1.0' }, cache, folder: `br/x/${name}/1.0$` },
    })),
    ...{ locked: new Map(), lockedOnly: false, trusted: new TrustedRegistries([`http://${server.name}`]) },
    limits: { ...usualLimits, seconds },
    network: { fetch, credentialsOf: () => Promise.resolve(undefined) },
  });

describe('many modules', () => {
  const names = Array.from({ length: 20 }, (_, at) => `m${at}`);

  it('are restored side by side, each for itself, and told of in their order', () =>
    inFolder({}, async (cache) => {
      for (const name of names) if (name !== 'm7') server.publish(name, '1.0', templateOf(name));
      const results = await restoredAll(names, cache);
      expect(results.map(({ kind }) => kind)).toEqual(names.map((name) => (name === 'm7' ? 'failed' : 'fetched')));
      for (const name of names) expect(existsSync(join(cache, `br/x/${name}/1.0$/main.json`))).toBe(name !== 'm7');
    }));

  it('do not wait for a registry that does not answer, each anew', () =>
    inFolder({}, async (cache) => {
      server.handler = () => true;
      const reason = `${server.name} did not answer within 0.2 seconds`;
      expect(await restoredAll(names, cache, 0.2)).toEqual(names.map(() => ({ kind: 'failed', reason })));
      expect(server.asked.length).toBeLessThan(8);
    }));
});
