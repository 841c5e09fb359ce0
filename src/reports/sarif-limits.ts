/** What GitHub's code scanning accepts of one run; a file beyond it is rejected as a whole. */
export const githubLimits = {
  results: 25_000,
  rules: 25_000,
  locationsPerResult: 1_000,
  threadFlowLocationsPerResult: 10_000,
  tagsPerRule: 20,
  descriptionLength: 1_024,
  nameLength: 255,
  gzippedBytes: 10_000_000,
} as const;

/** Of these, GitHub shows the first ones only. */
export const githubShows = {
  results: 5_000,
  locationsPerResult: 100,
  threadFlowLocationsPerResult: 1_000,
  tagsPerRule: 10,
} as const;
