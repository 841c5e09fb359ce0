/** A page of Markdown for readers without Markdown: headings, emphasis, code marks and fences dropped, links as `text (address)`. */
export function plainText(markdown: string): string {
  return markdown
    .split(/(^```[^\n]*\n[\s\S]*?^```[^\n]*$)/m)
    .map((part, at) => (at % 2 === 1 ? part.replace(/^```[^\n]*\n?/gm, '').trimEnd() : withoutMarks(part)))
    .join('')
    .trim();
}

/** Prose without its marks: headings, emphasis, code marks; links as `text (address)`. */
export function withoutMarks(prose: string): string {
  return prose
    .replace(/^#{1,6} +/gm, '')
    .replace(/\[([^\][]+)\]\(([^()\s]+)\)/g, '$1 ($2)')
    .replace(/<(https?:[^<>\s]+)>/g, '$1')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1');
}
