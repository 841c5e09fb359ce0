/** What a piece of a terminal report is, which decides its colour. */
export type Role = 'error' | 'warning' | 'note' | 'open' | 'secondary' | 'gutter' | 'strong' | 'plain';

export type Paint = (text: string, role: Role) => string;

/** Control sequences that switch a style on and off; the sixteen colours of every terminal. */
const bold = ['\u001b[1m', '\u001b[22m'] as const;
const foreground = { red: 31, green: 32, yellow: 33, blue: 34, magenta: 35 } as const;

const colours: Readonly<Record<Exclude<Role, 'plain' | 'strong'>, keyof typeof foreground>> = {
  error: 'red',
  warning: 'yellow',
  note: 'green',
  open: 'magenta',
  secondary: 'blue',
  gutter: 'blue',
};

/** Paints one line with the colours of every terminal, or not at all. */
export function paintWith(colour: boolean): Paint {
  return (text, role) => {
    if (!colour || text === '' || role === 'plain') return text;
    const shade = role === 'strong' ? text : `\u001b[${foreground[colours[role]]}m${text}\u001b[39m`;
    return `${bold[0]}${shade}${bold[1]}`;
  };
}
