import type { Fetch } from './network.js';
import { NoAnswer, NotRestored } from './not-restored.js';

/** What is asked of a server. */
export interface Question {
  readonly address: URL;
  readonly accept: string;
  /** The header by which the user is known to this server, and to no other. */
  readonly authorization?: string | undefined;
  /** Form fields that are sent; without them it is asked for the address alone. */
  readonly form?: Readonly<Record<string, string>>;
  readonly mostBytes: number;
  /** Whether the server may have another give the answer: that is checked by digest then. */
  readonly mayLeave: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/**
 * Asks a server and reads its answer, within bounds of time and size. Other servers that it names are asked over HTTPS, and without credentials. Throws
 * `NotRestored` where the answer is not taken, `NoAnswer` where there is no whole one.
 */
export async function answerTo(question: Question, fetch: Fetch, seconds: number): Promise<Answer> {
  const signal = AbortSignal.timeout(seconds * 1000);
  let { address, authorization } = question;
  try {
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const response = await fetch(address, { ...requestFor(question, authorization), redirect: 'manual', signal });
      if (!redirects.has(response.status)) return await answerIn(response, address, question.mostBytes);
      await response.body?.cancel();
      const next = redirected(response.headers.get('location'), address, question);
      if (next.origin !== address.origin) authorization = undefined;
      address = next;
    }
  } catch (error) {
    throw error instanceof NotRestored ? error : new NoAnswer(`${address.host} ${complaintOf(error, seconds)}`);
  }
  throw new NotRestored(`${question.address.host} redirects more than ${mostRedirects} times`);
}

function requestFor({ accept, form }: Question, authorization: string | undefined) {
  const headers = { accept, 'accept-encoding': 'identity', ...(authorization === undefined ? {} : { authorization }) };
  if (form === undefined) return { method: 'GET', headers } as const;
  const body = new URLSearchParams(form).toString();
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body } as const;
}

function redirected(location: string | null, from: URL, { form, mayLeave }: Question): URL {
  if (location === null || form !== undefined || !URL.canParse(location, from.href))
    throw new NotRestored(`${from.host} redirects to nowhere`);
  const next = new URL(location, from);
  if (next.host === '') throw new NotRestored(`${from.host} redirects to nowhere`);
  if (next.origin === from.origin) return withoutUser(next);
  if (!mayLeave)
    throw new NotRestored(`${from.host} redirects to ${next.host}: only what is asked for by its digest may come from elsewhere`);
  if (next.protocol !== 'https:') throw new NotRestored(`${from.host} redirects to ${next.host} without encryption`);
  return withoutUser(next);
}

function withoutUser(address: URL): URL {
  address.username = '';
  address.password = '';
  return address;
}

async function answerIn(response: Response, { host }: URL, mostBytes: number): Promise<Answer> {
  const tooMuch = new NotRestored(`${host} sends more than ${mostBytes} bytes`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const { status, headers } = response;
  if (Number(headers.get('content-length') ?? 0) > mostBytes) {
    await response.body?.cancel();
    throw tooMuch;
  }
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) throw tooMuch;
    chunks.push(chunk);
  }
  return { status, headers, body: Buffer.concat(chunks) };
}

/** What an error of the network means, in words that follow the name of a server. */
function complaintOf(error: unknown, seconds: number): string {
  const { name, message, cause } = (typeof error === 'object' && error !== null ? error : {}) as Partial<Error>;
  if (name === 'TimeoutError') return `did not answer within ${seconds} seconds`;
  if (message === 'terminated') return 'broke off its answer';
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return /^[A-Z][A-Z0-9_]*$/.test(code) ? `cannot be reached: ${code}` : 'cannot be reached';
}
