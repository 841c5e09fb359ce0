import type { BicepSources } from '../bicep/modules/library.js';
import { diagnosticCatalogue, type DiagnosticCode } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { TemplateLink } from '../evaluation/session.js';
import type { Template } from '../template/template.js';
import type { Host } from '../text/host.js';
import { Source } from '../text/source.js';
import { isCompiledTwin } from './compiled-twin.js';
import type { DiscoveredFile } from './discover.js';
import { type FileKind, FrontEnds, type ParameterFile } from './front-end.js';
import { LinkTargets } from './linked-path.js';

/** The files of a scan, told apart, each read once. */
export class ScannedTree {
  /** Sorted by path; without those that Bicep files of the scan compile to. */
  readonly templates: readonly string[];
  /** Sorted by path. */
  readonly parameterFiles: readonly string[];
  /** About files that are asked for by name and cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
  readonly languages: FrontEnds;
  readonly #host: Host;
  readonly #targets: LinkTargets;
  readonly #sources = new Map<string, Source | undefined>();
  readonly #linked = new Map<string, Template | undefined>();
  readonly #unreadable = new Set<string>();
  readonly #links = new Map<string, Set<string>>();
  readonly #modules = new Map<string, ReadonlySet<string>>();

  constructor(host: Host, files: readonly DiscoveredFile[], moduleCache: BicepSources['moduleCache'] = () => undefined) {
    this.#host = host;
    this.languages = new FrontEnds({ host, moduleCache });
    const classified = files.map((file) => ({ ...file, kind: this.#classify(file.path) }));
    const ofKind = (kind: FileKind): string[] => classified.filter((file) => file.kind === kind).map((file) => file.path);
    const templates = new Set(ofKind('template'));
    this.templates = [...templates].filter((path) => !isCompiledTwin(path, templates, (twin) => this.template(twin)));
    this.#targets = new LinkTargets(this.templates);
    this.parameterFiles = ofKind('parameters');
    this.diagnostics = classified.flatMap(({ path, named, kind }) => (named && kind === undefined ? [this.#unusable(path)] : []));
  }

  /** The template in a file of the tree, whether the scan looks at it or not; undefined where there is none. Not kept: most are read once. */
  template(path: string): Template | undefined {
    const source = this.#source(path);
    const template = source && this.languages.of(path).readTemplate(source);
    if (source !== undefined && template === undefined) this.#unreadable.add(path);
    return template;
  }

  /** The same, kept for the next one that links it. */
  linkedTemplate(path: string): Template | undefined {
    return remembered(this.#linked, path, () => this.template(path));
  }

  /** Paths of files that seemed to be templates and turned out not to be. */
  get unreadable(): readonly string[] {
    return this.templates.filter((path) => this.#unreadable.has(path));
  }

  parameters(path: string): ParameterFile | undefined {
    const source = this.#source(path);
    return source && this.languages.of(path).readParameters(source);
  }

  /** The template that a deployment links to. Remembers for `linkedFrom` that the entry template `entry` led there. */
  resolveLink(entry: string, link: TemplateLink): Template | undefined {
    const path = this.#targets.pathOf(link);
    const template = path === undefined ? undefined : this.linkedTemplate(path);
    if (path !== undefined && template !== undefined) remembered(this.#links, entry, () => new Set()).add(path);
    return template;
  }

  /** The templates that an entry template was found to link or uses as modules, directly or not. */
  linkedFrom(entry: string): ReadonlySet<string> {
    return new Set([...(this.#links.get(entry) ?? []), ...this.modulesOf(entry)]);
  }

  /** The templates that an entry template uses as modules, directly or not; known without evaluating any. */
  modulesOf(entry: string): ReadonlySet<string> {
    return remembered(this.#modules, entry, () => {
      const reached = new Set([entry]);
      for (const path of reached) {
        const source = this.#source(path);
        for (const module of source === undefined ? [] : this.languages.of(path).modulesOf(source)) reached.add(module);
      }
      reached.delete(entry);
      return reached;
    });
  }

  #source(path: string): Source | undefined {
    return remembered(this.#sources, path, () => {
      const text = this.#host.read(path);
      return text === undefined ? undefined : new Source(path, text);
    });
  }

  /** What a file is. The text of one that is of no use is not kept. */
  #classify(path: string): FileKind | undefined {
    const source = this.#source(path);
    const kind = source && this.languages.of(path).classify(source);
    if (kind === undefined) this.#sources.delete(path);
    return kind;
  }

  #unusable(path: string): Diagnostic {
    const readable = this.#host.read(path) !== undefined;
    return aboutFile('unreadable-file', path, readable ? 'this is neither a template nor a parameter file' : 'this file cannot be read');
  }
}

/** A diagnostic about a file as a whole. */
export function aboutFile(code: DiagnosticCode, path: string, message: string): Diagnostic {
  return { code, severity: diagnosticCatalogue[code].severity, message, path };
}

function remembered<K, V>(values: Map<K, V>, key: K, make: () => V): V {
  const known = values.get(key);
  if (known !== undefined || values.has(key)) return known as V;
  const made = make();
  values.set(key, made);
  return made;
}
