/** A rule does not keep to what rules are: its message says how, and holds nothing of a template. */
export class RuleMistake extends Error {
  override readonly name = 'RuleMistake';
}

/** What may be said of an error that is such a mistake, in this copy of the program or in another one, which rules of users load. */
export function mistakeText(error: unknown): string | undefined {
  return error instanceof Error && error.name === 'RuleMistake' ? error.message : undefined;
}
