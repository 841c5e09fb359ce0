/** What the file system gave, or in plain words why it gave nothing. */
export type Attempt<T> = { readonly value: T; readonly reason?: undefined } | { readonly value?: undefined; readonly reason: string };

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its symbolic links go round in a circle',
  EBADF: 'it is closed',
  EDQUOT: 'no space is left',
  EFBIG: 'it would be too large',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its path is too long',
  ENOENT: 'there is nothing',
  ENOSPC: 'no space is left',
  ENOTDIR: 'its path leads through a file',
  EROFS: 'nothing can be written there',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_LINK_OUT: 'a symbolic link leads elsewhere',
  ERR_NO_FILE: 'it is a pipe, a socket or a device',
  ENXIO: 'it is a pipe, a socket or a device',
};

/** What the file system calls an error, `ENOENT`; undefined for any other. */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/** Why the file system refused something, in plain words, from what it threw; `missing` says what there is not. */
export function refusalReason(error: unknown, missing?: string): string {
  const code = systemCode(error) ?? 'unknown';
  if (code === 'ENOENT' && missing !== undefined) return missing;
  return reasons[code] ?? `the file system says ${code}`;
}

/** Asks the file system for something; whatever it refuses is no exception. `missing` is the reason where there is nothing. */
export function attempt<T>(ask: () => T, missing?: string): Attempt<T> {
  try {
    return { value: ask() };
  } catch (error) {
    return { reason: refusalReason(error, missing) };
  }
}
