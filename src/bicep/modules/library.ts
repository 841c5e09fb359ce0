import { readJson } from '../../arm/json-reader.js';
import { memberOf } from '../../arm/shape-reader.js';
import { readArmTemplate, readTemplate } from '../../arm/template-reader.js';
import type { Expression } from '../../template/expression.js';
import type { MissingTemplate, Template } from '../../template/template.js';
import type { Host } from '../../text/host.js';
import { folderOf, nameOf, pathOf, resolvePath } from '../../text/paths.js';
import { Memo } from '../../text/memo.js';
import { Source } from '../../text/source.js';
import type { Span } from '../../text/source.js';
import { bindFile } from '../binding/bind.js';
import type { BoundFile } from '../binding/symbols.js';
import { CircularNames } from '../checking/circular-names.js';
import { parseBicep, parseBicepParameterFile } from '../syntax/parse.js';
import { tokenText } from '../syntax/string-value.js';
import type { Token } from '../syntax/token.js';
import { Circles } from './circles.js';
import { Configurations } from './configuration.js';
import { textIn } from './encoded-text.js';
import { type ModuleReference, moduleReference, type RestoredModule } from './module-reference.js';
import { pathsIn } from './paths-in.js';

/** Where the files of a scan come from. */
export interface BicepSources {
  /** The scanned tree: the only place that local modules and loaded files are read from. */
  readonly host: Host;
  /**
   * The root of the cache of restored modules: of the directory that a `bicepconfig.json` names by absolute path, or the usual one.
   * Undefined where there is none, `outside` for one that a scanned file may not name.
   */
  readonly moduleCache: (cacheRootDirectory: string | undefined) => Host | 'outside' | undefined;
  /** Which bytes restored modules have; without it any will do. */
  readonly moduleLock?: ModuleLock | undefined;
  /** Reads YAML (`readYaml` of `yaml.ts`, which is costly to load); without it what `loadYamlContent` gives is unknown. */
  readonly readYaml?: YamlReader;
}

/** Knows which bytes restored modules have, by their references. */
export interface ModuleLock {
  /** Compares the bytes of a module: `other` has a reason, in words that follow its name. */
  readonly compare: (reference: string, bytes: Uint8Array) => 'locked' | 'unlocked' | { readonly other: string };
}

/** A module that a file names. */
export interface NamedModule {
  /** Where it is named. */
  readonly path: Token;
  readonly reference: ModuleReference;
  /** The directory of restored modules that the configuration of the file names. */
  readonly cacheRootDirectory: string | undefined;
}

export type YamlReader = (file: Source, at: Span) => Expression | ExceededBound | undefined;

/** A file that is more than is read. */
export interface ExceededBound {
  readonly kind: 'exceeded';
  /** What it is, in words that follow its name. */
  readonly reason: string;
}

/** What the path of a module or import leads to. */
export type FoundModule =
  | { readonly kind: 'bicep'; readonly file: BoundFile }
  | { readonly kind: 'json'; readonly template: Template }
  | Omit<MissingTemplate, 'span'>;

/** The Bicep files of a scan and the modules that they use, each read once. */
export class BicepLibrary {
  readonly host: Host;
  readonly readYaml: YamlReader;
  /** Modules that the scan needs and that are not in the cache, by reference (`br:mcr.microsoft.com/bicep/avm/...:1.0.0`). */
  readonly missingModules = new Set<string>();
  /** Modules that the scan reads from the cache and that the lock does not have, by reference; none without a lock. */
  readonly unlockedModules = new Set<string>();
  /** Folders of module caches that scanned files name and that are not looked into. */
  readonly refusedCaches = new Set<string>();
  readonly #sources: BicepSources;
  readonly #configurations: Configurations;
  readonly #bound = new Map<string, BoundFile>();
  readonly #templates = new Map<BoundFile, Template>();
  readonly #found = new Map<string, FoundModule>();
  readonly #files = new Map<string, Source | undefined>();
  readonly #data = new Map<Source, Expression | undefined>();
  readonly #circles = new Circles((file: BoundFile) => this.#modulesOf(file));
  readonly #circularNames = new Memo((file: BoundFile) => new CircularNames(file));

  constructor(sources: BicepSources) {
    this.host = sources.host;
    this.readYaml = sources.readYaml ?? ((): undefined => undefined);
    this.#sources = sources;
    this.#configurations = new Configurations(sources.host);
  }

  /** The declarations of a `.bicep` or `.bicepparam` file. */
  bound(source: Source): BoundFile {
    return remembered(this.#bound, source.path, () =>
      bindFile(/\.bicepparam$/i.test(source.path) ? parseBicepParameterFile(source) : parseBicep(source)),
    );
  }

  /** The template that a file was lowered to before, or else is now. */
  template(file: BoundFile, lower: () => Template): Template {
    return remembered(this.#templates, file, lower);
  }

  /**
   * A file of the scanned tree, seen from the file that names it; undefined if it is not there or outside, or cannot be read in this
   * encoding.
   */
  read(from: Source, path: string, encoding = 'utf-8'): Source | undefined {
    const resolved = resolvePath(folderOf(from.path), path);
    if (resolved === undefined) return undefined;
    return remembered(this.#files, `${encoding}\n${resolved}`, () => {
      const bytes = encoding === 'utf-8' ? undefined : this.host.bytes?.(resolved);
      const text = encoding === 'utf-8' ? this.host.read(resolved) : bytes && textIn(encoding, bytes);
      return text === undefined ? undefined : new Source(resolved, text);
    });
  }

  /** The JSON data in such a file. */
  data(file: Source): Expression | undefined {
    return remembered(this.#data, file, () => readJson(file, 'data').root);
  }

  /** The bytes of such a file. */
  bytes(from: Source, path: string): Uint8Array | undefined {
    const resolved = resolvePath(folderOf(from.path), path);
    return resolved === undefined ? undefined : this.host.bytes?.(resolved);
  }

  /** The path of a file that would lie in the scanned tree and is not there, seen from the file that names it; undefined for any other. */
  missingPath(from: Source, path: string): string | undefined {
    const resolved = resolvePath(folderOf(from.path), path);
    if (resolved === undefined || from.external) return undefined;
    return this.host.read(resolved) === undefined && this.host.refusal?.(resolved) === undefined ? resolved : undefined;
  }

  /** Whether there is a folder in the scanned tree. */
  isFolder(path: string): boolean {
    return path === '' || this.host.entries(folderOf(path)).some(({ name, kind }) => name === nameOf(path) && kind !== 'file');
  }

  /** The modules that a file uses, imports from, or, as a parameter file, is for or extends: in the order of the text, each as it is named. */
  namedBy(file: BoundFile): NamedModule[] {
    const configuration = this.#configurations.of(file.source.path);
    const { cacheRootDirectory } = configuration;
    return pathsIn(file.program).map((path) => ({ path, reference: moduleReference(tokenText(path), configuration), cacheRootDirectory }));
  }

  /** The module that a string token names. */
  module(path: Token): FoundModule {
    const from = path.source.path;
    return this.#module(tokenText(path), from);
  }

  /** Whether a module leads back to the file that uses it. */
  leadsBack(module: BoundFile, user: BoundFile): boolean {
    return this.#circles.leadsBack(module, user);
  }

  /** The declarations of a file that need themselves. */
  circularNames(file: BoundFile): CircularNames {
    return this.#circularNames.of(file);
  }

  *#modulesOf(file: BoundFile): Iterable<BoundFile> {
    for (const { syntax } of file.modules) {
      const found = this.module(syntax.path);
      if (found.kind === 'bicep') yield found.file;
    }
  }

  #module(text: string, from: string): FoundModule {
    const configuration = this.#configurations.of(from);
    const reference = moduleReference(text, configuration);
    if (reference.kind === 'invalid') return { kind: 'missing', reason: reference.reason, code: 'module-not-found' };
    if (reference.kind === 'local') return this.#local(reference.path, from);
    const { cacheRootDirectory } = configuration;
    return remembered(this.#found, `${cacheRootDirectory ?? ''}\n${reference.folder}`, () => {
      const cache = this.#sources.moduleCache(cacheRootDirectory);
      if (cache === 'outside' && cacheRootDirectory !== undefined) this.refusedCaches.add(cacheRootDirectory);
      return (cache === 'outside' ? undefined : cache && this.#restored(reference, cache)) ?? this.#notRestored(reference);
    });
  }

  #restored({ reference, folder, artifact }: RestoredModule, cache: Host): FoundModule | undefined {
    const file = pathOf(folder, 'main.json');
    const { moduleLock } = this.#sources;
    const bytes = moduleLock && artifact && cache.bytes?.(file);
    const content = bytes === undefined ? cache.read(file) : textIn('utf-8', bytes);
    if (content === undefined) return undefined;
    const compared = bytes && moduleLock.compare(reference, bytes);
    if (compared === 'unlocked') this.unlockedModules.add(reference);
    if (typeof compared === 'object')
      return {
        kind: 'missing',
        reason: `the module '${reference}' in the module cache is not read: ${compared.other}`,
        code: 'module-differs',
      };
    return jsonModule(new Source(reference, content, true));
  }

  #notRestored({ reference, artifact }: RestoredModule): FoundModule {
    this.missingModules.add(reference);
    const command = artifact === undefined ? `'bicep restore' on the file that uses it` : `'plumblint restore'`;
    return {
      kind: 'missing',
      module: reference,
      reason: `the module '${reference}' is not in the module cache; run ${command}`,
    };
  }

  #local(path: string, from: string): FoundModule {
    const resolved = resolvePath(folderOf(from), path);
    if (resolved === undefined) return { kind: 'missing', reason: `the module '${path}' lies outside of the scanned folder` };
    return remembered(this.#found, resolved, () => {
      const text = this.host.read(resolved);
      if (text === undefined) return { kind: 'missing', reason: `there is no file '${resolved}'`, code: 'module-not-found' };
      const source = new Source(resolved, text);
      return /\.(json|jsonc|arm)$/i.test(resolved) ? jsonModule(source) : { kind: 'bicep', file: this.bound(source) };
    });
  }
}

/** An ARM template, or one inside of a template spec. */
function jsonModule(source: Source): FoundModule {
  const template = readArmTemplate(source) ?? specTemplate(source);
  return template === undefined
    ? { kind: 'missing', reason: `'${source.path}' is no template`, code: 'module-not-found' }
    : { kind: 'json', template };
}

function specTemplate(source: Source): Template | undefined {
  const { root, diagnostics } = readJson(source, 'template');
  const template = memberOf(memberOf(root, 'properties'), 'mainTemplate');
  return template?.kind === 'object' ? readTemplate(template, diagnostics) : undefined;
}

function remembered<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined || values.has(key)) return known as Value;
  const made = make();
  values.set(key, made);
  return made;
}
