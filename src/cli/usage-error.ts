/** The command line asks for something that cannot be done; ends with exit code 2. */
export class UsageError extends Error {}
