import schema from '../../schemas/config-1.schema.json' with { type: 'json' };
import { severities } from '../engine/message.js';
import { MatchingBudget } from '../text/matching-budget.js';
import { PathPatterns } from '../text/path-patterns.js';
import type { Source, Span } from '../text/source.js';
import { type ConfigurationText, type Override, type RuleSetting, type RuleSettings } from './configuration.js';
import { configuredSuppressions } from './configured-suppressions.js';
import { type DocumentNode, itemsOf, memberOf, membersOf, type Problem, textIn, textsIn } from './document.js';
import { readDocument } from './read-document.js';
import type { RuleNames } from './rule-names.js';
import { runSettings } from './run-settings.js';
import { schemaProblems } from './schema-check.js';

/** What a configuration file was read as; no text where anything is wrong with it. */
export interface ReadConfiguration {
  readonly text: ConfigurationText | undefined;
  readonly problems: readonly Problem[];
}

/** Mistakes of one file that are told. */
const mostTold = 20;

const settings: readonly RuleSetting[] = ['off', ...severities];

/** Reads a configuration file. `known` are the names of every rule that there is; where its packs are not loaded, it may name others. */
export function readConfiguration(source: Source, known: RuleNames, loadsPacks = false): ReadConfiguration {
  const { document, problems: broken } = readDocument(source);
  if (document === undefined || broken.length > 0) return { text: undefined, problems: broken };
  const misfits = schemaProblems(document, schema);
  if (misfits.length > 0) return { text: undefined, problems: misfits };
  const names = loadsPacks || memberOf(document, 'packs') === undefined ? known : known.partial;
  const overrides = itemsOf(memberOf(document, 'overrides'));
  const problems = [document, ...overrides].flatMap((node) => unknownRules(memberOf(node, 'rules'), names));
  const { suppressions, problems: wrong } = configuredSuppressions(memberOf(document, 'suppressions'), names);
  const unused = [...overrides, ...itemsOf(memberOf(document, 'suppressions'))].flatMap((node) => unusedPatterns(memberOf(node, 'files')));
  const mistakes = [...problems, ...wrong, ...unused];
  if (mistakes.length > 0) return { text: undefined, problems: mistakes.slice(0, mostTold) };
  return {
    text: {
      source,
      rules: ruleSettings(memberOf(document, 'rules'), names),
      overrides: overrides.map((node) => overrideIn(node, names)),
      suppressions,
      scan: runSettings(memberOf(document, 'scan')),
      scanSpan: nameSpanOf(document, 'scan'),
      packsSpan: nameSpanOf(document, 'packs'),
      registries: registriesIn(document),
      restoreSpan: nameSpanOf(document, 'restore'),
    },
    problems: [],
  };
}

function registriesIn(document: DocumentNode): readonly string[] | undefined {
  const registries = memberOf(memberOf(document, 'restore'), 'registries');
  return registries && textsIn(registries);
}

/** Where a key stands that says something: an empty list or object, as a new configuration has them, says nothing. */
function nameSpanOf(document: DocumentNode, key: string): Span | undefined {
  const member = membersOf(document).find(({ name }) => name === key);
  return member === undefined || itemsOf(member.value).length + membersOf(member.value).length === 0 ? undefined : member.nameSpan;
}

function overrideIn(node: DocumentNode, names: RuleNames): Override {
  return { files: textsIn(memberOf(node, 'files')), rules: ruleSettings(memberOf(node, 'rules'), names) };
}

/** By rule id; of several names of a rule the last one counts. */
function ruleSettings(node: DocumentNode | undefined, names: RuleNames): RuleSettings {
  const byRule = new Map<string, RuleSetting>();
  for (const { name, value } of membersOf(node)) {
    const setting = settings.find((one) => one === textIn(value));
    if (setting !== undefined) for (const id of names.named(name)) byRule.set(id, setting);
  }
  return byRule;
}

function unknownRules(node: DocumentNode | undefined, names: RuleNames): Problem[] {
  return membersOf(node).flatMap(({ name, nameSpan }) => {
    const message = names.mistakeIn(name);
    return message === undefined ? [] : [{ message, span: nameSpan }];
  });
}

function unusedPatterns(files: DocumentNode | undefined): Problem[] {
  const items = itemsOf(files);
  return new PathPatterns(textsIn(files), new MatchingBudget()).unused.flatMap(({ line, reason }) => {
    const span = items[line - 1];
    return span === undefined ? [] : [{ message: `this pattern is not used: ${reason}`, span }];
  });
}
