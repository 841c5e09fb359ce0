/** A module cannot be restored; the message says why in words that follow its name. It holds nothing that a server wrote, and no secret. */
export class NotRestored extends Error {}
