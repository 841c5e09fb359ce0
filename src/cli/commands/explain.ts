import { privateLinkService, privateLinkServices } from '../../azure/private-link-services.js';
import { type DiagnosticCode, diagnosticCatalogue } from '../../diagnostics/catalogue.js';
import { diagnosticPages } from '../../diagnostics/pages.js';
import { pageText } from '../../reports/page-text.js';
import { paintWith } from '../../reports/palette.js';
import type { Rule } from '../../engine/rule.js';
import { nearestTo } from '../../text/spelling.js';
import { type Environment, takesColour } from '../environment.js';
import { knownRules } from '../known-rules.js';
import type { ExplainArguments } from '../options.js';
import { rulePage } from '../rule-page.js';
import { servicePage } from '../service-page.js';
import { groupPage, zonePage, zonesAndGroups } from '../users-page.js';
import { UsageError } from '../usage-error.js';

/** Prints the page of a rule or of a code of what can be wrong with the input, or what is known of a resource type, a zone or a group id. Throws `UsageError` for any other topic. */
export async function explainCommand(topic: string, args: Pick<ExplainArguments, 'config'>, environment: Environment): Promise<number> {
  const { stdout, variables } = environment;
  const { rules, exitCode } = await knownRules(args, environment);
  const page = pageOf(topic.toLowerCase(), rules);
  if (page === undefined)
    throw new UsageError(
      `there is no rule, code, private-link resource type, zone or group id '${topic}'${similarTo(topic.toLowerCase(), rules)}`,
    );
  stdout.write(pageText(page, { columns: stdout.columns, paint: paintWith(takesColour(stdout, variables)) }));
  return exitCode;
}

function pageOf(wanted: string, rules: readonly Rule[]): string | undefined {
  const rule = rules.find(({ id }) => id === wanted);
  if (rule !== undefined) return rulePage(rule);
  const code = codes().find((one) => one === wanted.replace(/^input\//, ''));
  if (code !== undefined) return codePage(code);
  const service = privateLinkService(wanted);
  return service === undefined ? (zonePage(wanted) ?? groupPage(wanted)) : servicePage(service);
}

function codePage(code: DiagnosticCode): string {
  const { severity } = diagnosticCatalogue[code];
  const [title = '', ...rest] = diagnosticPages[code].split('\n');
  return [
    title,
    '',
    `\`${code}\` is ${severity === 'error' ? 'an' : 'a'} ${severity} about the input, not the finding of a rule.`,
    ...rest,
  ].join('\n');
}

function codes(): DiagnosticCode[] {
  return Object.keys(diagnosticCatalogue) as DiagnosticCode[];
}

/** Every topic that there is a page about, with these rules. */
export function topicsAmong(rules: readonly Rule[]): string[] {
  return [...namesOfPages(rules), ...zonesAndGroups()];
}

function namesOfPages(rules: readonly Rule[]): string[] {
  return [...rules.map((rule) => rule.id), ...codes(), ...privateLinkServices().map((service) => service.resourceType)];
}

function similarTo(wanted: string, rules: readonly Rule[]): string {
  const [similar = []] = [...likenesses(wanted, namesOfPages(rules)), ...likenesses(wanted, zonesAndGroups())]
    .filter((found) => found.length > 0)
    .map((found) => found.slice(0, 8));
  return similar.length === 0 ? "; 'plumblint rules' lists the rules" : `; did you mean ${similar.join(', ')}?`;
}

/** The topics that hold a word, as words of theirs and anywhere, and those that it may be a misspelling of. */
function likenesses(wanted: string, topics: readonly string[]): (readonly string[])[] {
  const containing = topics.filter((one) => wanted.length > 2 && one.toLowerCase().includes(wanted));
  const asWords = containing.filter((one) => wordsOf(one).some((word) => word.startsWith(wanted)));
  return [asWords, containing, nearestTo(wanted, topics)];
}

/** The ends of a topic that begin with a word of it: `Microsoft.KeyVault/vaults`, `KeyVault/vaults`, `Vault/vaults` and `vaults`. */
function wordsOf(topic: string): string[] {
  return [...topic.matchAll(/(?<![A-Za-z])[a-z]|[A-Z]/g)].map(({ index }) => topic.slice(index).toLowerCase());
}
