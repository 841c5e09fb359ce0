import { defineRule, knownStart, shownText, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { EdgeFile, Statement, Value } from '../../../src/rule-api.js';
import page from './rule.md';

const scheme = 'https://';

export default defineRule({
  title: 'A device that is provisioned by DPS names its endpoint and scope',
  source: 'https://learn.microsoft.com/azure/iot-edge/how-to-provision-devices-at-scale-linux-symmetric',
  tags: ['iot-edge', 'dps'],
  page,
  messages: {
    noEndpoint: {
      severity: 'warning',
      precision: 'high',
      what: 'this device is provisioned by DPS, but global_endpoint is missing',
      why: 'the device does not know where to ask, and is not provisioned',
      fix: 'set global_endpoint to https:// and the host of the DPS instance',
    },
    noScheme: {
      severity: 'warning',
      precision: 'high',
      what: 'global_endpoint {endpoint} does not begin with https://',
      why: 'the runtime takes it for an address without a scheme and refuses it',
      fix: 'use {wanted}',
    },
    noScope: {
      severity: 'warning',
      precision: 'high',
      what: 'this device is provisioned by DPS, but {scopeName} is missing',
      why: 'the id scope tells the DPS instance; without it the device is not provisioned',
      fix: 'set {scopeName} to the id scope of the DPS instance',
    },
    otherScopeName: {
      severity: 'warning',
      precision: 'high',
      what: 'the id scope is given as {wrongName}, but {format} has {scopeName}',
      why: 'config.yaml (IoT Edge 1.1) calls it scope_id, config.toml (1.2 and later) id_scope; the other name is not read',
      fix: 'rename it to {scopeName}',
    },
  },
  of: (network) => network.edgeFiles.filter(({ provisioning }) => provisioning !== undefined),
  *check(file, { say }) {
    const { provisioningHost: endpoint, format } = file;
    const isYaml = stringOf(format) === 'yaml';
    const [scopeName, wrongName] = isYaml ? (['scope_id', 'id_scope'] as const) : (['id_scope', 'scope_id'] as const);
    const [scope, other] = isYaml ? [file.scopeId, file.idScope] : [file.idScope, file.scopeId];
    const usesDps = isProvisionedByDps(file);
    const at = file.provisioningSource ?? file.provisioning;
    yield endpoint === undefined
      ? usesDps.negated.otherwise(say.noEndpoint({ at }))
      : usesDps.implies(beginsWithScheme(endpoint)).otherwise(say.noScheme({ at: endpoint, endpoint, wanted: withScheme(endpoint) }));
    if (scope !== undefined) yield [];
    else if (other === undefined) yield usesDps.negated.otherwise(say.noScope({ at, scopeName }));
    else
      yield usesDps.negated.otherwise(
        say.otherScopeName({ at: other, wrongName, scopeName, format: isYaml ? 'config.yaml' : 'config.toml' }),
      );
  },
});

function isProvisionedByDps({ provisioningSource }: EdgeFile): Statement {
  return that(({ see }) => {
    const source = provisioningSource && stringOf(see(provisioningSource));
    return provisioningSource !== undefined && source === undefined ? 'unknown' : truthOf(source?.toLowerCase() === 'dps');
  });
}

/** That an address has its scheme, which may be known where the host is not. */
function beginsWithScheme(endpoint: Value): Statement {
  return that(({ see }) => {
    const seen = see(endpoint);
    const text = stringOf(seen);
    const start = (text ?? knownStart(seen)).trimStart().toLowerCase();
    if (start.startsWith(scheme)) return 'true';
    return text === undefined && scheme.startsWith(start) ? 'unknown' : 'false';
  });
}

/** An address with the scheme in place of another, or of none. */
function withScheme(endpoint: Value): string {
  const text = shownText(endpoint);
  return text === undefined ? `${scheme} and the host` : `${scheme}${text.trim().replace(/^[a-z]+:\/\//i, '')}`;
}
