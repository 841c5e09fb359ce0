import { Ansis } from 'ansis';

/** What a piece of a terminal report is, which decides its colour. */
export type Role = 'error' | 'warning' | 'note' | 'open' | 'secondary' | 'gutter' | 'strong' | 'plain';

export type Paint = (text: string, role: Role) => string;

/** Paints with the sixteen colours of every terminal, or not at all. */
export function paintWith(colour: boolean): Paint {
  if (!colour) return (text) => text;
  const ansis = new Ansis(1);
  const styles: Record<Role, (text: string) => string> = {
    error: ansis.bold.red,
    warning: ansis.bold.yellow,
    note: ansis.bold.green,
    open: ansis.bold.magenta,
    secondary: ansis.bold.blue,
    gutter: ansis.bold.blue,
    strong: ansis.bold,
    plain: (text) => text,
  };
  return (text, role) => (text === '' ? text : styles[role](text));
}
