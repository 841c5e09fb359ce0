/** A name made of another that is not taken yet, with a number behind it where it has to be. */
export function freeName(base: string, isTaken: (name: string) => boolean): string {
  for (let at = 1; ; at++) {
    const name = at === 1 ? base : `${base}${at}`;
    if (!isTaken(name)) return name;
  }
}
