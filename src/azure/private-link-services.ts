import type { CloudName } from './clouds.js';
import facts from './facts/private-link-services.json' with { type: 'json' };
import { late } from './late.js';

type ByCloud<T> = Readonly<Partial<Record<CloudName, T>>>;

/** A service that private endpoints connect to, by its resource type. */
export interface PrivateLinkService {
  readonly service: string;
  readonly resourceType: string;
  readonly groups: readonly PrivateLinkGroup[];
  readonly access: AccessSetting;
  /** Other properties that have a say in public access. */
  readonly alsoControlledBy?: readonly AccessControl[];
  readonly skuPrerequisite?: SkuPrerequisite;
  readonly injection?: Injection;
  /** False where endpoints cannot have static addresses; missing where that is not documented. */
  readonly staticAddresses?: boolean;
  /** What somebody who deploys it should know. */
  readonly advice?: string;
  /** Remarks of those who compiled the facts. */
  readonly notes?: string;
  /** Keys of what the facts were compiled from. */
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
  /** Those of the zones that are only needed in a case; `forSomeClients` where the target has names in them whatever it is. */
  readonly conditional?: { readonly when: string; readonly forSomeClients?: boolean; readonly zones: ByCloud<readonly string[]> };
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

export type AccessValue = string | boolean;

/** What the values of a property do; one that is in no list says nothing. They compare ignoring case. */
export interface AccessValues {
  readonly openValues?: readonly AccessValue[];
  /** The first one is the one to propose. */
  readonly closedValues?: readonly AccessValue[];
  readonly perimeterValues?: readonly AccessValue[];
  readonly partialValues?: readonly AccessValue[];
}

/** The property that opens or closes public access. */
export interface AccessSetting extends AccessValues {
  /** Path with dots; missing where the type has no such property. */
  readonly property?: string;
  readonly type?: 'enum' | 'openEnum' | 'string' | 'boolean';
  readonly values?: readonly string[];
  /** Missing where no source states it; `conditional` and `Automatic` depend on whether an endpoint exists. */
  readonly defaultWhenOmitted?: string;
  readonly defaultSource?: string;
  readonly defaultDetail?: string;
  /** Older versions do not know the property, or ignore what is written there. */
  readonly firstApiVersion?: string;
  /** Stable versions before this one do not know it either, though previews do. */
  readonly firstStableApiVersion?: string;
  /** No other versions know the property. */
  readonly onlyApiVersions?: readonly string[];
  /** It cannot be closed by the deployment that creates the resource, only once an endpoint exists. */
  readonly closesAfterEndpoint?: boolean;
  /** Private endpoints of it work only once it is closed. */
  readonly closedForEndpoints?: boolean;
  readonly required?: boolean;
  /** What may restrict it where it is open, and stands in no template. */
  readonly openUnless?: string;
  readonly note?: string;
}

/** Another property that has a say in public access. */
export type AccessControl = AccessSwitch | AccessRestriction;

/**
 * A property that opens and closes. A `switch` is the same setting in another place; a `part` is another way in; what is `behind` is public
 * access of resources that the service leads to, and says nothing of the service itself.
 */
export interface AccessSwitch extends AccessValues, ControlPlace {
  readonly role: 'switch' | 'part' | 'behind';
  readonly property: string;
  readonly firstApiVersion?: string;
}

/** What limits who reaches a resource that is open. */
export interface AccessRestriction extends ControlPlace {
  readonly role: 'restriction';
  /** Missing where the existence of such a resource restricts. */
  readonly property?: string;
  /** Missing where any item, or any text, restricts. */
  readonly restrictedValues?: readonly AccessValue[];
}

/** Which resource has a property; the service's own where nothing is said. */
interface ControlPlace {
  readonly resourceType?: string;
  /** The one name that such a resource has. */
  readonly name?: string;
}

export interface SkuPrerequisite {
  /** The type of resource that has the SKU, and the property with its id; missing where it is the target itself. */
  readonly resourceType?: string;
  readonly through?: string;
  /** Path with dots. */
  readonly property: string;
  readonly allowed?: readonly string[];
  readonly disallowed?: readonly string[];
  readonly unverified?: readonly string[];
  readonly text: string;
  readonly source: string;
}

/** The property by which a resource is put into a subnet of its own, where it takes no private endpoint. */
export interface Injection {
  /** Path with dots. */
  readonly property: string;
  /** Missing where any text puts it there. */
  readonly values?: readonly string[];
  /** Values of `sku.name` with which it is so; missing where it is always. */
  readonly skus?: readonly string[];
  readonly text: string;
  readonly source: string;
}

const services = facts.services as unknown as readonly PrivateLinkService[];
const byType = late(() => new Map(services.map((service) => [service.resourceType.toLowerCase(), service])));

export function privateLinkServices(): readonly PrivateLinkService[] {
  return services;
}

/** A group id with the service that has it. */
export interface GroupOfService {
  readonly service: PrivateLinkService;
  readonly group: PrivateLinkGroup;
}

/** Every group id of every service. */
export function privateLinkGroups(): readonly GroupOfService[] {
  return services.flatMap((service) => service.groups.map((group) => ({ service, group })));
}

/** The service whose resources have this type, ignoring case. */
export function privateLinkService(resourceType: string): PrivateLinkService | undefined {
  return byType().get(resourceType.toLowerCase());
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

/** The pages of Microsoft Learn that say what is known of a service, or of private endpoints where none is known. */
export function privateLinkDocumentation({ sources }: PrivateLinkService): readonly string[] {
  const pages: Readonly<Partial<Record<string, string>>> = facts.documentation;
  const named = sources.flatMap((key) => pages[key] ?? []);
  return named.length === 0 ? [facts.documentation.OVW] : [...new Set(named)];
}

/** Date of the facts, as YYYY-MM-DD. */
export function privateLinkFactsDate(): string {
  return facts.date;
}
