import type { Fact } from '../engine/fact.js';
import type { Place } from './finding.js';

/** Equal for facts that are one finding: those with the same message, verdict and place. The key of a finding stays, whatever is made of it later. */
export function keyOfFinding({ ruleId, messageId, verdict }: Pick<Fact, 'ruleId' | 'messageId' | 'verdict'>, { span }: Place): string {
  return JSON.stringify([ruleId, messageId, verdict, span.source.path, span.start, span.end]);
}
