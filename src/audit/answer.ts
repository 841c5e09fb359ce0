/** What a worker says of a repository. */
export type RepositoryAnswer =
  /** The id of its result in the store; `isKnown` where it was there before. */
  | { readonly kind: 'judged'; readonly id: string; readonly isKnown: boolean }
  /** It could not be judged; the others can. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The store refuses to keep results: no repository can be judged. */
  | { readonly kind: 'refused'; readonly reason: string };
