import type { Options } from 'yargs';
import { nearestTo } from '../text/spelling.js';
import { auditOptions, deploymentOptions, restoreOptions, scanOptions } from './options.js';
import { standardInput } from './target.js';
import { UsageError } from './usage-error.js';

/** Every command, by name. */
export const commandNames = [
  'scan',
  'restore',
  'audit',
  'merge',
  'resources',
  'baseline',
  'init',
  'rules',
  'explain',
  'completion',
] as const;

const allOptions: Readonly<Record<string, Options>> = { ...scanOptions, ...deploymentOptions, ...auditOptions, ...restoreOptions };

const optionNames = [...Object.keys(allOptions), 'help', 'version'];

/** Options by the one letter that stands for them too. */
const byLetter = new Map(Object.values(allOptions).flatMap((option) => [option.alias ?? []].flat().map((letter) => [letter, option])));

/**
 * The arguments as yargs takes them: it loses a lone `-`, takes what follows `--fix` for its value and the value in `-fjson` for more options of one letter,
 * gives what follows `--` to nobody, and takes a path that is the word `help` for `--help`.
 */
export function normalised(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const before = args.slice(0, end).flatMap((arg) => {
    if (arg === '-') return standardInput;
    if (arg === '--fix') return '--fix=safe';
    const [, option, value] = /^(-[foxpglnj])=?([^]+)$/.exec(arg) ?? [];
    return option === undefined || value === undefined ? arg : [option, value];
  });
  const after = args.slice(end + 1).map((arg) => (arg === '-' ? standardInput : arg.startsWith('-') ? `./${arg}` : arg));
  const [command] = before;
  if (command === undefined || command.startsWith('-')) return [...before, ...args.slice(end)];
  const options = before.findIndex((arg) => arg.startsWith('-'));
  const inOrder = options < 0 ? [...before, ...after] : [...before.slice(0, options), ...after, ...before.slice(options)];
  return inOrder.map((arg, at) => (arg === 'help' && at > 0 && !takesNext(inOrder[at - 1] ?? '') ? './help' : arg));
}

/** Whether an argument is an option whose value is the next one. */
function takesNext(arg: string): boolean {
  const [, name = ''] = /^--?([\w-]+)$/.exec(arg) ?? [];
  const option = Object.hasOwn(allOptions, name) ? allOptions[name] : byLetter.get(name);
  return option !== undefined && option.type !== 'boolean';
}

/** Throws `UsageError` where the first argument names no command, or where the options end before there is one. */
export function checkCommand(args: readonly string[]): void {
  const [first] = args;
  if (args.includes('--') && (first === undefined || first.startsWith('-')) && commandIn(args) === undefined)
    throw new UsageError(commandMissing('--'));
  if (first === undefined || first.startsWith('-') || commandNames.some((name) => name === first)) return;
  const [near] = nearestTo(first, commandNames);
  const meant = near ?? (/[./\\]/.test(first) ? `scan ${first}` : undefined);
  throw new UsageError(`there is no command '${first}'${meant === undefined ? '' : `; did you mean 'plumblint ${meant}'?`}`);
}

/** The command among arguments, which need not be the first. */
function commandIn(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).find((arg) => commandNames.some((name) => name === arg));
}

function commandMissing(before: string): string {
  return `give a command before ${before}: ${commandNames.join(', ')}`;
}

/** Options that take a text and that `--no-` before their name leaves out; before any other than these and switches it says nothing. */
const leftOut: ReadonlySet<string> = new Set(['config', 'baseline']);

/** Throws `UsageError` for `--no-` before the name of an option that cannot be left out so. */
export function checkNegations(args: readonly string[]): void {
  const end = args.indexOf('--');
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const [, name = ''] = /^--no-([\w-]+)/.exec(arg) ?? [];
    const option = Object.hasOwn(allOptions, name) ? allOptions[name] : undefined;
    if (option === undefined || option.type === 'boolean' || leftOut.has(name)) continue;
    const hint = option.choices === undefined ? '' : `; --${name} takes ${option.choices.join(', ')}`;
    throw new UsageError(`there is no option --no-${name}${hint}`);
  }
}

/** Whether each option that takes one value has one; throws `UsageError` where it is given several times. */
export function checkRepeats(given: Readonly<Record<string, unknown>>, options: Readonly<Record<string, Options>>): true {
  for (const [name, { array }] of Object.entries(options))
    if (array !== true && Array.isArray(given[name])) throw new UsageError(`--${name} is given several times: it takes one value`);
  return true;
}

/** What is wrong with some arguments, from what yargs says of them: in the words of this program, with the nearest of what would be right. */
export function wordedProblem(message: string, args: readonly string[]): string {
  if (message.startsWith('Unknown argument')) return unknownArguments(message, args);
  const [, bare] = /^Not enough arguments following: (.+)$/.exec(message) ?? [];
  if (bare !== undefined) return `${dashed(bare)} needs a value`;
  if (message.startsWith('Not enough non-option arguments')) return missingPositional(args);
  const [, missing] = /^Missing required argument: (.+)$/.exec(message) ?? [];
  if (missing !== undefined) return `${dashed(missing)} is needed`;
  const invalid = [...message.matchAll(/^ {2}Argument: (\S+), Given: (.*), Choices: (.*)$/gm)];
  return invalid.length === 0
    ? message
    : invalid.map(([, name = '', given = '', choices = '']) => wrongChoice(name, given, choices)).join('\n');
}

function unknownArguments(message: string, args: readonly string[]): string {
  const given = args.flatMap((arg) => /^--?([A-Za-z][\w.-]*)/.exec(arg)?.slice(0, 2) ?? []);
  const unknown = message.replace(/^[^:]*: /, '').split(', ');
  const command = commandIn(args);
  const early = command === undefined ? given.findIndex((name, at) => at % 2 === 1 && isOption(name) && unknown.includes(name)) : -1;
  if (early >= 1) return commandMissing(given[early - 1] ?? '');
  const told = unknown.flatMap((name) => {
    const at = given.indexOf(name);
    if (at >= 1) return [unknownOption(name, given[at - 1] ?? '', command)];
    return args.includes(name) ? [`'${name}' is one argument too many`] : [];
  });
  return told.length === 0 ? message : told.join('\n');
}

/** An option that no command has, or not this one. */
function unknownOption(name: string, written: string, command: string | undefined): string {
  return isOption(name) && command !== undefined
    ? `'plumblint ${command}' has no option ${written}`
    : `there is no option ${written}${suggested(name, optionNames, '--')}`;
}

/** Whether a command has an option of this name or letter. */
function isOption(name: string): boolean {
  return optionNames.includes(name) || byLetter.has(name);
}

/** What commands work on that do not take a template. */
const needed: ReadonlyMap<string, string> = new Map([
  ['explain', 'a topic'],
  ['audit', 'a repository'],
  ['merge', 'an audit'],
]);

function missingPositional([command = '']: readonly string[]): string {
  return `'plumblint ${command}' needs ${needed.get(command) ?? 'a template'}`;
}

function wrongChoice(option: string, given: string, choices: string): string {
  const [value, ...known] = [given, ...choices.split(', ')].map((one) => one.replace(/^"|"$/g, ''));
  return `${dashed(option)} takes ${known.join(', ')}, not '${value ?? ''}'${suggested(value ?? '', known)}`;
}

function suggested(name: string, known: readonly string[], dashes = ''): string {
  const [near] = nearestTo(name, known);
  return near === undefined ? '' : `; did you mean ${dashes}${near}?`;
}

function dashed(option: string): string {
  return option.length === 1 ? `-${option}` : `--${option}`;
}
