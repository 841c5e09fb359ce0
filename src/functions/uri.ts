import { objectOf, scalar, stringOf, valueAt } from '../values/construct.js';
import type { Member, Scalar, Value } from '../values/value.js';
import type { Call, Family } from './family.js';
import { object, pure, row, text } from './family.js';

/** URIs in the manner of the engine: hosts in lower case, default ports left out, dot segments resolved. */
export const uriFunctions: Family = {
  uri: pure([text, text], ([base, relative], call) => resolve(String(base), String(relative), call), { returns: 'string' }),
  parseUri: pure([text], ([uri], call) => describe(String(uri), call), { returns: 'object' }),
  buildUri: row([object], ([parts], call) => build(parts, call), { returns: 'string' }),
};

interface Uri {
  readonly scheme: string;
  /** What stands before the host, with its `@`. */
  readonly user: string;
  readonly host: string;
  readonly port: string | undefined;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const defaultPorts: ReadonlyMap<string, string> = new Map([
  ['http', '80'],
  ['https', '443'],
  ['ftp', '21'],
  ['ws', '80'],
  ['wss', '443'],
  ['gopher', '70'],
  ['nntp', '119'],
  ['telnet', '23'],
  ['ldap', '389'],
  ['net.tcp', '808'],
]);

/** Undefined for URIs whose resolution by the engine is not known here. */
function resolve(base: string, relative: string, call: Call): string | undefined {
  const from = parse(base);
  if (!isWellFormed(base)) return call.refuse(`takes a URI, not '${base}'`);
  if (from === undefined) return undefined;
  const absolute = parse(relative);
  if (absolute !== undefined) return print(absolute);
  if (relative.includes('|')) return call.refuse(`cannot read '${relative}'`);
  if (relative.startsWith('//')) return print(parse(`${from.scheme}:${relative}`) ?? from);
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(relative) || relative.includes('\\')) return undefined;
  return print(against(from, relative));
}

function against(base: Uri, relative: string): Uri {
  if (relative === '') return base;
  const [, path = '', query = '', fragment = ''] = patternOf(base.scheme).exec(relative) ?? [];
  if (path === '') return { ...base, query: query === '' ? base.query : query, fragment };
  const merged = path.startsWith('/') ? path : base.path.slice(0, base.path.lastIndexOf('/') + 1) + path;
  return { ...base, path: withoutDots(merged), query, fragment };
}

/** Path, query and fragment; FTP has no query. */
function patternOf(scheme: string): RegExp {
  return scheme === 'ftp' ? /^([^#]*)()(#[^]*)?$/ : /^([^?#]*)(\?[^#]*)?(#[^]*)?$/;
}

/** Schemes whose paths are those of a computer. */
const localSchemes: ReadonlySet<string> = new Set(['file', 'net.pipe']);
const largestPort = 65_535;

/** A URI with a host, of a scheme that is read here; undefined for any other text. */
function parse(uri: string): Uri | undefined {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#\\]*)([^\\]*)$/.exec(uri.trim());
  const scheme = match?.[1]?.toLowerCase() ?? '';
  const authority = /^([\w.~!$&'()*+,;=:-]*@)?([A-Za-z0-9._-]+)(?::(\d{0,5}))?$/.exec(match?.[2] ?? '');
  if (match === null || authority === null || localSchemes.has(scheme)) return undefined;
  const [, user = '', host = '', written] = authority;
  const [, path = '', query = '', fragment = ''] = patternOf(scheme).exec(match[3] ?? '') ?? [];
  const port = written === '' || written === defaultPorts.get(scheme) ? undefined : written;
  if (port !== undefined && Number(port) > largestPort) return undefined;
  return { scheme, user, host: host.toLowerCase(), port, path: withoutDots(path === '' ? '/' : path), query, fragment };
}

function mayBeUri(value: string): boolean {
  return /^\s*([A-Za-z][A-Za-z0-9+.-]*:|\/|\\)/.test(value);
}

/** A character that is no ASCII may stand for itself, but not beside percent codes. */
function isWellFormed(uri: string): boolean {
  if (/[\u0080-\uffff]/.test(uri) && withPlainCharacters(uri).includes('%')) return false;
  return /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/?#|\s]*)?(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=\u0080-\uffff]|%[0-9a-fA-F]{2})*$/.test(
    uri.trim(),
  );
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..' && kept.length > 1) kept.pop();
    if (segment !== '..' && segment !== '.') kept.push(segment);
    else if (isLast) kept.push('');
  }
  return kept.join('/');
}

function print(uri: Uri): string {
  const port = uri.port === undefined ? '' : `:${uri.port}`;
  return `${uri.scheme}://${uri.user}${uri.host}${port}${escape(uri.path, uri.scheme === 'ftp')}${escape(uri.query, false)}${escape(uri.fragment, false)}`;
}

/** Percent-encodes what a URI cannot hold, and decodes the codes of characters that need none. */
function escape(part: string, isFtpPath: boolean): string {
  const decoded = withPlainCharacters(part);
  const encoded = decoded.replace(/%(?![0-9a-fA-F]{2})|[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g, encode);
  return isFtpPath ? encoded.replaceAll('?', '%3F') : encoded;
}

/** A text without the codes of characters that need none. */
function withPlainCharacters(part: string): string {
  return part.replace(/%([0-9a-fA-F]{2})/g, (code, hex: string) => {
    const character = String.fromCharCode(parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : code;
  });
}

function encode(characters: string): string {
  return Array.from(new TextEncoder().encode(characters), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function describe(uri: string, call: Call): Value | undefined {
  const parsed = parse(uri) ?? localPath(uri);
  if (parsed === undefined) return mayBeUri(uri) ? undefined : call.refuse(`takes a URI, not '${uri}'`);
  const path = escape(parsed.path, false);
  const members: Member[] = [
    { name: 'scheme', value: scalar(parsed.scheme) },
    { name: 'host', value: scalar(parsed.host) },
    { name: 'port', value: scalar(parsed.port === undefined ? null : Number(parsed.port)) },
  ];
  if (path !== '' && path !== '/') members.push({ name: 'path', value: scalar(path) });
  if (parsed.query !== '') members.push({ name: 'query', value: scalar(escape(parsed.query, false)) });
  return objectOf(members);
}

function localPath(uri: string): Uri | undefined {
  return /^\/[\w./-]*$/.test(uri) && !uri.startsWith('//')
    ? { scheme: 'file', user: '', host: '', port: undefined, path: withoutDots(uri), query: '', fragment: '' }
    : undefined;
}

/** Undefined for parts that are unknown or of another type than the engine's examples have. */
function build(parts: Value | undefined, call: Call): Value | undefined {
  if (parts?.kind !== 'object') return undefined;
  for (const name of ['scheme', 'host'])
    if (parts.open.length === 0 && valueAt(parts, name) === undefined) call.refuse(`needs the member ${name}`);
  const [scheme, host, path, query] = ['scheme', 'host', 'path', 'query'].map((name) => textAt(parts, name));
  const port = valueAt(parts, 'port');
  const number: Scalar | undefined = port === undefined ? null : port.kind === 'scalar' ? port.value : undefined;
  if (parts.open.length > 0 || scheme === undefined || host === undefined || path === undefined || query === undefined) return undefined;
  if (number === undefined || (number !== null && typeof number !== 'number')) return undefined;
  if (isReadOtherwise.test(path) || isReadOtherwise.test(query)) return undefined;
  const shownPort = number === null || String(number) === defaultPorts.get(scheme) ? '' : `:${number}`;
  const shownQuery = query === '' || query.startsWith('?') ? query : `?${query}`;
  const shownPath = withoutDots(path.startsWith('/') ? path : `/${path}`).replace(/[\p{Cc}#?]/gu, encode);
  return scalar(`${scheme.toLowerCase()}://${host.toLowerCase()}${shownPort}${shownPath}${shownQuery}`);
}

/** Characters of which the engine makes others in what it builds a URI of, or may. */
const isReadOtherwise = /[%\\\x80-\x9f\p{Co}\p{Cn}\p{Cs}\ufff0-\uffff]/u;

function textAt(parts: Value, name: string): string | undefined {
  const value = valueAt(parts, name);
  return value === undefined ? '' : stringOf(value);
}
