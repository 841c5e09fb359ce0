/** Something wrong at a place of the text: UTF-16 offsets, end exclusive. */
export interface SyntaxProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
