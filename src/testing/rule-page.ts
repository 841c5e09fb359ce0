import { Source } from '../text/source.js';

/** What stands under one heading of a rule's page. */
export interface PageSection {
  readonly heading: string;
  readonly text: string;
  /** Its fenced templates: whole ones, the object without `$schema`, or the array of resources alone. */
  readonly examples: readonly Source[];
}

/** The sections that every page of a rule has, in this order. */
export const pageHeadings = ['Why', 'Incorrect', 'Correct', 'When it stays open', 'Source'] as const;

const schema = '"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0"';
const fence = /^```(json|bicep|toml|yaml|sh|ps1)\n([^]*?)^```$/gm;

/** The sections of a page, by its headings of the second level. */
export function readPage(path: string, markdown: string): PageSection[] {
  return markdown
    .replaceAll('\r\n', '\n')
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      const heading = part.slice(0, end).trim();
      const text = part.slice(end + 1).trim();
      return { heading, text, examples: [...text.matchAll(fence)].map(([, language = '', code = '']) => exampleOf(path, language, code)) };
    });
}

function exampleOf(path: string, language: string, code: string): Source {
  return new Source(`${path}.${language}`, language === 'json' ? wholeTemplate(code.trim()) : code);
}

function wholeTemplate(code: string): string {
  if (code.startsWith('[')) return `{ ${schema}, "resources": ${code} }`;
  return /"\$schema"|"modulesContent"/.test(code) ? code : code.replace('{', `{ ${schema},`);
}
