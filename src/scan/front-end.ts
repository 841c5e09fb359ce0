import { jsonFileKind } from '../arm/file-kind.js';
import { readParameterFile } from '../arm/parameter-file.js';
import { readArmTemplate } from '../arm/template-reader.js';
import { BicepLibrary, type BicepSources } from '../bicep/modules/library.js';
import { pathsIn } from '../bicep/modules/paths-in.js';
import { readBicepParameterFile } from '../bicep/read-parameter-file.js';
import { readBicepTemplate } from '../bicep/read-template.js';
import type { Token } from '../bicep/syntax/token.js';
import { readYaml } from '../bicep/yaml.js';
import { readEdgeFile } from '../iot-edge/edge-template.js';
import { edgeFileKind, mayBeEdgeConfiguration } from '../iot-edge/file-kind.js';
import { mayBeScript, onboardingLanguage } from '../onboarding/file-kind.js';
import { readOnboardingScript } from '../onboarding/onboarding-template.js';
import type { ParameterValues, Template } from '../template/template.js';
import type { Source, Span } from '../text/source.js';
import { Failures } from './failures.js';

export type FileKind = 'template' | 'parameters';

/** Values for parameters, and the template that they are for where the file itself names one. */
export interface ParameterFile extends ParameterValues {
  readonly template?: Template | undefined;
  /** Where it names it. */
  readonly using?: Span | undefined;
  /** Other parameter files that it takes values from. */
  readonly extended?: readonly Source[];
}

/** How the files of one language are told apart and read. */
export interface FrontEnd {
  readonly classify: (source: Source) => FileKind | undefined;
  readonly readTemplate: (source: Source) => Template | undefined;
  readonly readParameters: (source: Source) => ParameterFile;
  /** Paths of the files that a template uses as modules. */
  readonly modulesOf: (source: Source) => readonly string[];
  /** Paths of the files without which a file does not compile: its modules and what it imports from. */
  readonly neededBy: (source: Source) => readonly string[];
}

/** The languages of one scan. Another language is another front end, chosen in `of`. A file that this program fails on is read as one of no use. */
export class FrontEnds {
  readonly failures = new Failures();
  readonly #library: BicepLibrary;
  readonly #bicep: FrontEnd;
  readonly #json = isolated(json, this.failures);
  readonly #iotEdge = isolated(iotEdge, this.failures);
  readonly #onboarding = isolated(onboarding, this.failures);

  constructor(sources: Omit<BicepSources, 'readYaml'>) {
    this.#library = new BicepLibrary({ ...sources, readYaml });
    this.#bicep = isolated(bicepFrontEnd(this.#library), this.failures);
  }

  /** The front end for a path, by its ending. */
  of(path: string): FrontEnd {
    if (/\.bicep(param)?$/i.test(path)) return this.#bicep;
    if (mayBeScript(path)) return this.#onboarding;
    return mayBeEdgeConfiguration(path) ? this.#iotEdge : this.#json;
  }

  /** Registry modules that were asked for and are not at hand, by reference. */
  get missingModules(): ReadonlySet<string> {
    return this.#library.missingModules;
  }

  /** Registry modules that are read and that the lock does not have, by reference. */
  get unlockedModules(): ReadonlySet<string> {
    return this.#library.unlockedModules;
  }

  /** Folders of module caches that scanned files name and that are not looked into. */
  get refusedCaches(): ReadonlySet<string> {
    return this.#library.refusedCaches;
  }
}

/** What a JSON file is, by its text; undefined for one that is neither. */
export function jsonKindOf(source: Source): FileKind | undefined {
  const kind = jsonFileKind(source);
  return kind === 'other' ? undefined : kind;
}

/** A language whose files have neither parameters nor modules. */
const alone = (isOne: (source: Source) => boolean, readTemplate: FrontEnd['readTemplate']): FrontEnd => ({
  classify: (source) => (isOne(source) ? 'template' : undefined),
  readTemplate,
  readParameters: (source) => ({ source, values: new Map(), diagnostics: [] }),
  modulesOf: () => [],
  neededBy: () => [],
});

const iotEdge = alone((source) => edgeFileKind(source) !== undefined, readEdgeFile);
const onboarding = alone((source) => onboardingLanguage(source) !== undefined, readOnboardingScript);

/** Deployment manifests of IoT Edge are JSON too. */
const json: FrontEnd = {
  classify: (source) => jsonKindOf(source) ?? iotEdge.classify(source),
  readTemplate: (source) => readArmTemplate(source) ?? readEdgeFile(source),
  readParameters: readParameterFile,
  modulesOf: () => [],
  neededBy: () => [],
};

function isolated({ classify, readTemplate, readParameters, modulesOf, neededBy }: FrontEnd, failures: Failures): FrontEnd {
  return {
    classify: (source) => failures.isolating(source.path, () => classify(source), undefined),
    readTemplate: (source) => failures.isolating(source.path, () => readTemplate(source), undefined),
    readParameters: (source) =>
      failures.isolating(source.path, () => readParameters(source), { source, values: new Map(), diagnostics: [] }),
    modulesOf: (source) => failures.isolating(source.path, () => modulesOf(source), []),
    neededBy: (source) => failures.isolating(source.path, () => neededBy(source), []),
  };
}

function bicepFrontEnd(library: BicepLibrary): FrontEnd {
  const pathsOf = (paths: readonly Token[]): readonly string[] =>
    paths.flatMap((path) => {
      const found = library.module(path);
      if (found.kind === 'bicep') return found.file.source.path;
      return found.kind === 'json' ? found.template.source.path : [];
    });
  return {
    classify: ({ path }) => (/\.bicepparam$/i.test(path) ? 'parameters' : 'template'),
    readTemplate: (source) => readBicepTemplate(source, library),
    readParameters: (source) => readBicepParameterFile(source, library),
    modulesOf: (source) => pathsOf(library.bound(source).modules.map(({ syntax }) => syntax.path)),
    neededBy: (source) => pathsOf(pathsIn(library.bound(source).program)),
  };
}
