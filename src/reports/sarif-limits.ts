/** What GitHub's code scanning accepts of one run, as documented; a file beyond it is rejected as a whole. */
export const githubLimits = {
  results: 25_000,
  tagsPerRule: 20,
  descriptionLength: 1_024,
  nameLength: 255,
} as const;

/** GitHub accepts more of these, but shows the first ones only. */
export const githubShows = {
  locationsPerResult: 100,
  threadFlowLocationsPerResult: 1_000,
} as const;
