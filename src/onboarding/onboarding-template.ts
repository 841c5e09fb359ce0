import { arrayOf, call, literal, objectOf, property } from '../template/build.js';
import { documentTemplate } from '../template/document-template.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import type { Template } from '../template/template.js';
import { textWithTokens } from '../template/tokens.js';
import { secretMask, withoutLogins, withoutProxyLogin } from '../text/secret-names.js';
import { type Source, type Span, textOf } from '../text/source.js';
import { type ArcCommand, arcCommand, isOptionName, isPlainOption, isPlainSetting, isPlainText, isProxy } from './arc-commands.js';
import { isMade, type Command, textOfWord, type Word } from './commands.js';
import { onboardingLanguage, type ScriptLanguage } from './file-kind.js';
import { type HostsEntry, hostsEntriesIn, writesHosts } from './hosts-entries.js';
import { scriptCommands } from './script-commands.js';
import { secretsBeside, type WrittenSecret, writtenSecrets } from './secrets.js';
import { KnownVariables } from './variables.js';

/** Commands and entries of one script that are looked at. */
const most = 1_000;

/** The type of the resource that stands for a script. */
export const scriptType = 'ArcOnboarding/scripts';

/** A file with a script that connects machines or clusters to Azure Arc, as `scriptTemplate` has it. Undefined for another file. */
export function readOnboardingScript(source: Source): Template | undefined {
  const language = onboardingLanguage(source);
  return language === undefined ? undefined : scriptTemplate(source, language);
}

/**
 * A script that connects machines or clusters to Azure Arc as a template that declares one resource: its `properties` are the `commands` for Arc,
 * in their order, with those of their `options` whose values let nobody in, the `writtenSecrets` among those, the `hostsEntries` that it writes and the `agents` of a pinned version that it installs. It is read as text
 * and never run: what only running it can tell is unknown. Each stretch that may spell out a secret is the default of a secure parameter.
 */
export function scriptTemplate(source: Source, language: ScriptLanguage): Template {
  const whole: Span = { source, start: 0, end: source.text.length };
  const first: Span = { source, start: 0, end: 0 };
  const all = scriptCommands(source, language);
  const variables = new KnownVariables(all, language);
  const commands = all.flatMap((command) => arcCommand(command, variables) ?? []).slice(0, most);
  const entries = writesHosts(source) ? all.flatMap((command) => hostsEntriesIn(command, variables)).slice(0, most) : [];
  const agents = all.flatMap(agentsIn).slice(0, most);
  const properties = objectOf(whole, [
    property(
      'commands',
      arrayOf(
        whole,
        commands.map((command) => commandObject(command, variables)),
      ),
    ),
    property('writtenSecrets', arrayOf(whole, commands.flatMap(writtenSecrets).map(secretObject))),
    property('hostsEntries', arrayOf(whole, entries.map(entryObject))),
    property('agents', arrayOf(whole, agents)),
  ]);
  return documentTemplate({
    source,
    type: scriptType,
    properties,
    at: commands[0]?.at ?? first,
    secrets: secretsBeside(
      [...commands.flatMap(({ plain }) => plain), ...entries.map(({ at }) => at), ...agents, ...all.flatMap(installerWords)],
      source,
    ),
    diagnostics: [],
  });
}

function commandObject({ verb, at, isElevated, isOpen, options, others }: ArcCommand, variables: KnownVariables): ObjectExpression {
  const [setting, value] = verb === 'config set' ? others : [];
  return objectOf(at, [
    property('name', literal(at, verb === 'connectedk8s connect' ? `az ${verb}` : `azcmagent ${verb}`)),
    property('verb', literal(at, verb)),
    property('isElevated', literal(at, isElevated)),
    property('isOpen', literal(at, isOpen)),
    ...(setting === undefined ? [] : [property('setting', valueOf(setting, variables))]),
    ...(value === undefined || !isPlainSetting(setting)
      ? []
      : [property('value', valueOf(value, variables, setting && textOfWord(setting)))]),
    property(
      'options',
      objectOf(
        at,
        Array.from(options).flatMap(([name, word]) =>
          isPlainOption(name) || isSwitch(word, name) ? property(name, optionValue(word, variables, name), at) : [],
        ),
      ),
    ),
  ]);
}

/** What stands for what another command gives: that of no other place is the same. What that command is given may be a secret. */
function outputAt({ source, start }: Word): string {
  const { line, column } = source.position(start);
  return `$(...) at ${line}:${column}`;
}

/** A word as far as it is known without running the script; a token that somebody has yet to fill in is not. */
function valueOf(word: Word, variables: KnownVariables, name = ''): Expression {
  const text = variables.textOf(word);
  if (text === undefined) return call(word, 'unknown', [literal(word, isMade(word) ? outputAt(word) : textOf(word))]);
  return textWithTokens(text, word) ?? literal(word, isProxy(name) ? withoutProxyLogin(text) : withoutLogins(text));
}

/** Whether an option stands there without a value. */
function isSwitch(word: Word, name: string): boolean {
  const text = textOfWord(word);
  return text === `--${name}` && isOptionName(text);
}

/** The value of a plain option; what does not look like one is not told. */
function optionValue(word: Word, variables: KnownVariables, name: string): Expression {
  const text = variables.textOf(word);
  const isPlain = text === undefined || text === `--${name}` || textWithTokens(text, word) !== undefined || isPlainText(name, text);
  return isPlain ? valueOf(word, variables, name) : literal(word, secretMask);
}

function secretObject({ option, at, isFilledIn }: WrittenSecret): ObjectExpression {
  return objectOf(at, [property('name', literal(at, `--${option}`)), property('isFilledIn', literal(at, isFilledIn))]);
}

function entryObject({ at, host, address, isInOrder }: HostsEntry): ObjectExpression {
  return objectOf(at, [
    property('name', literal(at, host)),
    property('address', literal(at, address)),
    property('isInOrder', literal(at, isInOrder)),
  ]);
}

/** The versions of the agent that a command pins: `azcmagent=1.3.01478` of a package manager, or an installer with a version in its name. */
function agentsIn({ words }: Command): ObjectExpression[] {
  return words.flatMap((word) => {
    const [head = ''] = word.pieces;
    const text = textOfWord(word);
    if (text === undefined && head === 'azcmagent=')
      return objectOf(word, [property('name', call(word, 'unknown', [literal(word, textOf(word))]))]);
    const [, version] = pinned.exec(text ?? '') ?? [];
    return version === undefined ? [] : objectOf(word, [property('name', literal(word, version))]);
  });
}

/** What a command that installs the agent says besides its version. */
function installerWords(command: Command): readonly Word[] {
  return agentsIn(command).length === 0 ? [] : command.words.filter((word) => installers.has(textOfWord(word) ?? ''));
}

const installers: ReadonlySet<string> = new Set(['sudo', 'apt', 'apt-get', 'yum', 'dnf', 'tdnf', 'zypper', 'install', '-y', '-q', '-qq']);

const pinned = /(?:^azcmagent[=-]v?|AzureConnectedMachineAgent[-_.]v?)(\d{1,3}\.\d{1,9}(?:\.\d{1,9}){0,2})(?![\d.]*\d)/i;
