import type { CloudName } from './clouds.js';
import facts from './facts/private-link-services.json' with { type: 'json' };

type ByCloud<T> = Readonly<Partial<Record<CloudName, T>>>;

/** A service that private endpoints connect to, by its resource type. */
export interface PrivateLinkService {
  readonly service: string;
  readonly resourceType: string;
  readonly groups: readonly PrivateLinkGroup[];
  readonly access: AccessSetting;
  /** Other properties that restrict access, each as the facts file has it. */
  readonly alsoControlledBy?: readonly Readonly<Record<string, unknown>>[];
  readonly skuPrerequisite?: SkuPrerequisite;
  /** False where endpoints cannot have static addresses; missing where that is not documented. */
  readonly staticAddresses?: boolean;
  readonly notes?: string;
  /** Keys of `privateLinkSources()`. */
  readonly sources: readonly string[];
}

/** A group id of a service and the private DNS zones that go with it. Zone names may hold `{placeholders}` for exactly one label. */
export interface PrivateLinkGroup {
  readonly groupId: string;
  /** Any group id is acceptable: the caller chooses it, or the identifier was not verified. */
  readonly dynamic?: boolean;
  /** Sources disagree on this group id: accept it, never suggest it. */
  readonly unverified?: boolean;
  /** The group id is this text followed by any other. */
  readonly prefix?: string;
  /** Names that documentation uses for it, and that the service does not take. */
  readonly otherNames?: readonly string[];
  /** A cloud that is missing is not documented: nothing can be said of zones there. */
  readonly zones: ByCloud<readonly string[]>;
  /** One of the zones is enough. */
  readonly alternatives?: boolean;
  /** Those of the zones that are only needed in a case. */
  readonly conditional?: { readonly when: string; readonly zones: ByCloud<readonly string[]> };
  /** Which zones go with which value of a property of the target. */
  readonly byProperty?: ZonesByProperty;
  readonly outdatedZones?: ByCloud<readonly string[]>;
  readonly unverifiedZones?: ByCloud<readonly string[]>;
  /** Names in documentation that are not to be made as zones. */
  readonly notAsZone?: readonly string[];
  readonly publicSuffixes?: ByCloud<readonly string[]>;
  readonly note?: string;
}

export interface ZonesByProperty {
  /** Path of the property, with dots. */
  readonly property: string;
  readonly cases: readonly {
    /** `*` is any other value. */
    readonly values: readonly string[];
    readonly zones: ByCloud<readonly string[]>;
    readonly alsoAccepted?: ByCloud<readonly string[]>;
    /** How many of the zones must be there; all where it is missing. */
    readonly minimum?: number;
  }[];
}

/** The property that opens or closes public access. */
export interface AccessSetting {
  /** Path with dots; missing where the type has no such property. */
  readonly property?: string;
  readonly type?: string;
  readonly values?: readonly string[];
  readonly closedValues?: readonly (string | boolean)[];
  readonly perimeterValues?: readonly string[];
  readonly partialValues?: readonly string[];
  /** Missing where no source states it; `conditional` and `Automatic` depend on whether an endpoint exists. */
  readonly defaultWhenOmitted?: string;
  readonly defaultSource?: string;
  readonly defaultDetail?: string;
  readonly firstApiVersion?: string;
  readonly required?: boolean;
  readonly note?: string;
}

export interface SkuPrerequisite {
  readonly property: string;
  readonly allowed?: readonly string[];
  readonly disallowed?: readonly string[];
  readonly unverified?: readonly string[];
  readonly text: string;
  readonly source: string;
}

const services = facts.services as unknown as readonly PrivateLinkService[];
let byType: ReadonlyMap<string, PrivateLinkService> | undefined;

export function privateLinkServices(): readonly PrivateLinkService[] {
  return services;
}

/** The service whose resources have this type, ignoring case. */
export function privateLinkService(resourceType: string): PrivateLinkService | undefined {
  byType ??= new Map(services.map((service) => [service.resourceType.toLowerCase(), service]));
  return byType.get(resourceType.toLowerCase());
}

/** The group of a service that a group id means, ignoring case: by its name, by its prefix, or the one group that takes any name. */
export function privateLinkGroup(service: PrivateLinkService, groupId: string): PrivateLinkGroup | undefined {
  const wanted = groupId.toLowerCase();
  return (
    service.groups.find((group) => group.prefix === undefined && group.groupId.toLowerCase() === wanted) ??
    service.groups.find((group) => group.prefix !== undefined && wanted.length > group.prefix.length && wanted.startsWith(group.prefix)) ??
    service.groups.find((group) => group.dynamic === true)
  );
}

/** What the keys in `sources` stand for. */
export function privateLinkSources(): Readonly<Record<string, string>> {
  return facts.sources;
}

/** Date of the facts, as YYYY-MM-DD. */
export function privateLinkFactsDate(): string {
  return facts.date;
}
