import { fileStemOf } from './repository.js';

/** Files of every audit, in its folder. */
export const auditFiles = { report: 'audit.json', findings: 'findings.ndjson', table: 'findings.csv', overview: 'index.html' } as const;

/** Where results are kept until an audit is finished. */
export const unfinishedFolder = '.unfinished';

/** The folder of files about one repository each. */
export const filesFolder = 'repositories';

/** Files about one repository, in the folder of its audit. */
export interface RepositoryFiles {
  readonly sarif: string;
  readonly page: string;
}

/** Where the files about a repository are. */
export function repositoryFiles(name: string): RepositoryFiles {
  const stem = `${filesFolder}/${fileStemOf(name)}`;
  return { sarif: `${stem}.sarif`, page: `${stem}.html` };
}
