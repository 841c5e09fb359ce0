import { writeSync } from 'node:fs';

/** How long to wait for the reader of a full pipe, in milliseconds. */
const pause = 5;

/** Writes a text to an open file or pipe, waiting while it is full. Stops where nobody reads any longer. */
export function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    const written = writeSome(descriptor, bytes.subarray(at));
    if (written === undefined) return;
    at += written;
  }
}

/** Writes what fits and gives how much that was; undefined where the reader is gone. */
function writeSome(descriptor: number, bytes: Buffer): number | undefined {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EPIPE') return undefined;
    if (code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    return 0;
  }
}
