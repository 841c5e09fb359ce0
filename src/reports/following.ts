import type { Finding } from '../findings/finding.js';

/** What follows from another finding, in one line: what is said, of which rule, how severe and how sure. */
export function followingText({ ruleId, severity, verdict, occurrences: [{ title }] }: Finding): string {
  return `${title} (${verdict === 'open' ? 'open ' : ''}${severity}, ${ruleId})`;
}
