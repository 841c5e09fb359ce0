/**
 * The templates to judge by themselves: all but those that another one links or uses as a module, which are judged there with the values
 * that they are given. One that is `deployed` by itself too, as its parameter file says, stays. Of templates that use each other in a
 * circle, the first stays.
 */
export function entriesOf(
  templates: readonly string[],
  usedBy: (template: string) => ReadonlySet<string>,
  deployed: ReadonlySet<string>,
): string[] {
  const used = new Set(templates.flatMap((from) => [...usedBy(from)].filter((path) => path !== from)));
  const entries = new Set(templates.filter((path) => !used.has(path) || deployed.has(path)));
  const reached = new Set([...entries].flatMap((entry) => [entry, ...usedBy(entry)]));
  for (const path of templates) {
    if (reached.has(path)) continue;
    entries.add(path);
    for (const other of [path, ...usedBy(path)]) reached.add(other);
  }
  return templates.filter((path) => entries.has(path));
}
