interface ImportMeta {
  /** Whether the module is what Node was started with. */
  readonly main: boolean;
}
