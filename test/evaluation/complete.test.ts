import { describe, expect, it } from '@jest/globals';
import type { DeployedResource, Deployment } from '../../src/evaluation/deployment.js';
import { snapshotOf } from '../../src/evaluation/snapshot.js';
import { valueAt } from '../../src/values/construct.js';
import { deploy, schema } from './predict.js';

const account = (members: object): object => ({
  type: 'Microsoft.Storage/storageAccounts',
  name: 'a',
  apiVersion: '2023-01-01',
  ...members,
});
const messages = ({ diagnostics }: Deployment): string[] => diagnostics.map(({ message }) => message);
const nested = (template: object): object => ({
  type: 'Microsoft.Resources/deployments',
  name: 'inner',
  apiVersion: '2022-09-01',
  properties: {
    mode: 'Incremental',
    expressionEvaluationOptions: { scope: 'inner' },
    template: { $schema: schema, contentVersion: '1.0.0.0', resources: [], ...template },
  },
});

/** Reads all that a resource says. */
function read({ body, apiVersion, dependsOn }: DeployedResource): string {
  return JSON.stringify([body, apiVersion, dependsOn], (_, part: unknown) => (part instanceof Map ? [...part.values()] : part));
}

describe('a deployment that is handed on', () => {
  const sections = {
    resources: [
      account({
        apiVersion: "[variables('version')]",
        dependsOn: ["[variables('before')]"],
        tags: { deep: { list: [{ computed: "[variables('tag')]" }, "[variables('item')]"] } },
        "[concat('k', 'ey')]": "[variables('underComputedName')]",
      }),
      nested({
        resources: [account({ properties: { p: "[variables('inner')]" } })],
        outputs: { o: { type: 'string', value: '[nothing()]' } },
      }),
    ],
    outputs: { o: { type: 'object', value: { member: "[variables('output')]" } } },
  };
  const expected = ['version', 'before', 'tag', 'item', 'underComputedName', 'inner', 'output'].map(
    (name) => `the template has no variable '${name}'`,
  );

  it('has the diagnostics of every body, API version, dependency and output, nested ones included', () => {
    expect(messages(deploy(sections)).sort()).toEqual([...expected, "there is no function 'nothing'"].sort());
  });

  it('has no more of them once it is read', () => {
    const deployment = deploy(sections);
    const before = messages(deployment);
    deployment.resources.forEach(read);
    snapshotOf(deployment);
    snapshotOf(deployment);
    expect(messages(deployment)).toEqual(before);
    expect(Object.isFrozen(deployment.diagnostics)).toBe(true);
  });

  it('says nothing of the body of what is not deployed', () => {
    const dropped = account({ condition: false, properties: { p: "[variables('none')]" } });
    const existing = { existing: true, type: 'Microsoft.Storage/storageAccounts', name: 'b', properties: "[variables('none')]" };
    expect(messages(deploy({ languageVersion: '2.0', resources: { dropped, existing } }))).toEqual([]);
  });

  it('is the same whichever of two resources that refer to each other is read first', () => {
    const pointing = (name: string, other: string): object =>
      account({
        name,
        properties: { own: name, others: `[reference(resourceId('Microsoft.Storage/storageAccounts', '${other}')).own]` },
      });
    const others = (deployment: Deployment): unknown[] =>
      deployment.resources.map(({ body }) => valueAt(body, 'properties', 'others')).map((value) => value?.kind === 'scalar' && value.value);
    expect(others(deploy({ resources: [pointing('a', 'b'), pointing('b', 'a')] }))).toEqual(['b', 'a']);
    expect(others(deploy({ resources: [pointing('b', 'a'), pointing('a', 'b')] }))).toEqual(['a', 'b']);
  });

  it('keeps the rest of a body of which one name is refused', () => {
    const [deployment] = [deploy({ resources: [account({ properties: { '[createArray()]': 1 }, location: 'westeurope' })] })];
    expect(messages(deployment)).toEqual(['a property name must be a string']);
    expect(valueAt(deployment.resources[0]?.body, 'location')).toMatchObject({ value: 'westeurope' });
  });
});

describe('a bound that is hit in the bodies', () => {
  const costly = "[map(range(0, 500), lambda('i', add(lambdaVariables('i'), 1)))]";

  it('is said once and leaves what was evaluated before', () => {
    const first = account({ properties: { p: "[concat('x', 'y')]" } });
    const resources = [first, ...['b', 'c', 'd'].map((name) => account({ name, tags: { one: costly, two: costly } }))];
    const deployment = deploy({ resources }, {}, { budget: { steps: 300 } });
    expect(messages(deployment)).toEqual(['evaluation stopped after 300 steps']);
    expect(deployment.resources).toHaveLength(4);
    expect(valueAt(deployment.resources[0]?.body, 'properties', 'p')).toMatchObject({ value: 'xy' });
  });

  it('costs the value that hits it and no other', () => {
    const large = "[createArray(variables('v'), variables('v'), variables('v'))]";
    const resources = [account({ tags: { large, small: "[concat('x', 'y')]" } })];
    const deployment = deploy({ variables: { v: '[range(0, 50)]' }, resources }, {}, { budget: { weight: 100 } });
    expect(messages(deployment)).toEqual(['a value holds more than 100 parts']);
    expect(valueAt(deployment.resources[0]?.body, 'tags', 'small')).toMatchObject({ value: 'xy' });
  });
});
