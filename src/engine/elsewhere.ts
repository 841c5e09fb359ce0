/**
 * What one deployment tells the others of a scan: by topic, what it holds (`declares`: names of zones, say). Plain data; enough to doubt that
 * something is missing elsewhere, never to prove it.
 */
export type Summary = Readonly<Record<string, readonly string[]>>;

/** A summary, and the path of the template that it is of. */
export interface SummaryOf {
  readonly template: string;
  readonly summary: Summary;
}

/** What the other deployments of a scan tell one. The same template with other values is no other deployment but another environment. */
export interface Elsewhere {
  /** Whether another deployment holds this under a topic. */
  has(topic: string, entry: string): boolean;
  /** Everything that others hold under a topic. */
  all(topic: string): Iterable<string>;
}

/** The summaries of all deployments of a scan, each entry with the templates that hold it. */
export class Summaries {
  readonly #topics = new Map<string, Map<string, Set<string>>>();

  constructor(all: Iterable<SummaryOf>) {
    for (const { template, summary } of all)
      for (const [topic, entries] of Object.entries(summary)) for (const entry of entries) this.#add(topic, entry, template);
  }

  /** What the others tell the deployments of a template. */
  for(template: string): Elsewhere {
    const isElsewhere = (holders: ReadonlySet<string> | undefined): boolean =>
      holders !== undefined && holders.size > (holders.has(template) ? 1 : 0);
    const topics = this.#topics;
    return {
      has: (topic, entry) => isElsewhere(topics.get(topic)?.get(entry)),
      *all(topic) {
        for (const [entry, holders] of topics.get(topic) ?? []) if (isElsewhere(holders)) yield entry;
      },
    };
  }

  #add(topic: string, entry: string, template: string): void {
    const entries = this.#topics.get(topic) ?? new Map<string, Set<string>>();
    const holders = entries.get(entry) ?? new Set<string>();
    this.#topics.set(topic, entries.set(entry, holders.add(template)));
  }
}
