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
  return allAre(truths, itself);
}

/** True if one is, false if none is, else unknown. */
export function any(truths: Iterable<Truth>): Truth {
  return oneIs(truths, itself);
}

/** As `all`, asking one by one: the first that decides is the last that is asked. */
export function allAre<T>(parts: Iterable<T>, ask: (part: T) => Truth): Truth {
  let answer: Truth = 'true';
  for (const part of parts) {
    const truth = ask(part);
    if (truth === 'false') return 'false';
    if (truth === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** As `any`, asking one by one: the first that decides is the last that is asked. */
export function oneIs<T>(parts: Iterable<T>, ask: (part: T) => Truth): Truth {
  let answer: Truth = 'false';
  for (const part of parts) {
    const truth = ask(part);
    if (truth === 'true') return 'true';
    if (truth === 'unknown') answer = 'unknown';
  }
  return answer;
}

function itself(truth: Truth): Truth {
  return truth;
}
