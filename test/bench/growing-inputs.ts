import {
  arcScope,
  endpoint,
  inGroup,
  json,
  linked,
  link,
  network,
  resourceId,
  securityGroup,
  template,
  vault,
  zone,
  zoneGroup,
} from './template-parts.js';

/** Files whose number or size follows one figure, by path. */
export interface GrowingInput {
  readonly name: string;
  /** The smaller figure; the larger one is ten times as large. */
  readonly size: number;
  readonly files: (size: number) => Readonly<Record<string, string>>;
}

const parametersSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
const vaultZone = 'privatelink.vaultcore.azure.net';
const looped = (name: string, count: number): { readonly copy: object } => ({ copy: { name, count } });

/** What templates of the field grow by. */
export const growingInputs: readonly GrowingInput[] = [
  {
    name: 'endpoints with a network, zone group and linked zone each',
    size: 20,
    files: one((size) =>
      upTo(size).flatMap((at) => [
        network(`vnet-${at}`),
        endpoint(`pe-${at}`, `vnet-${at}`, vault(`'kv-${at}'`)),
        zoneGroup(`pe-${at}/default`, resourceId('Microsoft.Network/privateDnsZones', `'${vaultZone}'`, `'rg-${at}'`)),
        inGroup(`rg-${at}`, [
          zone(vaultZone),
          link(`${vaultZone}/link`, resourceId('Microsoft.Network/virtualNetworks', `'vnet-${at}'`, "'rg'")),
        ]),
      ]),
    ),
  },
  {
    name: 'Arc endpoints in one network',
    size: 40,
    files: one((size) => [network('vnet'), ...upTo(size).map((at) => endpoint(`pe-${at}`, 'vnet', arcScope("'arc'")))]),
  },
  {
    name: 'Arc endpoints in subnets and rules of one security group',
    size: 12,
    files: one((size) => [
      network('vnet', { subnets: size, securityGroup: 'nsg' }),
      securityGroup('nsg', size),
      ...upTo(size).map((at) => endpoint(`pe-${at}`, 'vnet', arcScope("'arc'"), { subnet: at })),
    ]),
  },
  {
    name: 'zones in loops',
    size: 60,
    files: one((size) => upTo(4).map((at) => zone(`[concat('z${at}-',copyIndex(),'.${vaultZone}')]`, looped(`loop-${at}`, size)))),
  },
  {
    name: 'endpoints, zones and zone groups in loops',
    size: 30,
    files: one((size) => {
      const name = `concat('z',copyIndex(),'.${vaultZone}')`;
      return [
        network('vnet'),
        endpoint("[concat('pe-',copyIndex())]", 'vnet', vault("concat('kv-',copyIndex())"), looped('endpoints', size)),
        zone(`[${name}]`, looped('zones', size)),
        zoneGroup("[concat('pe-',copyIndex(),'/default')]", resourceId('Microsoft.Network/privateDnsZones', name), looped('groups', size)),
      ];
    }),
  },
  { name: 'templates with a failing endpoint and zones of their own', size: 30, files: failingTemplates },
  {
    name: 'templates that link the same eight',
    size: 3,
    files: (size) => {
      const shared = Object.entries(failingTemplates(8)).map(([path, text]) => [`shared/${path}`, text]);
      const links = upTo(8).map((at) => linked(`deploy-${at}`, `shared/t${at}.json`));
      const entries = upTo(size).map((at) => [`entry-${at}.json`, json(template([...links, zone(`z${at}.${vaultZone}`)]))]);
      return Object.fromEntries([...shared, ...entries]) as Record<string, string>;
    },
  },
  {
    name: 'parameter files of one template',
    size: 30,
    files: (size) => {
      const resources = [network('vnet'), endpoint('pe', 'vnet', vault("'kv'"), { location: "[parameters('region')]" })];
      const values = json({ parameters: { region: { value: 'northeurope' } }, $schema: parametersSchema, contentVersion: '1.0.0.0' });
      const main = json({ ...template(resources), parameters: { region: { type: 'string' } } });
      return { 'main.json': main, ...byPath(size, (at) => [`main.p${at}.parameters.json`, values]) };
    },
  },
  { name: 'depth of modules that are used twice', size: 20, files: (size) => modules(size, ['one', 'two']) },
  { name: 'depth of modules that are used once', size: 80, files: (size) => modules(size, ['one']) },
  {
    name: 'keys of a YAML file',
    size: 2_000,
    files: (size) => ({
      'main.bicep': "output loaded object = loadYamlContent('values.yaml')\n",
      'values.yaml': upTo(size)
        .map((at) => `key${at}: ${at}\n`)
        .join(''),
    }),
  },
  {
    name: 'quotes on one line of broken JSON',
    size: 4_000,
    files: (size) => ({ 'main.json': `${json(template([])).slice(0, -1)},${'"'.repeat(size)}` }),
  },
];

function failingTemplates(size: number): Readonly<Record<string, string>> {
  return byPath(size, (at) => {
    const names = upTo(5).map((zoneAt) => `z${at}-${zoneAt}.${vaultZone}`);
    const vnet = resourceId('Microsoft.Network/virtualNetworks', "'vnet'");
    const zones = names.flatMap((name) => [zone(name), link(`${name}/link`, vnet)]);
    return [`t${at}.json`, json(template([network('vnet'), endpoint('pe', 'vnet', vault("'kv'"), { location: 'northeurope' }), ...zones]))];
  });
}

/** A chain of Bicep files, each of which uses the next one under each of these names. */
function modules(depth: number, names: readonly string[]): Readonly<Record<string, string>> {
  const uses = (at: number): string => names.map((name) => `module ${name} 'm${at + 1}.bicep' = {\n  name: '${name}'\n}\n`).join('');
  return { ...byPath(depth, (at) => [`m${at}.bicep`, uses(at)]), [`m${depth}.bicep`]: 'output last int = 1\n' };
}

function one(resources: (size: number) => readonly object[]): GrowingInput['files'] {
  return (size) => ({ 'main.json': json(template(resources(size))) });
}

function byPath(count: number, file: (at: number) => readonly [string, string]): Readonly<Record<string, string>> {
  return Object.fromEntries(upTo(count).map(file));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
