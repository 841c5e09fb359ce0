import { rules } from '../../../rules/index.js';
import { privateLinkService, privateLinkServices } from '../../azure/private-link-services.js';
import type { Environment } from '../environment.js';
import { serviceText } from '../service-text.js';
import { UsageError } from '../usage-error.js';

/** Prints the page of a rule, or what is known of a resource type. Throws `UsageError` for any other topic. */
export function explainCommand(topic: string, { stdout }: Environment): void {
  const wanted = topic.toLowerCase();
  const rule = rules.find(({ id }) => id === wanted);
  const service = privateLinkService(topic);
  if (rule !== undefined) stdout.write(`${rule.page.trimEnd()}\n\nDocumented at ${rule.source}\n`);
  else if (service !== undefined) stdout.write(serviceText(service));
  else throw new UsageError(`there is no rule or private-link resource type '${topic}'${similarTo(wanted)}`);
}

function similarTo(wanted: string): string {
  const topics = [...rules.map((rule) => rule.id), ...privateLinkServices().map((service) => service.resourceType)];
  const similar = topics.filter((one) => wanted.length > 2 && one.toLowerCase().includes(wanted)).slice(0, 8);
  return similar.length === 0 ? "; 'plumblint rules' lists the rules" : `; did you mean ${similar.join(', ')}?`;
}
