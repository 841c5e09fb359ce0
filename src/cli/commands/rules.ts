import { worstSeverity } from '../../engine/message.js';
import type { Rule } from '../../engine/rule.js';
import { jsonText } from '../../reports/json-text.js';
import type { Environment } from '../environment.js';
import { knownRules } from '../known-rules.js';
import type { RulesArguments } from '../options.js';

/** Lists the rules, for people or, as JSON, for programs, and gives the exit code: that packs are missing does not go unsaid. */
export async function rulesCommand(args: RulesArguments, environment: Environment): Promise<number> {
  const { rules, exitCode } = await knownRules(args, environment);
  environment.stdout.write(args.format === 'json' ? jsonText(rules.map(described)) : listed(rules));
  return exitCode;
}

/** A line for each rule: how bad it can get, its id, what it requires, and the audience where it is not everyone. */
function listed(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  return rules
    .map((rule) => {
      const audience = rule.audience === 'auditor' ? ' (--audience auditor)' : '';
      return `${worstSeverity(rule.messages).padEnd('warning'.length)}  ${rule.id.padEnd(width)}  ${rule.title}${audience}\n`;
    })
    .join('');
}

function described(rule: Rule) {
  const { id, title, audience, tags, source, address, messages } = rule;
  const told = Object.entries(messages).map(([name, message]) => {
    const { severity, precision, what, fixable } = message;
    return { id: name, severity, precision, what, ...(fixable !== undefined && { fixable }) };
  });
  return { id, title, severity: worstSeverity(rule.messages), audience, tags, source, page: address, messages: told };
}
