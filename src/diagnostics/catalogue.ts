interface CatalogueEntry {
  readonly severity: 'error' | 'warning' | 'note';
  /** What it says of the input. */
  readonly title: string;
  /** All that it is about was read and judged. */
  readonly judged?: true;
}

/** Every code that a diagnostic can carry. */
export const diagnosticCatalogue = {
  'json-syntax': { severity: 'error', title: 'The JSON text breaks off or holds something unexpected' },
  'duplicate-key': { severity: 'warning', judged: true, title: 'An object has the same key twice; the last one counts' },
  'edge-syntax': { severity: 'error', title: 'An IoT Edge configuration does not parse' },
  'bicep-syntax': { severity: 'error', title: 'A Bicep declaration does not parse' },
  'bicep-refused': { severity: 'error', title: 'The Bicep compiler refuses this' },
  'undeclared-name': { severity: 'error', title: 'A name in a Bicep file is not declared' },
  'file-not-found': { severity: 'error', title: 'A file or folder that a Bicep function loads is not there' },
  'file-not-loaded': { severity: 'note', title: 'A file that a Bicep function loads is not at hand' },
  'unreplaced-token': { severity: 'note', judged: true, title: 'A token that a pipeline or a person is to replace stands for a value' },
  'template-shape': { severity: 'error', title: 'A section of the template has the wrong shape' },
  'compiled-twin': {
    severity: 'note',
    judged: true,
    title: 'A template is not judged because the Bicep file that it was compiled from is',
  },
  'stale-twin': {
    severity: 'warning',
    judged: true,
    title: 'A compiled template no longer says what the Bicep file beside it says',
  },
  'parameter-file': { severity: 'error', title: 'A parameter file cannot be used' },
  'parameter-value': { severity: 'error', title: 'A parameter value does not fit its declaration' },
  'evaluation-failed': { severity: 'error', title: 'The deployment engine would refuse this expression' },
  'default-refused': {
    severity: 'warning',
    judged: true,
    title: 'With the default of a parameter, the deployment engine would refuse this expression',
  },
  'template-not-found': { severity: 'note', title: 'A linked template is not in the scanned tree' },
  'module-not-found': { severity: 'error', title: 'A module or imported file that a Bicep file names is not there' },
  'module-differs': { severity: 'error', title: 'A registry module in the module cache is not the one that is locked' },
  'module-not-locked': { severity: 'warning', judged: true, title: 'A registry module is read that the lock file does not have' },
  'not-deployed': { severity: 'note', title: 'Private endpoints are not deployed with the defaults of parameters, and not judged' },
  'unknown-count': { severity: 'note', judged: true, title: 'A loop runs an unknown number of times' },
  'budget-exceeded': { severity: 'warning', title: 'A bound of the evaluation was reached' },
  'not-judged': { severity: 'error', title: 'The tool failed on a template, or gave it up' },
  'unreadable-file': { severity: 'error', title: 'A file or folder cannot be read' },
  'left-out': { severity: 'warning', title: 'Files or folders that the scan was asked for are not looked at' },
  configuration: { severity: 'error', title: 'A configuration file cannot be used' },
  'known-resource': { severity: 'warning', judged: true, title: 'What is known of a resource contradicts itself or a template' },
  'pack-failed': { severity: 'error', title: 'A rule pack that a configuration names cannot be used' },
  'unused-settings': {
    severity: 'note',
    judged: true,
    title: 'Settings of a configuration file do not hold for this run',
  },
  'suppression-syntax': { severity: 'warning', title: 'A suppression is not written as it must be' },
  'suppression-without-reason': { severity: 'warning', title: 'A suppression does not say why' },
  'suppression-of-unknown-rule': { severity: 'warning', title: 'A suppression names a rule that there is not' },
  'suppression-unused': { severity: 'warning', title: 'A suppression suppresses nothing' },
  'suppression-expired': { severity: 'warning', title: 'A suppression no longer counts' },
  'rule-crashed': { severity: 'error', title: 'A rule failed on a resource' },
} as const satisfies Record<string, CatalogueEntry>;

export type DiagnosticCode = keyof typeof diagnosticCatalogue;

/** The codes that say where a text does not parse. */
export const syntaxCodes: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>(['json-syntax', 'bicep-syntax', 'edge-syntax']);
