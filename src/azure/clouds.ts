import facts from './facts/clouds.json' with { type: 'json' };

export const cloudNames = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'] as const;

export type CloudName = (typeof cloudNames)[number];

/** A cloud as the facts file describes it. */
export interface Cloud {
  readonly name: CloudName;
  /** What the template function `environment()` returns in it, as far as it is documented. */
  readonly environment: Readonly<Record<string, unknown>>;
  readonly regions: readonly Region[];
}

export interface Region {
  /** As `location` takes it: lower-case, without spaces. */
  readonly name: string;
  readonly displayName: string;
  readonly otherDisplayNames?: readonly string[];
  /** What stands for `{regionCode}` in the names of zones. */
  readonly geoCode?: string;
}

const clouds = facts.clouds as readonly Cloud[];

/** A cloud by its name, ignoring case. */
export function cloudOf(name: string): Cloud | undefined {
  const wanted = name.toLowerCase();
  return clouds.find((cloud) => cloud.name.toLowerCase() === wanted);
}

/** What `environment()` returns in the cloud of this name, ignoring case; undefined where there is no such cloud. */
export function environmentOf(name: string): Readonly<Record<string, unknown>> | undefined {
  return cloudOf(name)?.environment;
}

/** Every region of every cloud, with its cloud. */
export function allRegions(): readonly { readonly region: Region; readonly cloud: CloudName }[] {
  return clouds.flatMap((cloud) => cloud.regions.map((region) => ({ region, cloud: cloud.name })));
}
