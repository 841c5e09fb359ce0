import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { TemplateLink } from '../evaluation/session.js';
import type { Template } from '../template/template.js';
import type { Host } from '../text/host.js';
import type { Memo } from '../text/memo.js';
import { classify } from './classification.js';
import { compiledTwin, type CompiledTwin } from './compiled-twin.js';
import type { DiscoveredFile } from './discover.js';
import { filesBeside } from './files-beside.js';
import { FrontEnds, type ParameterFile } from './front-end.js';
import { LinkTargets } from './linked-path.js';
import type { ScanRequest } from './scan-request.js';
import { type Sources, sourcesOf } from './sources.js';
import { TemplateFiles } from './template-files.js';
import { FollowedLinks, filesNeeded, modulesUsed } from './template-uses.js';

type TreeRequest = Pick<ScanRequest, 'moduleCache' | 'moduleLock' | 'parameters'> & Partial<Pick<ScanRequest, 'exclude'>>;

function withBeside(asked: readonly DiscoveredFile[], beside: readonly DiscoveredFile[]): readonly DiscoveredFile[] {
  return beside.length === 0 ? asked : [...asked, ...beside].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The files of a scan, told apart, each read once. */
export class ScannedTree {
  /** Sorted by path; without those that say what the Bicep files of the scan say that they are compiled from. */
  readonly templates: readonly string[];
  /** Those, and those that no longer say the same, sorted by path. */
  readonly twins: readonly CompiledTwin[];
  /** Sorted by path. */
  readonly parameterFiles: readonly string[];
  /** About files that cannot be read, or that are asked for by name and are of no use. */
  readonly diagnostics: readonly Diagnostic[];
  readonly languages: FrontEnds;
  readonly #sources: Sources;
  readonly #files: TemplateFiles;
  readonly #links: FollowedLinks;
  readonly #modules: Memo<string, ReadonlySet<string>>;
  readonly #needed: Memo<string, ReadonlySet<string>>;

  /** `request` says what the scan looks at besides `asked`: the parameter files of templates that are named, unless it gives others. */
  constructor(
    host: Host,
    asked: readonly DiscoveredFile[],
    { moduleCache = () => undefined, moduleLock, parameters, exclude = [] }: TreeRequest,
  ) {
    this.languages = new FrontEnds({ host, moduleCache, moduleLock });
    this.#sources = sourcesOf(host);
    const takesOwn = !parameters.some(({ kind }) => kind === 'file');
    const files = takesOwn ? withBeside(asked, filesBeside(host, asked, { exclude }, this.#sources, this.languages)) : asked;
    this.#files = new TemplateFiles(this.#sources, this.languages);
    const { templates, parameterFiles, diagnostics } = classify(files, this.#sources, this.languages, host);
    const paths = new Set(templates);
    const { failures } = this.languages;
    const twinAt = (path: string): CompiledTwin | undefined => compiledTwin(path, paths, (file) => this.template(file));
    this.twins = templates.flatMap((path) => failures.isolating(path, () => twinAt(path), undefined) ?? []);
    const same = new Set(this.twins.flatMap(({ path, difference }) => (difference === undefined ? path : [])));
    this.templates = templates.filter((path) => !same.has(path));
    this.parameterFiles = parameterFiles;
    this.diagnostics = diagnostics;
    this.#links = new FollowedLinks(new LinkTargets(this.templates), this.#files);
    this.#modules = modulesUsed(this.#sources, this.languages);
    this.#needed = filesNeeded(this.#sources, this.languages);
  }

  /** The template in a file of the tree, whether the scan looks at it or not; undefined where there is none. Not kept: most are read once. */
  template(path: string): Template | undefined {
    return this.#files.read(path);
  }

  /** The same, kept for the next one that links it. */
  linkedTemplate(path: string): Template | undefined {
    return this.#files.linked(path);
  }

  /** Paths of files that seemed to be templates and turned out not to be. */
  get unreadable(): readonly string[] {
    return this.templates.filter((path) => this.#files.isUnreadable(path));
  }

  parameters(path: string): ParameterFile | undefined {
    const source = this.#sources.of(path);
    return source && this.languages.of(path).readParameters(source);
  }

  /** The template that a deployment links to. Remembers for `linkedFrom` that the entry template `entry` led there. */
  resolveLink(entry: string, link: TemplateLink): Template | undefined {
    return this.#links.follow(entry, link);
  }

  /** The templates that an entry template was found to link or uses as modules, directly or not. */
  linkedFrom(entry: string): ReadonlySet<string> {
    return new Set([...this.#links.from(entry), ...this.modulesOf(entry)]);
  }

  /** The templates that an entry template uses as modules, directly or not; known without evaluating any. */
  modulesOf(entry: string): ReadonlySet<string> {
    return this.#modules.of(entry);
  }
  /** The files of the tree without which a file does not compile, directly or not. */
  neededBy(path: string): ReadonlySet<string> {
    return this.#needed.of(path);
  }
}
