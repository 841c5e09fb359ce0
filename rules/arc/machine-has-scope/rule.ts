import { allOf, anyOf, defineQuestion, defineRule, exists, sameResource } from '../../../src/rule-api.js';
import type { ArcMachine, Network } from '../../../src/rule-api.js';
import { namesResource } from '../../names-resource.js';
import page from './rule.md';

/** Scopes, and machines that have one, that are looked at for each machine. */
const mostOthers = 10;

export default defineRule({
  title: 'A machine that is deployed with an Azure Arc private link scope, or with machines of one, has a scope too',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#restrictions-and-limitations',
  tags: ['arc'],
  link: 'target',
  audience: 'auditor',
  page,
  messages: {
    besideMachine: {
      severity: 'note',
      precision: 'medium',
      what: 'machine {machine} has no Arc private link scope, but {other} has one',
      why: 'where the names of Arc resolve privately, machines outside of the scope are refused; this assumes that both are in one network',
      fix: 'set privateLinkScopeResourceId to the scope, or keep the machine in a network that resolves the names of Arc publicly',
    },
    besideScope: {
      severity: 'note',
      precision: 'medium',
      what: 'machine {machine} has no Arc private link scope, though {scope} is deployed with it',
      why: 'the scope takes connections of the machines that are associated with it only; this assumes that the machine is meant to use it',
      fix: 'set privateLinkScopeResourceId to the scope',
    },
  },
  of: (network) => network.arcMachines,
  *check(machine, { network, say, ask, atMost }) {
    const others = atMost(mostOthers, ask(machinesWithScope, network), 'machines with a scope').filter((one) => one !== machine);
    const scopes = atMost(mostOthers, network.arcScopes, 'scopes');
    const hasScope = anyOf([
      namesResource(machine.scope.id),
      ...others.map((one) => allOf([sameResource(one.id, machine.id), exists(one), namesResource(one.scope.id)])),
    ]);
    yield [
      ...others.map((other) =>
        allOf([namesResource(other.scope.id), sameResource(other.id, machine.id).negated])
          .implies(hasScope)
          .otherwise(
            say.besideMachine({
              at: machine.scope.id,
              related: [[other.scope.id, 'the other machine has its scope here']],
              given: [other],
              machine,
              other,
            }),
          ),
      ),
      ...scopes.map((scope) => hasScope.otherwise(say.besideScope({ at: machine.scope.id, given: [scope], machine, scope }))),
    ];
  },
});

const machinesWithScope = defineQuestion(({ arcMachines }: Network): readonly ArcMachine[] =>
  arcMachines.filter(({ scope }) => scope.id !== undefined),
);
