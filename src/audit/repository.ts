import { digestOf } from './observation.js';

/** A repository of an audit. */
export interface Repository {
  /** As the user calls it: a path or an address. No two repositories of an audit have the same. */
  readonly name: string;
  /** Absolute path of its files. */
  readonly folder: string;
  /** Where it is cloned from into that folder; undefined where its files are there. */
  readonly address?: string | undefined;
}

/** Longest name of a file without what tells it apart from others. */
const longestStem = 80;

/** What files of a repository in the output are called, without their endings: telling, safe for any file system, and never that of another repository. */
export function fileStemOf(name: string): string {
  const telling = name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(-longestStem);
  return `${telling}-${digestOf(name).slice(0, 8)}`;
}

/** Order of names, the same on every machine. */
export function compareNames(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
