import { defineRule } from '../../../src/rule-api.js';
import { isSetTo } from '../../set-to.js';
import page from './rule.md';

export default defineRule({
  title: 'An Azure Monitor private link scope lets its networks reach the resources of the scope only',
  source: 'https://learn.microsoft.com/azure/azure-monitor/logs/private-link-design#control-how-private-links-apply-to-your-networks',
  tags: ['monitor'],
  link: 'public access',
  audience: 'auditor',
  page,
  messages: {
    open: {
      severity: 'note',
      precision: 'high',
      what: '{setting} of Azure Monitor private link scope {scope} is Open',
      why: 'from the networks behind the scope, resources of Azure Monitor outside of it can be {reached} too, by their public endpoints: data may leave for the workspace of somebody else',
      fix: "set it to 'PrivateOnly' once all resources that the networks use are in the scope",
    },
  },
  of: (network) => network.monitorScopes,
  *check(scope, { say }) {
    const settings = [
      { mode: scope.queryMode, setting: 'queryAccessMode', reached: 'queried' },
      { mode: scope.ingestionMode, setting: 'ingestionAccessMode', reached: 'written to' },
    ];
    yield settings.map(({ mode, setting, reached }) =>
      isSetTo(mode, (text) => text === 'open').negated.otherwise(say.open({ at: mode, scope, setting, reached })),
    );
  },
});
