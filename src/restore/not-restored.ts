/** A module cannot be restored; the message says why in words that follow its name. It holds nothing that a server wrote, and no secret. */
export class NotRestored extends Error {}

/** The same, because a server cannot be reached, or gives no whole answer in time. */
export class NoAnswer extends NotRestored {}
