/** A line of a list of repositories. */
export interface ListedRepository {
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
}

/** The repositories that a list names: one on each line, but for empty lines and those that begin with `#`. */
export function repositoriesListed(text: string): ListedRepository[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ text: line.trim(), line: at + 1 }))
    .filter((entry) => entry.text !== '' && !entry.text.startsWith('#'));
}

/** The path of a folder as its name in reports: with `/` between segments, without `./` before and `/` after it. */
export function nameOfFolder(path: string): string {
  const plain = path.replaceAll('\\', '/').replace(/\/{2,}/g, '/');
  const name = plain.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  return name === '' ? (plain.startsWith('/') ? '/' : '.') : name;
}
