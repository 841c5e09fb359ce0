/** A text as a regular expression that it alone fits. */
export function asPattern(text: string): string {
  return text.replace(/\W/g, '\\$&');
}
