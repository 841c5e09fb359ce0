import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Response {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const headerEnd = '\r\n\r\n';

/** The official Bicep CLI as a server (`bicep jsonrpc --stdio`): one process, warm after its first requests. */
export class BicepCli {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #last = 0;

  constructor(binary: string) {
    this.#process = spawn(binary, ['jsonrpc', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process.stdout.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      for (let message = this.#next(); message !== undefined; message = this.#next()) this.#answer(message);
    });
    this.#process.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${binary} ended with ${String(code)}`));
    });
  }

  /** Compiles a file by its absolute path; false where the compiler refuses it. */
  async compiles(path: string): Promise<boolean> {
    const { success } = (await this.#call('bicep/compile', { path })) as { readonly success: boolean };
    return success;
  }

  stop(): void {
    this.#process.kill();
  }

  #call(method: string, params: object): Promise<unknown> {
    const id = ++this.#last;
    const body = JSON.stringify({ jsonrpc: '2.0', id, method, params });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}${headerEnd}${body}`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** The next whole message that has come in. */
  #next(): Response | undefined {
    const end = this.#received.indexOf(headerEnd);
    const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, Math.max(end, 0)))?.[1]);
    const start = end + headerEnd.length;
    if (end < 0 || this.#received.length < start + length) return undefined;
    const body = this.#received.toString('utf8', start, start + length);
    this.#received = this.#received.subarray(start + length);
    return JSON.parse(body) as Response;
  }

  #answer({ id, result, error }: Response): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }
}
