/** Whether an error says that calls are nested more deeply than the engine follows. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}
