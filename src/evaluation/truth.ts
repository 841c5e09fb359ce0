/** The answer to a question about values that may be unknown. */
export type Truth = 'true' | 'false' | 'unknown';

export function truthOf(value: boolean): Truth {
  return value ? 'true' : 'false';
}

export function not(truth: Truth): Truth {
  return truth === 'unknown' ? truth : truth === 'true' ? 'false' : 'true';
}

/** True if all are, false if one is, else unknown. */
export function all(truths: Iterable<Truth>): Truth {
  let answer: Truth = 'true';
  for (const truth of truths) {
    if (truth === 'false') return 'false';
    if (truth === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** True if one is, false if none is, else unknown. */
export function any(truths: Iterable<Truth>): Truth {
  let answer: Truth = 'false';
  for (const truth of truths) {
    if (truth === 'true') return 'true';
    if (truth === 'unknown') answer = 'unknown';
  }
  return answer;
}
