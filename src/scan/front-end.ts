import { jsonFileKind } from '../arm/file-kind.js';
import { readParameterFile } from '../arm/parameter-file.js';
import { readArmTemplate } from '../arm/template-reader.js';
import type { ParameterValues, Template } from '../template/template.js';
import type { Source } from '../text/source.js';

/** How the files of one language are told apart and read. Another language is another entry of `frontEnds`. */
export interface FrontEnd {
  /** By the ending of the path, and then by the text. */
  classify(source: Source): FileKind | undefined;
  readTemplate(source: Source): Template | undefined;
  readParameters(source: Source): ParameterValues;
}

export type FileKind = 'template' | 'parameters';

const arm: FrontEnd = {
  classify: (source) => {
    const kind = jsonFileKind(source);
    return kind === 'other' ? undefined : kind;
  },
  readTemplate: readArmTemplate,
  readParameters: readParameterFile,
};

/** The front end for a path; ARM JSON for endings of no other. */
export function frontEndOf(path: string): FrontEnd {
  return path === '' ? arm : arm;
}
