/** Columns of source text that fit into an excerpt where no terminal says how many; a longer line is cut around what is marked in it. */
export const widest = 140;
/** How much of the line is kept before and after what is marked, at most; a quarter of what fits where that is less. */
const surroundings = 30;

/** A stretch of a line, in UTF-16 offsets from its start, end exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface LineWindow<T extends Stretch> extends Stretch {
  readonly stretches: readonly T[];
}

/**
 * The pieces of a line to print so that the start of every stretch is seen, each of at most `most` columns; neighbours share a piece. A line
 * that fits is one piece.
 */
export function windowsOf<T extends Stretch>(stretches: readonly T[], lineLength: number, most: number): LineWindow<T>[] {
  if (lineLength <= most) return [{ from: 0, to: lineLength, stretches }];
  const windows: { from: number; to: number; stretches: T[] }[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from)) {
    const { from, to } = around(stretch, lineLength, most);
    const last = windows.at(-1);
    if (last !== undefined && to - last.from <= most) {
      last.to = Math.max(last.to, to);
      last.stretches.push(stretch);
    } else windows.push({ from, to, stretches: [stretch] });
  }
  return windows.length > 0 ? windows : [{ from: 0, to: most, stretches }];
}

function around(stretch: Stretch, lineLength: number, most: number): Stretch {
  const kept = Math.min(surroundings, Math.floor(most / 4));
  const from = Math.max(0, stretch.from - kept);
  return { from, to: Math.min(lineLength, stretch.to + kept, from + most) };
}
