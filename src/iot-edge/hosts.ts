import { type ServiceHost, serviceHostsIn } from '../azure/service-hosts.js';
import { call, literal, objectOf, property } from '../template/build.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import { literalsIn } from '../template/literals.js';
import type { Span } from '../text/source.js';

/** Hosts of one file that are looked at. */
const mostHosts = 1_000;

/**
 * The hosts of Azure services that the texts in a document name, each with its place: objects of the `name` and the `resourceId` that it
 * belongs to, which a host that resources share lacks.
 */
export function hostsIn(root: Expression): ObjectExpression[] {
  const hosts: ObjectExpression[] = [];
  for (const text of [...literalsIn(root)].sort((one, other) => one.start - other.start)) {
    let from = text.start;
    for (const { host, resource } of serviceHostsIn(String(text.value))) {
      if (hosts.length === mostHosts) return hosts;
      const at = placeOf(host, text, from);
      from = at.end;
      hosts.push(hostAt(host, resource, at));
    }
  }
  return hosts;
}

/** Where a host stands in a text as it is written: its characters are never escaped. */
function placeOf(host: string, { source, start, end }: Span, from: number): Span {
  const at = source.text.indexOf(host, from);
  return at < 0 || at + host.length > end ? { source, start, end } : { source, start: at, end: at + host.length };
}

function hostAt(host: string, { isShared, resourceType, name }: ServiceHost, at: Span): ObjectExpression {
  const id = isShared ? [] : [property('resourceId', call(at, 'resourceId', [literal(at, resourceType), literal(at, name)]))];
  return objectOf(at, [property('name', literal(at, host)), ...id]);
}
