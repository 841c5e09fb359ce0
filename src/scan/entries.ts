import type { DeploymentUnit } from './deployment-units.js';

/**
 * The units to judge by themselves: all but those of a template that another one links, which is judged there with the values that it is
 * given. One with a parameter file of its own is deployed by itself too. Of templates that link each other in a circle, the first stays.
 */
export function entriesOf<U extends Pick<DeploymentUnit, 'label' | 'attached'>>(
  units: readonly U[],
  linkedFrom: (template: string) => ReadonlySet<string>,
): U[] {
  const templates = [...new Set(units.map((unit) => unit.label.template))];
  const linked = new Set(templates.flatMap((from) => [...linkedFrom(from)].filter((path) => path !== from)));
  const own = new Set(units.filter((unit) => unit.attached).map((unit) => unit.label.template));
  const entries = new Set(templates.filter((path) => !linked.has(path) || own.has(path)));
  const reached = new Set([...entries].flatMap((entry) => [entry, ...linkedFrom(entry)]));
  for (const path of templates) {
    if (reached.has(path)) continue;
    entries.add(path);
    for (const other of [path, ...linkedFrom(path)]) reached.add(other);
  }
  return units.filter((unit) => entries.has(unit.label.template));
}
