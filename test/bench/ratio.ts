/** Two times in milliseconds, measured in one run. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly base: number;
  /** The ratio that it should not exceed. */
  readonly goal: number;
}

export function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
}

export function printRatio({ name, value, base, goal }: Ratio): string {
  const ratio = value / base;
  return `${ratio.toFixed(2).padStart(6)}  ${name}: ${value.toFixed(0)} ms / ${base.toFixed(0)} ms (goal: at most ${goal}, ${ratio <= goal ? 'met' : 'MISSED'})`;
}
