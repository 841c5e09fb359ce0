import type { Argv } from 'yargs';
import { rules } from '../../rules/index.js';
import { packOf } from '../policy/packs.js';
import { topicsAmong } from './commands/explain.js';

/** What arguments take that yargs does not know choices of, by their names. Own rules are not among it: their code would run while somebody types. */
const words: Readonly<Record<string, () => readonly string[]>> = {
  rule: () => [...new Set(rules.flatMap(({ id }) => [packOf(id), id]))],
  topic: () => ['endpoint', ...topicsAmong(rules)],
};

/** Whether arguments are those by which the script of a shell asks how a command line may go on. */
export function asksForCompletion(args: readonly string[]): boolean {
  return args[0] === '--get-yargs-completions';
}

/** Tells a command which words its arguments may take, for a shell that asks for that. */
export function offering<T>(command: Argv<T>): Argv<T> {
  for (const [name, list] of Object.entries(words)) command.choices(name, list());
  return command;
}

/** Options are offered after a dash alone: elsewhere they would keep the shell from offering files. */
export function offered(
  current: string,
  _args: unknown,
  complete: (then: (error: Error | null, found: string[] | undefined) => void) => void,
  done: (found: string[]) => void,
): void {
  complete((error, found = []) => {
    if (error !== null) throw error;
    done(current.startsWith('-') ? found : found.filter((word) => !word.startsWith('-')));
  });
}
