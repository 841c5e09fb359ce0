/** Two times in milliseconds, measured in one run. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly base: number;
  /** The ratio that it should not exceed. */
  readonly goal: number;
}

/** One figure with its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  readonly better: 'more' | 'less';
}

export function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function printFigure({ name, value, unit, goal, better }: Figure): string {
  const met = better === 'more' ? value >= goal : value <= goal;
  return `${value.toFixed(2).padStart(6)}  ${unit}: ${name} (goal: at ${better === 'more' ? 'least' : 'most'} ${goal}, ${met ? 'met' : 'MISSED'})`;
}

export function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
}

export function printRatio({ name, value, base, goal }: Ratio): string {
  const ratio = value / base;
  return `${ratio.toFixed(2).padStart(6)}  ${name}: ${value.toFixed(0)} ms / ${base.toFixed(0)} ms (goal: at most ${goal}, ${ratio <= goal ? 'met' : 'MISSED'})`;
}
