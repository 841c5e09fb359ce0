/**
 * What one deployment tells the others of a scan: by topic, what it holds (`declares`: names of zones, say). Plain data; enough to doubt that
 * something is missing elsewhere, and to warn where what is only referred to does not fit.
 */
export type Summary = Readonly<Record<string, readonly string[]>>;

/** The key, beside those of rules, under which a deployment tells what ties it to others. */
export const tiesKey = 'ties';

/** A summary, the path of the template that it is of, and what ties the template to others. */
export interface SummaryOf {
  readonly template: string;
  /** Set for a deployment of another repository: the name of that. */
  readonly repository?: string | undefined;
  readonly summary: Summary;
  /** As `tiesOf` tells it. */
  readonly ties?: Summary | undefined;
}

/**
 * What the related deployments of a scan tell one. Two deployments are related where the folder of one template is that of the other or lies
 * above it, where one refers to a resource by type and name that the other declares, or where both name a resource by its whole id: a repository may
 * hold several products, and what one of them does says nothing of another. Those of different repositories are related by whole ids alone. The same
 * template with other values is no other deployment but another environment.
 */
export interface Elsewhere {
  /** Whether a related deployment holds this under a topic. */
  has(topic: string, entry: string): boolean;
  /** Everything that related deployments hold under a topic. */
  all(topic: string): Iterable<string>;
  /** The templates of the related deployments that hold this under a topic, sorted; those of other repositories with the name of theirs. */
  holders(topic: string, entry: string): readonly string[];
}

/** The templates that hold an entry: all, and by folder those in it, and those in it or below it. */
class Holders {
  readonly #all = new Set<string>();
  readonly #in = new Map<string, Set<string>>();
  readonly #below = new Map<string, Set<string>>();

  /** Adds one whose folder says nothing of those of others. */
  addApart(template: string): void {
    this.#all.add(template);
  }

  add(template: string): void {
    const folders = foldersOf(template);
    this.#all.add(template);
    add(this.#in, folders[0] ?? '', template);
    for (const folder of folders) add(this.#below, folder, template);
  }

  /** Whether another template is one of them that is related to this one; `tied` are those that are so by what they refer to. */
  relateTo(template: string, tied: () => Iterable<string>): boolean {
    const folders = foldersOf(template);
    const near = [this.#below.get(folders[0] ?? ''), ...folders.map((folder) => this.#in.get(folder))];
    if (near.some((holders) => holders !== undefined && holders.size > (holders.has(template) ? 1 : 0))) return true;
    for (const other of tied()) if (other !== template && this.#all.has(other)) return true;
    return false;
  }

  /** The other templates among them that are related to this one. */
  relatedTo(template: string, tied: ReadonlySet<string>): string[] {
    const [own = '', ...above] = foldersOf(template);
    const near = [this.#below.get(own), ...[own, ...above].map((folder) => this.#in.get(folder))];
    const isRelated = (other: string): boolean => tied.has(other) || near.some((holders) => holders?.has(other));
    return [...this.#all].filter((other) => other !== template && isRelated(other)).sort();
  }
}

/** The summaries of all deployments of a scan, each entry with the templates that hold it. */
export class Summaries {
  readonly #topics = new Map<string, Map<string, Holders>>();
  readonly #declaring = new Map<string, Set<string>>();
  readonly #referring = new Map<string, Set<string>>();
  readonly #naming = new Map<string, Set<string>>();
  readonly #ties = new Map<string, Set<Summary>>();
  readonly #tied = new Map<string, ReadonlySet<string>>();

  constructor(all: Iterable<SummaryOf>) {
    for (const { template, repository, summary, ties } of all) {
      const shown = repository === undefined ? template : `${template} in ${repository}`;
      for (const [topic, entries] of Object.entries(summary))
        for (const entry of entries) {
          const holders = this.#holders(topic, entry);
          if (repository === undefined) holders.add(template);
          else holders.addApart(shown);
        }
      if (ties === undefined) continue;
      for (const id of idsIn(ties)) add(this.#naming, id, shown);
      if (repository !== undefined) continue;
      add(this.#ties, template, ties);
      for (const name of ties['declares'] ?? []) add(this.#declaring, name, template);
      for (const name of ties['refersTo'] ?? []) add(this.#referring, name, template);
    }
  }

  /** What the related ones tell the deployments of a template. */
  for(template: string): Elsewhere {
    const topics = this.#topics;
    const tied = (): ReadonlySet<string> => this.#tiedTo(template);
    return {
      has: (topic, entry) => topics.get(topic)?.get(entry)?.relateTo(template, tied) === true,
      *all(topic) {
        for (const [entry, holders] of topics.get(topic) ?? []) if (holders.relateTo(template, tied)) yield entry;
      },
      holders: (topic, entry) => topics.get(topic)?.get(entry)?.relatedTo(template, tied()) ?? [],
    };
  }

  #tiedTo(template: string): ReadonlySet<string> {
    const known = this.#tied.get(template);
    if (known !== undefined) return known;
    const tied = new Set<string>();
    for (const ties of this.#ties.get(template) ?? []) {
      const { declares = [], refersTo = [] } = ties;
      for (const name of refersTo) for (const other of this.#declaring.get(name) ?? []) tied.add(other);
      for (const name of declares) for (const other of this.#referring.get(name) ?? []) tied.add(other);
      for (const id of idsIn(ties)) for (const other of this.#naming.get(id) ?? []) tied.add(other);
    }
    this.#tied.set(template, tied);
    return tied;
  }

  #holders(topic: string, entry: string): Holders {
    const entries = this.#topics.get(topic) ?? new Map<string, Holders>();
    const holders = entries.get(entry) ?? new Holders();
    this.#topics.set(topic, entries.set(entry, holders));
    return holders;
  }
}

function idsIn({ declaresIds = [], refersToIds = [] }: Summary): readonly string[] {
  return [...declaresIds, ...refersToIds];
}

/** The folder of a path and those above it, the nearest first. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    folders.push(path.slice(0, end));
    if (end === 0) break;
  }
  return folders.includes('') ? folders : [...folders, ''];
}

function add<V>(sets: Map<string, Set<V>>, key: string, item: V): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([item]));
  else set.add(item);
}
