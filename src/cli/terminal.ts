import type { Output } from './environment.js';

/** The terminal behind an output, as the progress bar takes it. */
export function terminalOf({ columns = 80, write }: Output) {
  return {
    isTTY: true,
    columns,
    write,
    cursorTo: () => write('\r'),
    clearLine: (direction?: number) => write(direction === 1 ? '\u001b[K' : '\u001b[2K'),
  };
}
