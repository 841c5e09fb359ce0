import { nearestTo } from '../text/spelling.js';
import { deploymentOptions, scanOptions } from './options.js';
import { standardInput } from './target.js';
import { UsageError } from './usage-error.js';

/** Every command, by name. */
export const commandNames = ['scan', 'resources', 'rules', 'explain', 'completion'] as const;

const optionNames = [...new Set([...Object.keys(scanOptions), ...Object.keys(deploymentOptions)]), 'help', 'version'];

/** The arguments as yargs takes them: it loses a lone `-`, and takes the value in `-fjson` for more options of one letter. */
export function normalised(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.flatMap((arg, at) => {
    if (arg === '-') return standardInput;
    const [, option, value] = (end < 0 || at < end ? /^(-[foxpgln])=?([^]+)$/.exec(arg) : null) ?? [];
    return option === undefined || value === undefined ? arg : [option, value];
  });
}

/** Throws `UsageError` where the first argument names no command. */
export function checkCommand([first]: readonly string[]): void {
  if (first === undefined || first.startsWith('-') || commandNames.some((name) => name === first)) return;
  const [near] = nearestTo(first, commandNames);
  const meant = near ?? (/[./\\]/.test(first) ? `scan ${first}` : undefined);
  throw new UsageError(`there is no command '${first}'${meant === undefined ? '' : `; did you mean 'plumblint ${meant}'?`}`);
}

/** What yargs says is wrong with some arguments, with the nearest option for each that it does not know. */
export function withSuggestions(message: string, args: readonly string[]): string {
  if (!message.startsWith('Unknown argument')) return message;
  const given = args.flatMap((arg) => /^--?([A-Za-z][\w-]*)/.exec(arg)?.slice(0, 2) ?? []);
  const unknown = message.replace(/^[^:]*: /, '').split(', ');
  const told = unknown.flatMap((name) => {
    const at = given.indexOf(name);
    if (at < 1) return [];
    const [near] = nearestTo(name, optionNames);
    return `there is no option ${given[at - 1] ?? ''}${near === undefined ? '' : `; did you mean --${near}?`}`;
  });
  return told.length === 0 ? message : told.join('\n');
}
