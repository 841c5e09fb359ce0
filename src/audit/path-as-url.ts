import { harmless } from '../reports/harmless.js';

/** A path with `/` between segments as a part of a URL. */
export function pathAsUrl(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(harmless(segment)))
    .join('/');
}
