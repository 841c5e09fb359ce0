import type { Fact } from '../engine/fact.js';

/**
 * What a fact is about, as a text: its subject and what its message names, as values and not as words. It stays the same when lines move, layout
 * changes or parameters get other names.
 */
export function identityOf({ subject, arguments: args }: Pick<Fact, 'subject' | 'arguments'>): string {
  return JSON.stringify([subject.kind, subject.name, Object.entries(args).sort()], (_, value: unknown) =>
    isParameter(value) ? 'parameter' : value,
  );
}

function isParameter(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'kind' in value && value.kind === 'call' && 'name' in value && value.name === 'parameters';
}
