import { containsPrefix, defineRule, isTrue, known, parsePrefix, stringOf, undecidedSince } from '../../../src/rule-api.js';
import type { EntityOf, Network } from '../../../src/rule-api.js';
import page from './rule.md';

/** Hosts that every agent asks for. */
const needed = ['gbl.his.arc.azure.', 'agentserviceapi.guestconfiguration.azure.'] as const;

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

export default defineRule({
  title: 'Hosts files lead the Arc agent to the private endpoint',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#single-server-scenarios',
  tags: ['arc', 'onboarding', 'dns'],
  page,
  messages: {
    hostFirst: {
      severity: 'warning',
      precision: 'high',
      what: 'this entry has {host} before its address {address}',
      why: 'in a hosts file the address stands first; the line means nothing as it is',
      fix: 'write {address} {host}',
    },
    privateLinkName: {
      severity: 'warning',
      precision: 'high',
      what: 'this entry is for {host}, a name that the agent never asks for',
      why: 'the agent uses the public names, which the entries have to lead to the private endpoint',
      fix: 'write {address} {publicName}',
    },
    publicAddress: {
      severity: 'warning',
      precision: 'medium',
      what: 'this entry leads {host} to {address}, which is no private address',
      why: 'the agent would go past the private endpoint; this assumes that its network has private addresses (RFC 1918)',
      fix: 'use the address of the private endpoint in its network',
    },
    incomplete: {
      severity: 'note',
      precision: 'low',
      what: 'the entries of this script leave out {missing}',
      why: 'if nothing else resolves them privately, the agent reaches these services at their public addresses',
      fix: 'add each host that the private endpoint lists',
    },
  },
  of: (network) => network.hostsEntries,
  *check(entry, { network, say }) {
    const host = stringOf(entry.name) ?? '';
    const address = stringOf(entry.address) ?? '';
    const publicName = host.replace(/\.privatelink\./i, '.');
    const telling = { at: entry.name, host, address };
    const missing = missingBeside(entry, network);
    yield [
      known(isTrue(entry.isInOrder)).otherwise(say.hostFirst(telling)),
      known(publicName === host).otherwise(say.privateLinkName({ ...telling, publicName })),
      known(isPrivate(address)).otherwise(say.publicAddress(telling)),
      ...(missing.length === 0
        ? []
        : [undecidedSince('how else the machine resolves names is not seen here').otherwise(say.incomplete({ at: entry.name, missing }))]),
    ];
  },
});

/** The hosts that the entries of the script leave out, told at the first of them. */
function missingBeside(entry: EntityOf<'hostsEntries'>, { hostsEntries }: Network): readonly string[] {
  const own = hostsEntries.filter(({ script }) => script.id === entry.script.id);
  if (own[0] !== entry) return [];
  const names = own.map(({ name }) => (stringOf(name) ?? '').toLowerCase());
  const [domain = ''] = /[^.]*$/.exec(names[0] ?? '') ?? [];
  return needed.filter((start) => !names.some((name) => name.startsWith(start))).map((start) => `${start}${domain}`);
}

function isPrivate(address: string): boolean {
  const own = parsePrefix(address);
  const ranges = privateRanges.flatMap((range) => parsePrefix(range) ?? []);
  return own !== undefined && ranges.some((range) => containsPrefix(range, own));
}
