import type { MultiformatMessageString, ReportingDescriptor } from 'sarif';
import { type MessageDefinition, type Precision, precisions, severities, type Severity } from '../engine/message.js';
import type { RuleDescription } from '../findings/scan-result.js';
import { plainText } from './plain-text.js';
import { githubLimits } from './sarif-limits.js';
import { formatOf } from './sarif-messages.js';

/** What SARIF says of a rule. `used` holds the message strings of its results beside those that the rule itself has. */
export function describeRule(rule: RuleDescription, used: ReadonlyMap<string, MultiformatMessageString>): ReportingDescriptor {
  const { level, precision } = worstOf(Object.values(rule.messages));
  const text = plainText(rule.page);
  const [lead = ''] = rule.page.split(/^## /m);
  return {
    id: rule.id,
    name: pascalCase(rule.id).slice(0, githubLimits.nameLength),
    shortDescription: { text: sentence(rule.title) },
    fullDescription: { text: sentence(firstParagraph(plainText(lead)) ?? rule.title) },
    help: { text, markdown: rule.page },
    helpUri: rule.address,
    defaultConfiguration: { level },
    messageStrings: Object.fromEntries([...messageStringsOf(rule), ...used]),
    properties: {
      tags: tagsOf(rule),
      precision,
      'problem.severity': level === 'note' ? 'recommendation' : level,
      ...(rule.securitySeverity === undefined ? {} : { 'security-severity': rule.securitySeverity.toFixed(1) }),
    },
  };
}

function messageStringsOf(rule: RuleDescription): [string, MultiformatMessageString][] {
  return Object.entries(rule.messages).map(([id, definition]) => [id, { text: formatOf(definition) }]);
}

/** The highest severity of a rule's messages, and the lowest precision among the messages that have it. */
function worstOf(messages: readonly MessageDefinition[]): { level: Severity; precision: Precision } {
  const level = severities.findLast((severity) => messages.some((message) => message.severity === severity)) ?? 'warning';
  const worst = messages.filter((message) => message.severity === level);
  const precision = precisions.find((candidate) => worst.some((message) => message.precision === candidate)) ?? 'medium';
  return { level, precision };
}

/** GitHub reads `security-severity` only of rules with the tag `security`. */
function tagsOf(rule: RuleDescription): string[] {
  const tags = rule.securitySeverity === undefined ? rule.tags : ['security', ...rule.tags];
  return [...new Set(tags)].slice(0, githubLimits.tagsPerRule);
}

/** `arc/one-scope-per-vnet` as `ArcOneScopePerVnet`. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, first: string) => first.toUpperCase());
}

/** The first paragraph below the title of a page, in one line. */
function firstParagraph(text: string): string | undefined {
  const paragraph = text.split(/\n\s*\n/).find((part, at) => at > 0 && part.trim() !== '');
  return paragraph?.trim().replace(/\s+/g, ' ');
}

function sentence(text: string): string {
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  const capital = `${ended.charAt(0).toUpperCase()}${ended.slice(1)}`;
  return capital.length <= githubLimits.descriptionLength ? capital : `${capital.slice(0, githubLimits.descriptionLength - 3)}...`;
}
