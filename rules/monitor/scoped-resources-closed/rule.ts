import { defineRule } from '../../../src/rule-api.js';
import { declarationsOf, someMeets } from '../../declarations.js';
import { isSetTo } from '../../set-to.js';
import page from './rule.md';

export default defineRule({
  title: 'What is in an Azure Monitor private link scope is closed to public networks',
  source: 'https://learn.microsoft.com/azure/azure-monitor/logs/private-link-design#control-network-access-to-your-resources',
  tags: ['monitor', 'public-access'],
  link: 'public access',
  audience: 'auditor',
  page,
  messages: {
    open: {
      severity: 'note',
      precision: 'high',
      what: '{setting} of {component} is Enabled, though it is in Azure Monitor private link scope {scope}',
      why: 'the scope leads private networks to it; whether public networks reach it too is decided here alone',
      fix: "set it to 'Disabled' once all that {uses} lies in networks of the scope",
    },
  },
  of: (network) => network.scopedResources,
  *check(scoped, { say }) {
    const declarations = declarationsOf(scoped.component);
    yield declarations.flatMap((component) => {
      const settings = [
        { member: 'ingestion', setting: 'publicNetworkAccessForIngestion', uses: 'sends data' },
        { member: 'query', setting: 'publicNetworkAccessForQuery', uses: 'asks for data' },
        { member: 'collection', setting: 'networkAcls.publicNetworkAccess', uses: 'sends data' },
      ] as const;
      return settings.map(({ member, setting, uses }) =>
        someMeets(component, declarations, (one) => isSetTo(one[member], (text) => text === 'enabled').negated).otherwise(
          say.open({
            at: component[member],
            related: [[scoped.component.id, 'it is put into the scope here']],
            given: [component],
            component,
            scope: scoped.scope.declared[0] ?? 'of another deployment',
            setting,
            uses,
          }),
        ),
      );
    });
  },
});
