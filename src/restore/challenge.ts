/** How a registry wants to be told who asks. */
export type Challenge =
  | { readonly scheme: 'basic' }
  /** With a token, which a server gives for the user's credentials, or to everyone. */
  | { readonly scheme: 'bearer'; readonly realm: URL; readonly service: string | undefined };

/** Longest header that is looked at. */
const longest = 4_096;

/** What a `WWW-Authenticate` header asks for; undefined where that is nothing that is known. */
export function challengeIn(header: string | null): Challenge | undefined {
  const text = header?.slice(0, longest) ?? '';
  const [, bearer] = /\bBearer\s+(.*)$/i.exec(text) ?? [];
  if (bearer === undefined) return /^\s*Basic\b/i.test(text) ? { scheme: 'basic' } : undefined;
  const fields = new Map([...bearer.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name.toLowerCase(), value]));
  const realm = fields.get('realm') ?? '';
  const address = URL.canParse(realm) ? new URL(realm) : undefined;
  const isServer = address !== undefined && address.host !== '' && address.username + address.password === '';
  return isServer ? { scheme: 'bearer', realm: address, service: fields.get('service') } : undefined;
}
