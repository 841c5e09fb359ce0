import { rules } from '../../../rules/index.js';
import type { Environment } from '../environment.js';
import { severities } from '../exit-code.js';

/** Prints a line for each rule: how bad it can get, its id, what it requires, and the audience where it is not everyone. */
export function rulesCommand({ stdout }: Environment): void {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  for (const { id, title, messages, audience } of rules) {
    const worst = severities.findLast((severity) => Object.values(messages).some((message) => message.severity === severity)) ?? 'note';
    stdout.write(
      `${worst.padEnd('warning'.length)}  ${id.padEnd(width)}  ${title}${audience === 'auditor' ? ' (--audience auditor)' : ''}\n`,
    );
  }
}
