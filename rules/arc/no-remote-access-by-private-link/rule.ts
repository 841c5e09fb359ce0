import { allOf, anyOf, defineRule, names } from '../../../src/rule-api.js';
import type { ArcScope, Value } from '../../../src/rule-api.js';
import { isSetTo } from '../../set-to.js';
import page from './rule.md';

export default defineRule({
  title: 'Windows Admin Center is not used on machines that reach Azure Arc by private link only',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#restrictions-and-limitations',
  tags: ['arc'],
  link: 'target',
  page,
  messages: {
    notSupported: {
      severity: 'warning',
      precision: 'medium',
      what: 'Windows Admin Center is set up on {machine}, whose Arc private link scope {scope} is closed to public networks',
      why: 'remote access with Windows Admin Center is not supported over private link',
      fix: "leave the extension out, or set publicNetworkAccess of the scope to 'Enabled'",
    },
  },
  of: (network) => network.machineExtensions,
  *check(extension, { say }) {
    const { extensionType, publisher, machine, parentId } = extension;
    const isAdminCenter = allOf([
      isSetTo(publisher, (text) => text === 'microsoft.admincenter'),
      isSetTo(extensionType, (text) => text === 'admincenter'),
    ]);
    yield machine.declared.flatMap((host) => {
      const scopes = host.scope.declared;
      const isOpen = anyOf(scopes.map((one) => allOf([names(host.scope.id, one), isSetTo(accessOf(one), (text) => text === 'enabled')])));
      return scopes.map((scope) => {
        return allOf([isAdminCenter, names(parentId, host), names(host.scope.id, scope)])
          .implies(isOpen)
          .otherwise(
            say.notSupported({
              at: extensionType,
              related: [
                [host.scope.id, 'the machine has its scope here'],
                [accessOf(scope), 'the scope is closed here'],
              ],
              given: [host, scope],
              machine: host,
              scope,
            }),
          );
      });
    });
  },
});

function accessOf(scope: ArcScope): Value | undefined {
  return scope.property('properties.publicNetworkAccess');
}
