/** A constant that is worked out when it is first asked for: reading it must not take time when the program starts. */
export function late<Constant extends object>(compute: () => Constant): () => Constant {
  let constant: Constant | undefined;
  return () => (constant ??= compute());
}
