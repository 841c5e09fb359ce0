/** Functions that only Azure, the clock or the deployer can answer: the same arguments give the same result. Lower-cased. */
const opaque: ReadonlySet<string> = new Set([
  'reference',
  'references',
  'newguid',
  'utcnow',
  'resourcegroup',
  'subscription',
  'tenant',
  'managementgroup',
  'deployment',
  'deployer',
  'environment',
  'providers',
  'pickzones',
  'roledefinitions',
  'resourceinfo',
  'target',
  'tologicalzone',
  'tologicalzones',
  'tophysicalzone',
  'tophysicalzones',
  'extensions',
  'externalinput',
  'externalinputs',
  'unknown',
]);

export function isOpaque(name: string): boolean {
  const lower = name.toLowerCase();
  return opaque.has(lower) || lower.startsWith('list');
}
