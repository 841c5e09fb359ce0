/** How many characters must be put in, taken out, replaced or swapped with their neighbour to make one text of another. */
export function editDistance(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + same,
          swapped && row > 1 && column > 1 ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, next];
  }
  return last[to.length] ?? 0;
}

/** The only one of some known texts that differs from another, ignoring case, in so many characters at most; undefined where several or none do. */
export function onlyLike(text: string, known: readonly string[], most: number): string | undefined {
  const folded = text.toLowerCase();
  const like = known.filter((one) => Math.abs(one.length - text.length) <= most && editDistance(folded, one.toLowerCase()) <= most);
  return like.length === 1 ? like[0] : undefined;
}

/**
 * The known texts that a misspelt one is nearest to, ignoring case, the nearest first; none that differs in more than a third of its characters,
 * nor in all of them.
 */
export function nearestTo(wanted: string, known: readonly string[]): readonly string[] {
  const folded = wanted.toLowerCase();
  const most = Math.max(1, Math.min(4, Math.floor(wanted.length / 3)));
  return known
    .filter((one) => Math.abs(one.length - wanted.length) <= most)
    .map((one) => ({ one, distance: editDistance(folded, one.toLowerCase()) }))
    .filter(({ one, distance }) => distance <= most && distance < Math.max(one.length, wanted.length))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one }) => one);
}
