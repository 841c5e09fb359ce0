import { type CloudName, cloudNames } from '../azure/clouds.js';
import { type HostNaming, hostNamings } from '../azure/service-hosts.js';
import { severities, type Severity } from '../engine/message.js';
import { type Audience, audiences } from '../engine/rule.js';
import type { KnownResource } from '../estate/known-resource.js';
import { resourceIn } from '../estate/read-estate.js';
import { type DocumentNode, itemsOf, memberOf, plainOf, textIn, textsIn } from './document.js';

/** What a configuration says of a whole run; undefined where it leaves that to the command line. Paths are as they are written. */
export interface RunSettings {
  readonly audience: Audience | undefined;
  readonly strict: boolean | undefined;
  readonly failOn: Severity | 'none' | undefined;
  readonly minSeverity: Severity | undefined;
  readonly exclude: readonly string[];
  readonly hostNaming: HostNaming | undefined;
  readonly includeModules: boolean | undefined;
  readonly moduleCache: string | undefined;
  readonly cloud: CloudName | undefined;
  readonly parameters: readonly string[];
  readonly baseline: string | undefined;
  readonly facts: ConfiguredFacts;
}

/** What a configuration tells of resources that its templates do not make. */
export interface ConfiguredFacts {
  /** Files with what Azure printed, as paths are written. */
  readonly files: readonly string[];
  readonly resources: readonly KnownResource[];
  readonly zonesAttachedByPolicy: boolean;
}

/** The settings in a document that fits the schema; without one, nothing is set. */
export function runSettings(node: DocumentNode | undefined): RunSettings {
  return {
    audience: oneOf(audiences, memberOf(node, 'audience')),
    strict: truthIn(memberOf(node, 'strict')),
    failOn: oneOf([...severities, 'none'], memberOf(node, 'failOn')),
    minSeverity: oneOf(severities, memberOf(node, 'minSeverity')),
    exclude: textsIn(memberOf(node, 'exclude')),
    hostNaming: oneOf(hostNamings, memberOf(node, 'hostNaming')),
    includeModules: truthIn(memberOf(node, 'includeModules')),
    moduleCache: textIn(memberOf(node, 'moduleCache')),
    cloud: oneOf(cloudNames, memberOf(node, 'cloud')),
    parameters: textsIn(memberOf(node, 'parameters')),
    baseline: textIn(memberOf(node, 'baseline')),
    facts: factsIn(memberOf(node, 'facts')),
  };
}

function factsIn(node: DocumentNode | undefined): ConfiguredFacts {
  return {
    files: textsIn(memberOf(node, 'files')),
    resources: itemsOf(memberOf(node, 'resources')).flatMap(knownIn),
    zonesAttachedByPolicy: truthIn(memberOf(node, 'zonesAttachedByPolicy')) ?? false,
  };
}

/** A resource, and the links by which zones are linked to it. */
function knownIn(node: DocumentNode): KnownResource[] {
  const { path } = node.source;
  const known = resourceIn(plainOf(node), path);
  if (known === undefined) return [];
  const links = textsIn(memberOf(node, 'linkedZones')).map((zone) => ({
    id: `${zone}/virtualNetworkLinks/${known.name}`,
    properties: { virtualNetwork: { id: known.id } },
  }));
  return [known, ...links.flatMap((link) => resourceIn(link, path) ?? [])];
}

function oneOf<T extends string>(known: readonly T[], node: DocumentNode | undefined): T | undefined {
  const text = textIn(node);
  return known.find((one) => one === text);
}

function truthIn(node: DocumentNode | undefined): boolean | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
}
