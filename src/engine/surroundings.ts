/** What the other deployments of a scan hold: enough to doubt that something is missing, never to prove it. */
export interface Surroundings {
  /** Lower-cased names of the private DNS zones that another deployment declares. */
  readonly zones: ReadonlySet<string>;
  /** Lower-cased names of the private DNS zones that another deployment links to a virtual network. */
  readonly linkedZones: ReadonlySet<string>;
}

/** A deployment that is judged alone. */
export const nothingElsewhere: Surroundings = { zones: new Set(), linkedZones: new Set() };
