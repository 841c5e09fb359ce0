/** Whether a text has a mark of those by which something finds what it replaces before the deployment. */
export function holdsPlaceholder(text: string): boolean {
  return /[#$%<>{}@*[\]\\]|__/.test(text);
}
