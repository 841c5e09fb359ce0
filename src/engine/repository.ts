/** Where the pages of this project can be read: the newest version of its repository, which `package.json` names. */
const pages = 'https://github.com/plumblint/plumblint/blob/HEAD';

/** The address of a page of the repository, given by its path there. */
export function repositoryPage(path: string): string {
  return `${pages}/${path}`;
}
