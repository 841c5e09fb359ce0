import { defineRule, isTrue, known, stringOf, undecided } from '../../../src/rule-api.js';
import type { OnboardingCommand, Value } from '../../../src/rule-api.js';
import page from './rule.md';

export default defineRule({
  title: 'The proxy of the Arc agent is set before the machine is connected',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/manage-agent#update-or-remove-proxy-settings',
  tags: ['arc', 'onboarding'],
  page,
  messages: {
    tooLate: {
      severity: 'warning',
      precision: 'high',
      what: 'the proxy is set after the machine is connected',
      why: 'if the machine needs the proxy, connecting it has failed by then',
      fix: 'move azcmagent config set proxy.url before azcmagent connect',
    },
    mayBypass: {
      severity: 'note',
      precision: 'low',
      what: 'the proxy is used for the private endpoint of Azure Arc too',
      why: 'if the proxy cannot reach the endpoint, the agent has to bypass it',
      fix: 'add azcmagent config set proxy.bypass Arc if it cannot',
    },
  },
  of: (network) => network.onboardingCommands.filter((command) => isSetting(command, 'proxy.url')),
  *check(command, { network, say }) {
    const others = network.onboardingCommands.filter(({ script }) => script.id === command.script.id);
    const connects = others.filter(({ verb }) => stringOf(verb) === 'connect');
    const last = connects.at(-1);
    const isLate = last !== undefined && others.indexOf(last) < others.indexOf(command);
    const bypasses = others.some((one) => isSetting(one, 'proxy.bypass'));
    const isPrivate = connects.some(({ scope, isOpen }) => scope.id !== undefined || isTrue(isOpen));
    yield [
      known(!isLate).otherwise(
        say.tooLate({ at: command.name, related: connects.slice(0, 1).map((one): [Value, string] => [one.name, 'it is connected here']) }),
      ),
      ...(isPrivate && !bypasses ? [undecided.otherwise(say.mayBypass({ at: command.name }))] : []),
    ];
  },
});

function isSetting({ setting }: OnboardingCommand, name: string): boolean {
  return stringOf(setting)?.toLowerCase() === name;
}
