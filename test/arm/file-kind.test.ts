import { describe, expect, it } from '@jest/globals';
import { jsonFileKind } from '../../src/arm/file-kind.js';
import { Source } from '../../src/text/source.js';

function kind(text: string, path = 'file.json'): string {
  return jsonFileKind(new Source(path, text));
}

describe('jsonFileKind', () => {
  it.each([
    ['{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#" ', 'template'],
    ["// note\n{ $Schema: 'http://x/2014-01-01/SubscriptionDeploymentTemplate.json', ", 'template'],
    ['{ "a": { "b": ["}", "\\"", 1] }, "c": -1.5e3, "d": null, "$schema": "https://x/tenantDeploymentTemplate.json#" }', 'template'],
    ['{ "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentParameters.json#" }', 'parameters'],
    ['{ "contentVersion": "1.0.0.0", "resources": [] }', 'template'],
    ['{ "contentVersion": "1.0.0.0", "parameters": {} }', 'parameters'],
    ['{ "name": "x", "resources": [] }', 'other'],
    ['{ "$schema": "https://json.schemastore.org/tsconfig", "resources": [], "contentVersion": "1" }', 'other'],
    ['{ "x": { "$schema": "https://x/deploymentTemplate.json#" } }', 'other'],
    ['["https://x/deploymentTemplate.json#"]', 'other'],
    ['', 'other'],
    ['{ "a', 'other'],
    ['{ "a": [[[', 'other'],
    [`{ "$schema": "${'x'.repeat(1000)}/deploymentTemplate.json" }`, 'other'],
  ])('of %s is %s', (text, expected) => {
    expect(kind(text)).toBe(expected);
  });

  it('may be told by the name of a parameter file', () => {
    expect(kind('{ "location": { "value": "x" } }', 'main.Parameters.json')).toBe('parameters');
    expect(kind('{ "location": { "value": "x" } }', 'main.json')).toBe('other');
    expect(kind('[]', 'main.parameters.json')).toBe('other');
  });
});
