/** Computes something when it is first asked for. */
export function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: compute() }).value;
}

/** Computes the answer for each item when it is first asked for. */
export function remembering<Item, Answer>(compute: (item: Item) => Answer): (item: Item) => Answer {
  const answers = new Map<Item, Answer>();
  return (item) => {
    let answer = answers.get(item);
    if (answer === undefined) answers.set(item, (answer = compute(item)));
    return answer;
  };
}
