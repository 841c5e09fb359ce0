/** Characters that patterns may be compared with in one walk: far more than the patterns of any project need. */
const mostComparisons = 100_000_000;

/** How much work matching may be. */
export class MatchingBudget {
  #left: number;

  constructor(comparisons = mostComparisons) {
    this.#left = comparisons;
  }

  charge(): void {
    this.#left--;
  }

  /** Whether it was more. */
  get isSpent(): boolean {
    return this.#left < 0;
  }
}
