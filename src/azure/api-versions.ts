/** Whether an API version is older than another: by date, a preview before the version of the same date. */
export function isOlderVersion(version: string, than: string): boolean {
  const [date, otherDate] = [dateOf(version), dateOf(than)];
  return date === otherDate ? isPreview(version) && !isPreview(than) : date < otherDate;
}

function dateOf(version: string): string {
  return version.slice(0, 'yyyy-mm-dd'.length);
}

/** Whether an API version is a preview. */
export function isPreview(version: string): boolean {
  return version.length > 'yyyy-mm-dd'.length;
}
