import type { Finding } from '../findings/finding.js';

/** What a finding says of which rule, and how surely, as JSON reports have it. */
export function describeVerdict({ ruleId, messageId, verdict, severity, precision }: Finding) {
  return { rule: ruleId, messageId, verdict, severity, precision };
}
