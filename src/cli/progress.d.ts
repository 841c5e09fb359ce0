/** The part of `progress` that is used here; the package brings no types. */
declare module 'progress' {
  interface BarStream {
    readonly isTTY: boolean;
    readonly columns: number;
    readonly write: (text: string) => void;
    readonly cursorTo: (column: number) => void;
    /** To the right with 1, else the whole line. */
    readonly clearLine: (direction?: number) => void;
  }

  interface BarOptions {
    readonly total: number;
    readonly width: number;
    readonly clear: boolean;
    readonly stream: BarStream;
  }

  export default class ProgressBar {
    curr: number;
    constructor(format: string, options: BarOptions);
    render(tokens: Readonly<Record<string, string>> | undefined, force: boolean): void;
    /** Writes a line above the bar. */
    interrupt(line: string): void;
    terminate(): void;
  }
}
