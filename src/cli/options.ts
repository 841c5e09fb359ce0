import type { InferredOptionTypes, Options } from 'yargs';
import { type CloudName, cloudNames } from '../azure/clouds.js';
import { hostNamings } from '../azure/service-hosts.js';
import { misspeltRegion } from '../azure/regions.js';
import { severities } from '../engine/message.js';
import { audiences } from '../engine/rule.js';
import { formatNames } from '../reports/formats.js';
import type { DeployerFacts } from '../scan/scan-request.js';
import { UsageError } from './usage-error.js';

const inputGroup = 'Input:';

const reportGroup = 'Reports:';

const deployerGroup = 'What only the deployer knows (unknown where it is left out):';

/** Options that say where to, and with which modules, templates are deployed. */
const placeOptions = {
  facts: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    defaultDescription: 'those of the configuration',
    describe:
      'File with what az resource list, az resource show or az graph query printed: resources outside of the templates; repeat it for several',
    group: inputGroup,
  },
  'module-cache': {
    type: 'string',
    requiresArg: true,
    describe: 'Folder of the registry modules that Bicep has restored',
    defaultDescription: '~/.bicep',
    group: inputGroup,
  },
  config: {
    type: 'string',
    requiresArg: true,
    coerce: (file: string | false | undefined) => file,
    describe: 'Configuration file for everything that is read',
    defaultDescription: 'the nearest plumblint.config.json, .jsonc, .yaml or .yml',
    group: inputGroup,
  },
  'no-config': { type: 'boolean', describe: 'Read no configuration file', group: inputGroup },
  cloud: {
    choices: cloudNames,
    requiresArg: true,
    describe: 'Cloud that is deployed to',
    defaultDescription: 'that of the regions of what is deployed, else AzureCloud',
    group: deployerGroup,
  },
  tenant: { type: 'string', requiresArg: true, describe: 'Tenant id', group: deployerGroup },
  'management-group': { type: 'string', requiresArg: true, describe: 'Management group id', group: deployerGroup },
  subscription: { type: 'string', requiresArg: true, describe: 'Subscription id', group: deployerGroup },
  'resource-group': { alias: 'g', type: 'string', requiresArg: true, describe: 'Name of the resource group', group: deployerGroup },
  location: {
    alias: 'l',
    type: 'string',
    requiresArg: true,
    describe: 'Region of the resource group, or of the deployment above one',
    group: deployerGroup,
  },
  'deployment-name': { alias: 'n', type: 'string', requiresArg: true, describe: 'Name of the deployment', group: deployerGroup },
} as const satisfies Record<string, Options>;

/** Options that say with which values a template is deployed, and where to. */
export const deploymentOptions = {
  parameters: {
    alias: 'p',
    type: 'string',
    array: true,
    requiresArg: true,
    describe: 'Parameter values: files, @files and name=value, as az takes them; put the template before it',
    default: [] as string[],
    defaultDescription: 'files beside the template',
    group: inputGroup,
  },
  'stdin-filename': {
    type: 'string',
    requiresArg: true,
    describe: 'Path that the text of the standard input counts as the file of',
    defaultDescription: 'stdin.bicep or stdin.json',
    group: inputGroup,
  },
  ...placeOptions,
} as const satisfies Record<string, Options>;

/** Options that say what is judged, and by which rules. */
export const judgingOptions = {
  audience: {
    choices: audiences,
    requiresArg: true,
    defaultDescription: 'everyone',
    describe: 'Rules to judge by: auditors get advice too',
    group: reportGroup,
  },
  rule: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    defaultDescription: 'those for the audience',
    describe: 'Judge by this rule alone, by id, pack or pattern; repeat it for several',
    group: reportGroup,
  },
  exclude: {
    alias: 'x',
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    defaultDescription: 'none',
    describe: 'Pattern of files and folders to leave out, as in a .gitignore',
    group: inputGroup,
  },
  'host-naming': {
    choices: hostNamings,
    requiresArg: true,
    defaultDescription: 'either',
    describe: 'Host names that IoT Edge devices are to use: public, privatelink, or either throughout a file',
    group: inputGroup,
  },
  'include-modules': {
    type: 'boolean',
    defaultDescription: 'false',
    describe: 'Judge templates that others use as modules or link by themselves too',
    group: inputGroup,
  },
  ...deploymentOptions,
} as const satisfies Record<string, Options>;

export const scanOptions = {
  format: {
    alias: 'f',
    type: 'string',
    array: true,
    nargs: 1,
    choices: formatNames,
    describe: 'Format of a report; repeat it for several',
    group: reportGroup,
    defaultDescription: 'text',
  },
  output: {
    alias: 'o',
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'File for the report of the --format before it',
    group: reportGroup,
    defaultDescription: 'standard output',
  },
  'min-severity': {
    choices: severities,
    requiresArg: true,
    defaultDescription: 'note',
    describe: 'Least severity that is shown',
    group: reportGroup,
  },
  'fail-on': {
    choices: [...severities, 'none'],
    requiresArg: true,
    defaultDescription: 'error',
    describe: 'Least severity that makes the exit code 1',
    group: reportGroup,
  },
  strict: {
    type: 'boolean',
    defaultDescription: 'false',
    describe:
      'End with 3 where anything that was asked for was not looked at: unread files, missing modules, unused values, suppressions of no use',
    group: reportGroup,
  },
  open: {
    type: 'boolean',
    default: false,
    describe: 'Show open verdicts too: what fails for some values of the unknowns, and in which case',
    group: reportGroup,
  },
  'show-suppressed': {
    type: 'boolean',
    default: false,
    describe: 'Text, JSON and SARIF: show suppressed findings too, with who accepts them and why; SARIF has them as suppressions',
    group: reportGroup,
  },
  'max-findings': {
    type: 'number',
    requiresArg: true,
    coerce: wholeFrom('max-findings', 0),
    describe: 'Findings that text shows; the others are counted',
    defaultDescription: 'all',
    group: reportGroup,
  },
  quiet: {
    alias: 'q',
    type: 'boolean',
    default: false,
    describe: 'Text without the summary: nothing at all where nothing is found',
    group: reportGroup,
  },
  color: {
    choices: ['auto', 'always', 'never'],
    requiresArg: true,
    default: 'auto',
    describe: 'Colours and links in text: by default on a terminal, unless NO_COLOR, FORCE_COLOR or FORCE_HYPERLINK say otherwise',
    group: reportGroup,
  },
  'report-input': {
    type: 'boolean',
    default: false,
    describe: 'SARIF: report what is wrong with the input as results too, for viewers such as GitHub that show nothing else',
    group: reportGroup,
  },
  baseline: {
    type: 'string',
    requiresArg: true,
    coerce: (file: string | false | undefined) => file,
    describe: 'Baseline with known findings: they are counted, and fail no run (see the command baseline)',
    defaultDescription: 'that of the configuration',
    group: reportGroup,
  },
  since: {
    type: 'string',
    requiresArg: true,
    describe: 'Commit whose findings count as known: it is read through git and judged as the files are',
    group: reportGroup,
  },
  fix: {
    choices: ['safe', 'all'],
    describe: 'Mend what can be mended in the files: what is safe, or with --fix=all what somebody must want too',
    defaultDescription: 'nothing; safe without a value',
    group: reportGroup,
  },
  'fix-dry-run': {
    type: 'boolean',
    default: false,
    describe: 'Print what --fix would change as a unified diff in place of the text, and write nothing',
    group: reportGroup,
  },
  watch: {
    type: 'boolean',
    default: false,
    describe: 'Judge again whenever something changes in the folders that are looked into, until Ctrl-C',
    group: reportGroup,
  },
  'print-config': {
    type: 'string',
    requiresArg: true,
    describe:
      'Print what holds for a file: which configuration governs it, the severity of each rule, the settings of a run; judge nothing',
    group: reportGroup,
  },
  ...judgingOptions,
} as const satisfies Record<string, Options>;

/** Takes whole numbers from a least one on for an option, and refuses all else. */
function wholeFrom(option: string, least: number): (count: number | undefined) => number | undefined {
  return (count) => {
    if (count === undefined || (Number.isInteger(count) && count >= least)) return count;
    throw new UsageError(`--${option} takes a whole number${least === 0 ? '' : ` from ${least} on`}`);
  };
}

/** Options of `baseline`. */
export const baselineOptions = {
  output: {
    alias: 'o',
    type: 'string',
    requiresArg: true,
    describe: 'File to write',
    defaultDescription: 'that of the configuration, else plumblint.baseline.json',
    group: reportGroup,
  },
  ...judgingOptions,
} as const satisfies Record<string, Options>;

const auditGroup = 'Audit:';

/** What `audit` and `merge` write, and what they compare it with. */
export const mergeOptions = {
  output: {
    alias: 'o',
    type: 'string',
    requiresArg: true,
    demandOption: true,
    describe: 'Folder for the reports: index.html, audit.json, findings.ndjson, findings.csv, SARIF and a page for each repository',
    group: reportGroup,
  },
  previous: {
    type: 'string',
    requiresArg: true,
    describe: 'Folder of an earlier audit: the reports say what is new and what is gone since',
    group: reportGroup,
  },
} as const satisfies Record<string, Options>;

/** Options of `audit`. */
export const auditOptions = {
  ...mergeOptions,
  jobs: {
    alias: 'j',
    type: 'number',
    requiresArg: true,
    coerce: wholeFrom('jobs', 1),
    describe: 'Repositories that are judged at once',
    defaultDescription: 'as many as there are cores',
    group: auditGroup,
  },
  cache: {
    type: 'string',
    requiresArg: true,
    describe:
      'Folder that keeps results for later audits: those of repositories in which nothing changed that was read are taken from there',
    defaultDescription: 'none',
    group: auditGroup,
  },
  clones: {
    type: 'string',
    requiresArg: true,
    describe: 'Folder to clone git repositories into, the last commit of each, with your own git and its credentials',
    group: auditGroup,
  },
  shard: {
    type: 'string',
    requiresArg: true,
    describe: 'Judge one part of the repositories, such as 1/8; the command merge joins the parts',
    group: auditGroup,
  },
  'link-repositories': {
    type: 'boolean',
    default: false,
    describe: 'Judge repositories together whose deployments name the same resources by their ids, as if they were one network',
    group: auditGroup,
  },
  timeout: {
    type: 'number',
    requiresArg: true,
    coerce: wholeFrom('timeout', 1),
    defaultDescription: '600',
    describe: 'Seconds that a repository may take; one that takes more is reported, and the others go on',
    group: auditGroup,
  },
  'deployment-timeout': {
    type: 'number',
    requiresArg: true,
    coerce: wholeFrom('deployment-timeout', 1),
    defaultDescription: '60',
    describe: 'Seconds that a deployment may take; one that takes more is reported, and the rest of its repository is judged',
    group: auditGroup,
  },
  memory: {
    type: 'number',
    requiresArg: true,
    coerce: wholeFrom('memory', 64),
    defaultDescription: '4096',
    describe: 'MB that judging may take, on the same terms: a deployment at which it takes more is left out first',
    group: auditGroup,
  },
  'fail-on': scanOptions['fail-on'],
  strict: scanOptions.strict,
  audience: judgingOptions.audience,
  rule: judgingOptions.rule,
  exclude: { ...judgingOptions.exclude, describe: 'Pattern of files and folders to leave out of each repository, as in a .gitignore' },
  'host-naming': judgingOptions['host-naming'],
  'include-modules': judgingOptions['include-modules'],
  ...placeOptions,
} as const satisfies Record<string, Options>;

/** Options of `restore`. */
export const restoreOptions = {
  locked: {
    type: 'boolean',
    default: false,
    describe: 'Fetch only what the lock file has, and leave it as it is; a module that it does not have fails',
    group: inputGroup,
  },
  exclude: judgingOptions.exclude,
  'module-cache': { ...placeOptions['module-cache'], describe: 'Folder to restore registry modules into, that of Bicep' },
  config: placeOptions.config,
  'no-config': placeOptions['no-config'],
} as const satisfies Record<string, Options>;

/** Options of `rules`. */
export const rulesOptions = {
  config: deploymentOptions.config,
  'no-config': deploymentOptions['no-config'],
  format: { alias: 'f', choices: ['text', 'json'], requiresArg: true, default: 'text', describe: 'Format', group: reportGroup },
} as const satisfies Record<string, Options>;

/** Options of `explain endpoint`. */
export const explainOptions = {
  ...rulesOptions,
  audience: { ...judgingOptions.audience, defaultDescription: 'auditor' },
  ...deploymentOptions,
} as const satisfies Record<string, Options>;

export type RulesArguments = InferredOptionTypes<typeof rulesOptions>;

export type ExplainArguments = InferredOptionTypes<typeof explainOptions>;

export type DeploymentArguments = InferredOptionTypes<typeof deploymentOptions>;

export type RestoreArguments = InferredOptionTypes<typeof restoreOptions>;

export type JudgingArguments = InferredOptionTypes<typeof judgingOptions>;

export type BaselineArguments = InferredOptionTypes<typeof baselineOptions>;

export type MergeArguments = InferredOptionTypes<typeof mergeOptions>;

export type AuditArguments = InferredOptionTypes<typeof auditOptions>;

export type ScanArguments = InferredOptionTypes<typeof scanOptions>;

/** What the options say of the deployer, and the cloud that they or a configuration name. Throws a usage error for a misspelt region. */
export function deployerFacts(args: DeploymentArguments, cloud: CloudName | undefined): DeployerFacts {
  const meant = args.location === undefined ? undefined : misspeltRegion(args.location);
  if (meant !== undefined) throw new UsageError(`--location ${args.location}: no region of Azure has this name; did you mean ${meant}?`);
  return {
    scope: {
      tenantId: args.tenant,
      managementGroupId: args['management-group'],
      subscriptionId: args.subscription,
      resourceGroup: args['resource-group'],
      location: args.location,
    },
    deploymentName: args['deployment-name'],
    cloud: args.cloud ?? cloud,
  };
}
