import type { Node } from 'jsonc-parser';

/** The value of a member of an object, whatever the letter case of its key. */
export function memberAt({ children = [] }: Node, name: string): Node | undefined {
  const isNamed = ({ children: [key] = [] }: Node): boolean => String(key?.value).toLowerCase() === name.toLowerCase();
  return children.findLast(isNamed)?.children?.[1];
}

/** The text that a member of an object is. */
export function textAt(object: Node, name: string): string | undefined {
  const value: unknown = memberAt(object, name)?.value;
  return typeof value === 'string' ? value : undefined;
}
