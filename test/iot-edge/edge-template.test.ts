import { describe, expect, it } from '@jest/globals';
import { edgeFileKind } from '../../src/iot-edge/file-kind.js';
import { Source } from '../../src/text/source.js';
import { inFolder, runCli } from '../cli/run-cli.js';

describe('a file of IoT Edge is told by its text', () => {
  it.each<[string, string, string | undefined]>([
    ['config.yaml', 'provisioning:\n  source: manual\nhostname: x\n', 'yaml'],
    ['any.yml', 'agent: {}\nprovisioning : {}\n', 'yaml'],
    ['workflow.yaml', 'jobs:\n  provisioning:\n    agent: x\n', undefined],
    ['values.yaml', 'provisioning:\n  enabled: true\n', undefined],
    ['config.toml', '[provisioning]\nsource = "dps"\n', 'toml'],
    ['config.toml.edge.template', '  [provisioning.attestation]\nsource = "x"\n', 'toml'],
    ['00-agent.toml', '[agent.config]\nimage = "x"\n', 'toml'],
    ['config.toml', '# [provisioning]\n# source = "dps"\n', undefined],
    ['Cargo.toml', '[package]\nsource = "x"\n', undefined],
    ['deployment.json', '{ "modulesContent": {} }', 'manifest'],
    ['deployment.json', '{ "id": "x", "content": { "modulesContent": {} } }', 'manifest'],
    ['deployment.json', '{ "moduleContent": {} }', 'manifest'],
    ['other.json', '{ "text": "\\"modulesContent\\"" }', undefined],
    ['other.json', '{ "nested": { "modulesContent": {} } }', undefined],
  ])('%s %j', (path, text, kind) => {
    expect(edgeFileKind(new Source(path, text))).toBe(kind);
  });
});

describe('a scan', () => {
  const hub = `
    resource hub 'Microsoft.Devices/IotHubs@2023-06-30' = {
      name: 'contoso'
      location: 'westeurope'
      sku: { name: 'S1', capacity: 1 }
      properties: { publicNetworkAccess: 'Disabled' }
    }`;
  const device = '[provisioning]\nsource = "manual"\niothub_hostname = "contoso.azure-devices.net"\n';

  it('joins the files of devices with the templates of their services by name, whatever their folders', async () => {
    const { exitCode, stdout } = await inFolder({ 'infra/main.bicep': hub, 'devices/press/config.toml': device }, (cwd) =>
      runCli(['scan', '--fail-on', 'warning'], { cwd }),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('warning[iot-edge/hosts-reachable]: a device cannot reach contoso.azure-devices.net');
    expect(stdout).toContain('devices/press/config.toml:3:20');
    expect(stdout).toContain('infra/main.bicep declares it');
  });

  it('says nothing where a private endpoint leads there, or the hub may be open', async () => {
    const endpoint = `
      resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
        name: 'pe'
        location: 'westeurope'
        properties: { privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: hub.id, groupIds: ['iotHub'] } }] }
      }`;
    const warned = async (template: string): Promise<boolean> => {
      const { stdout } = await inFolder({ 'main.bicep': template, 'config.toml': device }, (cwd) => runCli(['scan'], { cwd }));
      return stdout.includes('iot-edge/hosts-reachable');
    };
    expect(await warned(hub)).toBe(true);
    expect(await warned(hub + endpoint)).toBe(false);
    expect(await warned(hub.replace("'Disabled'", 'access').replace(/^/, 'param access string\n'))).toBe(false);
  });

  it('shows no secret of a device, whether the file parses or not', async () => {
    const files = {
      'config.toml': `${device}device_id = "marked1\n[provisioning.authentication]\nmethod = "sas"\ndevice_id_pk = { value = "marked2" }\n`,
      'a/config.toml':
        '[provisioning]\nsource = "dps"\n[provisioning.attestation]\nsymmetric_key = { value = "marked3" }\n[agent.config.auth]\npassword = "marked4"\n',
      'b/config.yaml':
        'provisioning:\n  source: dps\n  device_connection_string: "HostName=contoso.privatelink.azure-devices.net;SharedAccessKey=marked5"\nagent:\n  config:\n    image: contoso.azurecr.io/a\n    auth: { credential: marked9, address: contoso.privatelink.azurecr.io, password: marked6 }\nhostname: ]\n',
      'c/deployment.json':
        '{ "modulesContent": { "r": { "address": "contoso.privatelink.azurecr.io", "password": "marked7", "image": "contoso.azurecr.io/x" }, "password": "marked8 } }',
    };
    const outputs = await inFolder(files, async (cwd) =>
      Promise.all([
        ...['text', 'json', 'sarif'].map((format) => runCli(['scan', '--open', '--report-input', '--format', format], { cwd })),
        ...Object.keys(files).map((file) => runCli(['resources', file], { cwd })),
      ]),
    );
    for (const { stdout, stderr } of outputs) expect(`${stdout}${stderr}`.replaceAll('marked1', '')).not.toMatch(/marked\d/);
    expect(outputs[0]?.stdout).toContain('iot-edge/one-host-naming');
  });

  it.each([
    ['MQTT_PASS: { value: "marked contoso.azurecr.io" }'],
    ['CLIENT_SECRET_VALUE: "marked contoso.azurecr.io"'],
    ['a: { SAS_TOKEN_1: marked, b: contoso.azurecr.io }'],
    ['DB_PASS: @marked contoso.azurecr.io\n  b: contoso.azurecr.io'],
    ['createOptions: \'{"Env":["H=contoso.azurecr.io","MQTT_PASS=marked"]}\''],
    ['Cmd: ["--api-key", "marked", "contoso.azurecr.io"]'],
    ['identity: "pkcs11:object=a?pin-value=marked" # contoso.azurecr.io\n  b: contoso.azurecr.io'],
    ['CONNECTION_STRING: "marked@contoso.azurecr.io"'],
    ['CONNECTION: "user:marked@contoso.azurecr.io:1883"'],
    ['DSN: "user:marked@tcp(contoso.azurecr.io:3306)/db"'],
    ['JDBC: "jdbc:oracle:thin:user/marked@contoso.azurecr.io:1521"'],
    ['HEADER: "Bearer marked contoso.azurecr.io"'],
    ['a: { REGISTRY_AUTH: bWFya2Vkmarked=, b: contoso.azurecr.io }'],
    ['a: { EDGE_SIGNATURE: bWFya2Vkmarked, b: contoso.azurecr.io }'],
    ['DOCKER_AUTH_CONFIG: \'{"auths":{"contoso.azurecr.io":{"auth":"bWFya2Vkmarked=="}}}\''],
    ['Cmd: ["--connection-string", "marked", "contoso.azurecr.io"]'],
    ['Cmd: ["curl", "-u", "user:marked", "contoso.azurecr.io"]'],
    ['createOptions: \'{"Env":["CONNECTION_STRING=marked@contoso.azurecr.io"]}\''],
    ['createOptions: \'{"Env":["A=b", "DB_SECRET_V1=marked", "H=contoso.azurecr.io"]}\''],
    ['identity: "pkcs11:token=a?pin-value=marked" # contoso.azurecr.io\n  b: contoso.azurecr.io'],
  ])('shows no secret of a setting: %s', async (setting) => {
    const config = `provisioning:\n  source: dps\nagent:\n  ${setting}\nhostname: a\n`;
    const { stdout } = await inFolder({ 'config.yaml': config }, (cwd) => runCli(['scan', '--open', '--audience', 'auditor'], { cwd }));
    expect(stdout).toContain('contoso.azurecr.io');
    expect(stdout).not.toContain('marked');
  });

  it.each([
    'auth: contoso.azurecr.io',
    'image: contoso.azurecr.io/a:1.0@sha256:abc',
    'PROXY_SETTING: "a.b:80,contoso.azurecr.io"',
    'OWNER: "me@contoso.azurecr.io"',
  ])('shows what lets nobody in: %s', async (setting) => {
    const config = `provisioning:\n  source: dps\nagent:\n  ${setting}\nhostname: a\n`;
    const { stdout } = await inFolder({ 'config.yaml': config }, (cwd) => runCli(['scan', '--open', '--audience', 'auditor'], { cwd }));
    expect(stdout).toContain(`|   ${setting}`);
  });

  it('shows the address of a registry whose credentials are a group', async () => {
    const config = 'provisioning:\n  source: dps\nagent:\n  registryCredentials: { address: contoso.azurecr.io }\nhostname: a\n';
    const { stdout } = await inFolder({ 'config.yaml': config }, (cwd) => runCli(['scan', '--open', '--audience', 'auditor'], { cwd }));
    expect(stdout).toContain('|   registryCredentials: { address: contoso.azurecr.io }');
  });

  it('says what does not parse, and takes what a tool is to replace in a template of a manifest lightly', async () => {
    const broken = '{ "modulesContent": { "a": 1 ["$more"] } }';
    const { stdout } = await inFolder(
      { 'deployment.json': broken, 'deployment.template.json': broken, 'config.yaml': 'provisioning: ]\nhostname: x\n' },
      (cwd) => runCli(['scan'], { cwd }),
    );
    expect(stdout).toMatch(/error\[edge-syntax\].*\n.*config\.yaml:1:15/);
    expect(stdout).toMatch(/error\[json-syntax\].*\n.*deployment\.json:1:/);
    expect(stdout).toMatch(/note\[json-syntax\].*\n.*deployment\.template\.json:1:/);
  });
});
