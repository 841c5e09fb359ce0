/** Where a resource has a script that a machine runs, or commands like one. */
export interface ScriptPlace {
  /** What the script is called. */
  readonly name: string;
  /** Names of members from the body of the resource on. */
  readonly path: readonly string[];
  /** It is written in base64. */
  readonly isEncoded: boolean;
  /** Azure shows it to nobody. */
  readonly isProtected: boolean;
  /** Azure tells it to nobody but the machine: it is shown as far as it is about Azure Arc alone. */
  readonly isKept: boolean;
}

function place(path: string, form: 'plain' | 'encoded' = 'plain'): ScriptPlace {
  const members = path.split('.');
  return {
    name: members.at(-1) ?? path,
    path: members,
    isEncoded: form === 'encoded',
    isProtected: members.includes('protectedSettings'),
    isKept: members.includes('protectedSettings') || members.includes('customData'),
  };
}

/** The custom script extension. `script` is for Linux alone. */
const extension = [
  place('properties.settings.commandToExecute'),
  place('properties.settings.script', 'encoded'),
  place('properties.protectedSettings.commandToExecute'),
  place('properties.protectedSettings.script', 'encoded'),
];
const runCommand = [place('properties.source.script')];

/** By resource type, in lower case. */
const places: ReadonlyMap<string, readonly ScriptPlace[]> = new Map([
  ['microsoft.compute/virtualmachines', [place('properties.osProfile.customData', 'encoded'), place('properties.userData', 'encoded')]],
  [
    'microsoft.compute/virtualmachinescalesets',
    [
      place('properties.virtualMachineProfile.osProfile.customData', 'encoded'),
      place('properties.virtualMachineProfile.userData', 'encoded'),
    ],
  ],
  ['microsoft.compute/virtualmachines/extensions', extension],
  ['microsoft.compute/virtualmachinescalesets/extensions', extension],
  ['microsoft.hybridcompute/machines/extensions', extension],
  ['microsoft.compute/virtualmachines/runcommands', runCommand],
  ['microsoft.hybridcompute/machines/runcommands', runCommand],
  ['microsoft.resources/deploymentscripts', [place('properties.scriptContent')]],
]);

/** Where resources of a type have scripts. */
export function scriptPlaces(resourceType: string): readonly ScriptPlace[] {
  return places.get(resourceType.toLowerCase()) ?? [];
}
