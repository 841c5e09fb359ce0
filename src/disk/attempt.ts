/** What the file system gave, or in plain words why it gave nothing. */
export type Attempt<T> = { readonly value: T; readonly reason?: undefined } | { readonly value?: undefined; readonly reason: string };

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its symbolic links go round in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its path is too long',
  ENOENT: 'there is nothing',
  ENOTDIR: 'its path leads through a file',
};

/** Asks the file system for something; whatever it refuses is no exception. */
export function attempt<T>(ask: () => T): Attempt<T> {
  try {
    return { value: ask() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { reason: reasons[code] ?? `the file system says ${code}` };
  }
}
