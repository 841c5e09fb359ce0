import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArmTemplate } from '../../src/arm/template-reader.js';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { type BicepParameterFile, readBicepParameterFile } from '../../src/bicep/read-parameter-file.js';
import { readBicepTemplate } from '../../src/bicep/read-template.js';
import { readYaml } from '../../src/bicep/yaml.js';
import { NodeHost } from '../../src/disk/node-host.js';
import type { LinkResolver } from '../../src/evaluation/session.js';
import { LinkTargets } from '../../src/scan/linked-path.js';
import type { Template } from '../../src/template/template.js';
import { Source } from '../../src/text/source.js';

/** The files of the corpus, each read and each template parsed once while it is in use. */
export class Corpus {
  readonly #folder: string;
  readonly #sources = new Map<string, Source>();
  readonly #templates = new Map<string, Template | undefined>();
  readonly #trees = new Map<string, Tree>();
  readonly #moduleCache: string;
  #library: { readonly project: string; readonly files: BicepLibrary } | undefined;
  /** What the Bicep files of the project in use and the files that they load say. */
  readonly texts = new Set<string>();

  constructor(folder: string, moduleCache = join(folder, 'bicep-cache')) {
    this.#folder = folder;
    this.#moduleCache = moduleCache;
  }

  source(path: string): Source {
    let source = this.#sources.get(path);
    if (source === undefined) this.#sources.set(path, (source = new Source(path, decoded(readFileSync(join(this.#folder, path))))));
    return source;
  }

  template(path: string): Template | undefined {
    if (!this.#templates.has(path)) this.#templates.set(path, this.#read(path));
    return this.#templates.get(path);
  }

  /** Undefined for all but `.bicepparam` files. */
  bicepParameters(path: string): BicepParameterFile | undefined {
    return path.endsWith('.bicepparam') ? readBicepParameterFile(this.source(path), this.#bicepFiles(path)) : undefined;
  }

  #read(path: string): Template | undefined {
    if (path.endsWith('.bicep')) return readBicepTemplate(this.source(path), this.#bicepFiles(path));
    return this.bicepParameters(path)?.template ?? readArmTemplate(this.source(path));
  }

  /** The Bicep files of the project that `path` belongs to; those of one project at a time are kept. */
  #bicepFiles(path: string): BicepLibrary {
    const [project = ''] = path.split('/', 1);
    if (this.#library?.project === project) return this.#library.files;
    this.texts.clear();
    const host = new NodeHost(this.#folder);
    const noting = {
      read: (file: string): string | undefined => {
        const text = host.read(file);
        if (text !== undefined) this.texts.add(text);
        return text;
      },
      bytes: (file: string) => host.bytes(file),
      entries: (folder: string) => host.entries(folder),
    };
    const cache = existsSync(this.#moduleCache) ? new NodeHost(this.#moduleCache) : undefined;
    const files = new BicepLibrary({ host: noting, moduleCache: () => cache, readYaml });
    this.#library = { project, files };
    return files;
  }

  /** Finds linked templates as a scan of the project that `path` belongs to would; each project is a folder of the corpus. */
  linksFrom(path: string): LinkResolver {
    const [project = ''] = path.split('/', 1);
    return (link) => {
      const { paths, targets } = this.#tree(project);
      const found = targets.pathOf(link);
      return found === undefined || !paths.has(found) ? undefined : this.template(found);
    };
  }

  /** Forgets what has been read. */
  clear(): void {
    this.#sources.clear();
    this.#templates.clear();
  }

  #tree(project: string): Tree {
    let tree = this.#trees.get(project);
    if (tree === undefined) {
      const entries = readdirSync(join(this.#folder, project), { recursive: true, encoding: 'utf8' });
      const paths = entries.filter((entry) => /\.jsonc?$/i.test(entry)).map((entry) => `${project}/${entry}`);
      tree = { paths: new Set(paths), targets: new LinkTargets(paths) };
      this.#trees.set(project, tree);
    }
    return tree;
  }
}

/** The files of one project that a deployment may link. */
interface Tree {
  readonly paths: ReadonlySet<string>;
  readonly targets: LinkTargets;
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
