/** Computes once, when first asked; undefined while that is going on. */
export function lazy<Value>(compute: () => Value): () => Value | undefined {
  let state: 'waiting' | 'running' | 'done' = 'waiting';
  let value: Value | undefined;
  return () => {
    if (state !== 'waiting') return value;
    state = 'running';
    value = compute();
    state = 'done';
    return value;
  };
}
