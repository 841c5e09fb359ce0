import type { KindName } from '../network/kinds.js';

/** What is known of one link of a chain, whatever the rules say of it. */
interface LinkDefinition {
  /** The kinds of entity by which one such link of an endpoint is told from another; none where an endpoint has it once. */
  readonly by: readonly KindName[];
}

const zones: readonly KindName[] = ['zoneConfigs', 'privateDnsZones'];

/** The links of the chain from a private endpoint to an answer of its target, in the order in which a connection goes through them. */
export const chainLinks = {
  connection: { by: [] },
  request: { by: ['connections'] },
  target: { by: ['connections'] },
  'group id': { by: ['connections'] },
  subnet: { by: [] },
  region: { by: [] },
  addresses: { by: [] },
  security: { by: [] },
  'zone group': { by: [] },
  'zone names': { by: zones },
  zones: { by: zones },
  records: { by: zones },
  resolution: { by: zones },
  'public access': { by: ['connections'] },
} as const satisfies Readonly<Record<string, LinkDefinition>>;

/** The name of a link of the chain. */
export type LinkName = keyof typeof chainLinks;

/** The names of the links, in the order of the chain. */
export const linkNames = Object.keys(chainLinks) as readonly LinkName[];

/** Whether a link comes before another in the chain. */
export function comesBefore(one: LinkName, other: LinkName): boolean {
  return linkNames.indexOf(one) < linkNames.indexOf(other);
}

/** The kinds of entity that tell links of one endpoint apart. */
export const linkKinds: ReadonlySet<KindName> = new Set(Object.values<LinkDefinition>(chainLinks).flatMap(({ by }) => by));

/** The kinds by which one link of that name is told from another of the same endpoint. */
export function kindsOf(link: LinkName): readonly KindName[] {
  return chainLinks[link].by;
}
