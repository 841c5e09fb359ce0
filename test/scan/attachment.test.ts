import { describe, expect, it } from '@jest/globals';
import { TemplatesByFolder } from '../../src/scan/attachment.js';

describe('TemplatesByFolder', () => {
  const templates = ['app/main.json', 'app/main.dev.json', 'app/azuredeploy.json', 'app/hub.bicep', 'other/main.json'];

  it.each([
    ['app/main.parameters.json', ['app/main.json']],
    ['app/main.param.json', ['app/main.json']],
    ['app/MAIN.Parameters.JSON', ['app/main.json']],
    ['app/main.prod.parameters.json', ['app/main.json']],
    ['app/main.parameters.prod.json', ['app/main.json']],
    ['app/azuredeploy.parameters.json', ['app/azuredeploy.json']],
    ['app/hub.parameters.json', ['app/hub.bicep']],
    ['app/main.dev.parameters.json', ['app/main.dev.json']],
    ['app/parameters/main.json', ['app/main.json']],
    ['app/Parameters/main.prod.json', ['app/main.json']],
    ['app/params/hub.parameters.json', ['app/hub.bicep']],
    ['app/values/main.json', []],
    ['app/mainly.parameters.json', []],
    ['app/parameters.json', []],
    ['elsewhere/main.parameters.json', []],
  ])('%s belongs to %j', (file, expected) => {
    expect(new TemplatesByFolder(templates).of(file)).toEqual(expected);
  });
});
