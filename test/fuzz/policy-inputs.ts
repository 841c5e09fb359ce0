import fc from 'fast-check';
import { rules } from '../../rules/index.js';
import { knownEstate } from '../../src/cli/known-estate.js';
import { lockedModules } from '../../src/cli/lock-file.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { Estate } from '../../src/estate/estate.js';
import { readEstate } from '../../src/estate/read-estate.js';
import { baselined } from '../../src/policy/apply-baseline.js';
import { configured } from '../../src/policy/apply-configurations.js';
import { suppressed } from '../../src/policy/apply-suppressions.js';
import { baselineText, knownFindings, readBaseline } from '../../src/policy/baseline-file.js';
import { Configurations } from '../../src/policy/configurations.js';
import { moduleLock } from '../../src/policy/lock-file.js';
import { RuleNames } from '../../src/policy/rule-names.js';
import { runSettings } from '../../src/policy/run-settings.js';
import { linkedRepositories } from '../cli/linked-repositories.js';
import { spoke } from '../cli/spoke.js';
import { mangled } from './mangled.js';
import { type Files, refuseFailure, reportsIn, scanOf, survives } from './survival.js';
import { watchedHost } from './watched-host.js';

const names = new RuleNames(rules.map(({ id }) => id));

/** Throws where what users add to a scan breaks it. */
export function policed(files: Files): void {
  survives(files, () => policedReportsOf(files));
}

/** What the reports of a scan of the files say, with all that users add to it: configurations, known facts, a baseline, suppressions, a lock file. */
function policedReportsOf(files: Files): string[] {
  const host = watchedHost(files);
  const configurations = new Configurations(host, names, undefined, 'root');
  const ofRun = configurations.of('');
  const settings = ofRun?.configuration?.scan ?? runSettings(undefined);
  try {
    const place = { folder: '', host, inside: (path: string) => path, cwd: '/' };
    const given = readEstate(files['known.facts'] ?? '[]', 'known.facts');
    const estate = 'mistake' in given ? knownEstate([], settings.facts, place) : new Estate(given.resources);
    const locked = lockedModules({ host, fromHere: (path) => path });
    const result = scanOf(host, { estate, exclude: settings.exclude, moduleLock: locked && moduleLock(locked) });
    const baseline = readBaseline(files['known.baseline'] ?? baselineText([]));
    const accepted = suppressed(result, { host, configurations, today: () => '2027-01-31' });
    const compared = 'mistake' in baseline ? accepted : baselined(accepted, baseline.findings, host);
    const told = configured(compared, configurations, ofRun);
    told.diagnostics.forEach(refuseFailure);
    const mistakes = [given, baseline].flatMap((read) => ('mistake' in read ? read.mistake : []));
    return [...reportsIn(told), baselineText(knownFindings(told)), ...mistakes];
  } catch (error) {
    if (error instanceof UsageError) return [error.message];
    throw error;
  }
}

const spokeText = spoke();
const hub = '/subscriptions/6b7d1c3e-52a0-4f1b-9d2e-0c8a4be7f915/resourceGroups/rg-hub/providers/Microsoft.Network';
const network = { id: `${hub}/virtualNetworks/hub`, name: 'hub', type: 'microsoft.network/virtualnetworks', location: 'westeurope' };
const zone = `${hub}/privateDnsZones/privatelink.vaultcore.azure.net`;

const facts = [
  [
    {
      ...network,
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [{ id: `${network.id}/subnets/a`, name: 'a' }] },
    },
    { id: zone, properties: { numberOfRecordSets: 2 } },
    { id: `${zone}/virtualNetworkLinks/hub`, properties: { registrationEnabled: false, virtualNetwork: { id: network.id } } },
    { ...network, location: 'northeurope', tags: null },
  ],
  { count: 1, data: [{ ...network, properties: { dhcpOptions: { dnsServers: ['10.0.0.4'] }, password: 'x' } }], skip_token: null },
  { nextLink: 'x', value: [{ ...network, id: zone.toUpperCase() }] },
  network,
];
const factWords = [
  `"id": "${network.id}"`,
  `{"id": "${zone}"},`,
  '"properties": {',
  '/providers/',
  '"data": [',
  '"value": ',
  '{"__proto__": ',
  '[[[[',
  'null,',
];

/** What is known of Azure: given, and named by a configuration. */
export function knownFacts(): fc.Arbitrary<Files> {
  const texts = mangled(
    facts.map((fact) => JSON.stringify(fact, undefined, 1)),
    factWords,
  );
  const main = linkedRepositories['unlinked/main.json'] ?? '';
  const configuration = JSON.stringify({ scan: { facts: { files: ['a.facts', 'b.facts'], zonesAttachedByPolicy: true } } });
  return fc.tuple(texts, texts, fc.boolean()).map(([first, second, isGiven]) => ({
    'main.json': main,
    ...(isGiven ? { 'known.facts': first } : { 'plumblint.config.json': configuration, 'a.facts': first, 'b.facts': second }),
  }));
}

/** A baseline of a template that fails. */
export function baselines(): fc.Arbitrary<Files> {
  const known = baselineText(knownFindings(scanOf(watchedHost({ 'main.json': spokeText }))));
  const gone = known.replaceAll('main.json', '../gone.json').replaceAll(/[0-9a-f]{32}/g, '0'.repeat(32));
  const words = ['"fingerprints": ', `"${'0'.repeat(32)}",`, '"path": "../../x"', '"path": "/etc/passwd"', '"rule": "dns/*"', '"title": '];
  return mangled([known, gone], words).map((text) => ({ 'main.json': spokeText, 'known.baseline': text }));
}

const reasons = [
  '// plumblint-disable-next-line endpoint/same-region-as-vnet, dns/* -- why\n',
  '/* plumblint-disable-file arc -- why\n -- not */',
  '// plumblint-disable-line nsg',
  '# plumblint-disable-file endpoint/* -- why\n',
  '"metadata": {"plumblint": {"disable": [{"rule": "dns/*", "reason": "why", "owner": "x", "expires": "2027-02-28"}]}},\n',
  "metadata plumblint = { disable: [ { rule: 'endpoint/same-region-as-vnet', reason: 'why', expires: '2026-01-31' } ] }\n",
];

/** Files of all languages with suppressions in comments and metadata. */
export function suppressions(texts: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<Files> {
  const commented = (path: string, seeds: readonly string[]): fc.Arbitrary<Files> =>
    fc
      .tuple(mangled(seeds, reasons), mangled(reasons, reasons), fc.boolean())
      .map(([text, reason, isFirst]) => ({ [path]: isFirst ? reason + text : text.replace('\n', `\n${reason}`) }));
  return fc.oneof(...Object.entries(texts).map(([path, seeds]) => commented(path, seeds)));
}

const configurationTexts = {
  'plumblint.config.json': [
    '{\n  // comment\n  "rules": { "dns/*": "off", "endpoint/same-region-as-vnet": "note" },\n  "overrides": [{ "files": ["a/**", "*.json"], "rules": { "arc": "error" } }],\n  "suppressions": [{ "rule": "nsg/*", "files": ["main.json"], "reason": "why", "owner": "x", "expires": "2027-02-28" }],\n}\n',
    `{ "packs": ["./rules.js"], "restore": { "registries": ["x.azurecr.io"] }, "scan": { "strict": true, "exclude": ["a/"], "cloud": "AzureCloud", "parameters": ["a=b"], "baseline": "b.json", "facts": { "resources": [{ "id": "${network.id}", "location": "westeurope", "linkedZones": ["${zone}"] }] } } }`,
  ],
  'plumblint.config.yaml': [
    'rules:\n  dns/*: off\n  endpoint/same-region-as-vnet: note\noverrides:\n  - files: [a/**, "*.json"]\n    rules: {arc: error}\nsuppressions:\n  - rule: nsg/*\n    files: [main.json]\n    reason: why\n    expires: 2027-02-28\n',
    `scan:\n  strict: yes\n  exclude:\n    - a/\n  facts:\n    resources:\n      - id: ${network.id}\n        linkedZones: [${zone}]\nrestore: &a\n  registries: [x.azurecr.io]\nx: *a\n`,
  ],
} as const;
const configurationWords = [
  '"rules": ',
  '"overrides": [',
  '"files": ',
  '"**/*a*"',
  '"off"',
  '"scan": ',
  '"packs": ',
  '"../x"',
  '&a',
  '*a',
  '"dns"',
];

/** A configuration at the root, in one of its languages, and one below. */
export function configurationFiles(): fc.Arbitrary<Files> {
  const kinds = Object.entries(configurationTexts).map(([path, seeds]) =>
    mangled(seeds, configurationWords).map((text): readonly [string, string] => [path, text]),
  );
  return fc.tuple(fc.oneof(...kinds), fc.oneof(...kinds)).map(([[path, text], [pathBelow, textBelow]]) => ({
    'main.json': spokeText,
    'a/main.json': spokeText,
    [path]: text,
    [`a/${pathBelow}`]: textBelow,
  }));
}
