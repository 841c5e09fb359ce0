import yargs, { type Argv, type Options } from 'yargs';
import { checkCommand, checkNegations, checkRepeats, commandNames, normalised } from './arguments.js';
import { auditCommand } from './commands/audit.js';
import { baselineCommand } from './commands/baseline.js';
import { explainCommand } from './commands/explain.js';
import { explainEndpointCommand } from './commands/explain-endpoint.js';
import { initCommand } from './commands/init.js';
import { mergeCommand } from './commands/merge.js';
import { resourcesCommand } from './commands/resources.js';
import { restoreCommand } from './commands/restore.js';
import { rulesCommand } from './commands/rules.js';
import { scanCommand } from './commands/scan.js';
import { watchCommand } from './commands/watch.js';
import { asksForCompletion, offered, offering } from './completion.js';
import type { Environment } from './environment.js';
import { exitCodes } from './exit-code.js';
import { tellFailure } from './failure.js';
import {
  auditOptions,
  baselineOptions,
  deploymentOptions,
  type ExplainArguments,
  explainOptions,
  mergeOptions,
  restoreOptions,
  rulesOptions,
  scanOptions,
} from './options.js';
import { withoutSecretWords } from './shown-words.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

/** Columns of the help, on a terminal that has as many or where there is none. */
const widest = 100;

const epilogue =
  'Exit codes: 0 fine; 1 findings at or above --fail-on; 2 wrong usage or configuration; 3 no such findings, but nothing was found to scan or some input could not be judged; 4 plumblint failed.';

/** Runs one command line and gives its exit code. Reports go to the standard output, everything about the run itself to the standard error. */
export async function run(args: readonly string[], process: Environment): Promise<number> {
  let exitCode: number = exitCodes.fine;
  const given = normalised(args);
  const environment = { ...process, stderr: withoutSecretWords(process.stderr, args) };
  let printed = '';
  try {
    const parser = commands(given, environment, (code) => (exitCode = code));
    checkCommand(given);
    checkNegations(given);
    await parser.parseAsync(given, {}, (_error: unknown, _args: unknown, output: string) => {
      printed = output;
    });
    if (printed !== '') environment.stdout.write(`${printed}\n`);
  } catch (error) {
    return tellFailure(error, given, environment);
  }
  return exitCode;
}

/** yargs lays its help out for every command that it runs; where nobody will read it, it is kept empty, which costs little. */
function asksForHelp(args: readonly string[]): boolean {
  return args.some((arg) => arg === '-h' || arg.startsWith('--help'));
}

function commands(args: readonly string[], environment: Environment, end: (exitCode: number) => void) {
  const isRead = asksForHelp(args);
  const listed = <T>(described: Argv<T>, options: Readonly<Record<string, Options>>): Argv<T> => {
    const command = described.check((given) => checkRepeats(given, options), false);
    if (asksForCompletion(args)) return offering(command);
    return isRead ? command : Object.keys(options).reduce((hiding, name) => hiding.hide(name), command);
  };
  return yargs()
    .scriptName('plumblint')
    .parserConfiguration({ 'dot-notation': false })
    .usage(
      '$0 <command>\n\nProves or refutes the documented constraints of Azure Private Link on ARM JSON and Bicep templates, and on the files of IoT Edge devices and Arc servers that go with them.',
    )
    .command(
      'scan [paths..]',
      'Judge templates and report what is wrong',
      (command) =>
        listed(
          command
            .positional('paths', {
              type: 'string',
              array: true,
              default: ['.'],
              describe: 'Files, folders and globs; - for the standard input',
            })
            .options(scanOptions),
          scanOptions,
        )
          .example('$0 scan', 'judge every template below the working folder')
          .example('$0 scan infra --open', 'show too what could not be decided')
          .example('$0 scan main.json --parameters @prod.json location=westeurope', 'judge one template with given values')
          .example('$0 scan --format text --format sarif --output plumblint.sarif', 'text on the terminal, SARIF in a file'),
      async (options) => end(await (options.watch ? watchCommand : scanCommand)(options.paths, options, args, environment)),
    )
    .command(
      'restore [paths..]',
      'Fetch the registry modules that Bicep files use into the module cache, and lock what was fetched',
      (command) =>
        listed(
          command
            .positional('paths', { type: 'string', array: true, default: ['.'], describe: 'Files, folders and globs' })
            .options(restoreOptions),
          restoreOptions,
        )
          .example('$0 restore', 'fetch what is missing; plumblint.lock.json says what was fetched')
          .example('$0 restore --locked', 'in a pipeline: what plumblint.lock.json has, or fail'),
      async (options) => end(await restoreCommand(options.paths, options, environment)),
    )
    .command(
      'audit <repositories..>',
      'Judge many repositories as one job and write an overview of all',
      (command) =>
        listed(
          command
            .positional('repositories', {
              type: 'string',
              array: true,
              demandOption: true,
              describe: 'Folders and git addresses of repositories, and files that list them, a line each',
            })
            .options(auditOptions),
          auditOptions,
        )
          .example('$0 audit repos/* --output audit', 'judge each folder in repos; audit/index.html is the overview')
          .example('$0 audit list.txt --output audit --cache cache', 'the same for the folders of a list; the next run judges what changed')
          .example('$0 audit list.txt --output part-1 --shard 1/4 --clones clones', 'clone and judge a fourth of them'),
      async (options) => end(await auditCommand(options.repositories, options, environment)),
    )
    .command(
      'merge <audits..>',
      'Join audits, such as the shards of one, into one',
      (command) =>
        listed(
          command
            .positional('audits', { type: 'string', array: true, demandOption: true, describe: 'Folders of audits' })
            .options(mergeOptions),
          mergeOptions,
        ).example('$0 merge part-* --output audit', 'join the shards of an audit'),
      async (options) => end(await mergeCommand(options.audits, options, environment)),
    )
    .command(
      'resources <template>',
      'Print what a template would deploy',
      (command) =>
        listed(
          command
            .positional('template', { type: 'string', demandOption: true, describe: 'Template file; - for the standard input' })
            .options(deploymentOptions),
          deploymentOptions,
        ),
      async (options) => end(await resourcesCommand(options.template, options, environment)),
    )
    .command(
      'baseline [paths..]',
      'Write what is found as known, for scan --baseline',
      (command) =>
        listed(
          command
            .positional('paths', { type: 'string', array: true, default: ['.'], describe: 'Files, folders and globs' })
            .options(baselineOptions),
          baselineOptions,
        )
          .example('$0 baseline', 'accept everything that is found today, in plumblint.baseline.json')
          .example('$0 scan --baseline plumblint.baseline.json', 'fail on new findings only'),
      async (options) => end(await baselineCommand(options.paths, options, environment)),
    )
    .command('init', 'Write a configuration file with comments into the working folder', {}, () => initCommand(environment))
    .command(
      'rules',
      'List the rules',
      (command) => listed(command.options(rulesOptions), rulesOptions),
      async (options) => end(await rulesCommand(options, environment)),
    )
    .command(
      'explain <topic> [template] [name]',
      'Tell about a rule (arc/one-scope-per-vnet), a code (json-syntax), a resource type (Microsoft.KeyVault/vaults), a zone or a group id, or about each private endpoint of a template, link by link (endpoint main.bicep)',
      (command) =>
        listed(
          command
            .positional('topic', {
              type: 'string',
              demandOption: true,
              describe: 'Rule id, code of what is wrong with the input, resource type, zone, group id, or the word endpoint',
            })
            .positional('template', { type: 'string', describe: 'After endpoint: template file; - for the standard input' })
            .positional('name', { type: 'string', describe: 'After endpoint: name of a private endpoint, or a part of it' })
            .options(explainOptions),
          explainOptions,
        )
          .example('$0 explain dns/zone-group-fits-target', 'read the page of a rule')
          .example('$0 explain endpoint main.bicep', 'follow each private endpoint from target to public access'),
      async (options) => end(await explained(options, environment)),
    )
    .completion('completion', 'Print a completion script for bash or zsh', offered)
    .demandCommand(1, `give a command: ${commandNames.join(', ')}`)
    .strict()
    .version(version)
    .help()
    .alias({ help: 'h', version: 'v' })
    .epilogue(epilogue)
    .wrap(isRead ? Math.min(environment.stdout.columns ?? widest, widest) : null)
    .locale('en')
    .showHelpOnFail(false)
    .exitProcess(false)
    .fail((message: string | null, error) => {
      throw (error as Error | undefined) ?? new UsageError((message ?? 'wrong usage').split('\n'));
    });
}

interface Explained extends ExplainArguments {
  readonly topic: string;
  readonly template: string | undefined;
  readonly name: string | undefined;
}

async function explained({ topic, template, name, ...args }: Explained, environment: Environment): Promise<number> {
  if (topic === 'endpoint') {
    if (template === undefined) throw new UsageError('give the template after endpoint: explain endpoint main.bicep');
    return explainEndpointCommand(template, name, args, environment);
  }
  if (template !== undefined) throw new UsageError(`'${template}' is one argument too many`);
  return explainCommand(topic, args, environment);
}
