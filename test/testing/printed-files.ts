/** The files that a page of Markdown prints: each a fenced block below a line that begins with its path. */
export function printedFiles(markdown: string): Record<string, string> {
  const block = /^`([\w./-]+)`[^\n]*\n\n(`{3,})\w+\n([^]*?)^\2$/gm;
  return Object.fromEntries([...markdown.matchAll(block)].map(([, path = '', , text = '']) => [path, text]));
}
