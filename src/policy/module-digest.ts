import { createHash } from 'node:crypto';

const digestPattern = /^sha256:[0-9a-f]{64}$/;

/** The digest of bytes as registries write it: `sha256:` and hexadecimal digits. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Whether something is such a digest. */
export function isDigest(value: unknown): value is string {
  return typeof value === 'string' && digestPattern.test(value);
}
