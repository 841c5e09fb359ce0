import {
  defineRule,
  isSecret,
  isTrue,
  known,
  resourceKeyOf,
  resourceTypeOf,
  stringOf,
  that,
  truthOf,
  undecided,
} from '../../../src/rule-api.js';
import type { ArcMachine, Connection, Network, OnboardingCommand, Statement } from '../../../src/rule-api.js';
import page from './rule.md';

const scopeType = 'microsoft.hybridcompute/privatelinkscopes/';
const reached = 'Arc scopes that private endpoints lead to';
const joined = 'machines that a template puts into a scope';

export default defineRule({
  title: 'Onboarding to Azure Arc by private link names its scope',
  source:
    'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#configure-a-new-azure-arc-enabled-server-to-use-private-link',
  tags: ['arc', 'onboarding'],
  page,
  messages: {
    noScope: {
      severity: 'warning',
      precision: 'medium',
      what: '{command} names no Azure Arc private link scope',
      why: 'the machine is connected by the public endpoints; this assumes that it belongs into the network with the private endpoint that {template} declares',
      fix: 'add --private-link-scope with the resource id of {scope}',
    },
    notSeen: {
      severity: 'note',
      precision: 'low',
      what: '{command} names no Azure Arc private link scope',
      why: 'if the machine is to use private link, it is connected by the public endpoints all the same',
      fix: 'add --private-link-scope with the resource id of the scope',
    },
    scopeNotEnabled: {
      severity: 'warning',
      precision: 'high',
      what: '{command} names a private link scope, but does not enable private link',
      why: 'the scope counts together with --enable-private-link only',
      fix: 'add --enable-private-link true',
    },
    enabledWithoutScope: {
      severity: 'warning',
      precision: 'high',
      what: '{command} enables private link, but names no scope',
      why: 'the command needs the scope that the cluster is to use',
      fix: 'add --private-link-scope-resource-id with the resource id of the scope',
    },
  },
  of: (network) => network.onboardingCommands.filter(({ verb }) => stringOf(verb) !== 'config set'),
  *check(command, { network, say }) {
    const telling = { at: command.name, command: command.name };
    const beside = connectionBeside(network);
    if (isTrue(command.isOpen)) yield [];
    else if (stringOf(command.verb) === 'connect') {
      if (command.scope.id !== undefined) yield [];
      else if (beside === undefined) yield undecided.otherwise(say.notSeen({ ...telling, recall: 'connect' }));
      else
        yield known(false).otherwise(
          say.noScope({ ...telling, given: [beside.connection], scope: beside.scope, template: 'this template' }),
        );
    } else if (command.clusterScopeId === undefined) yield enablesPrivateLink(command).negated.otherwise(say.enabledWithoutScope(telling));
    else yield enablesPrivateLink(command).otherwise(say.scopeNotEnabled(telling));
  },
  summarise: ({ connections, arcMachines }) => ({
    [reached]: connections.flatMap((connection) => scopeOf(connection) ?? []),
    [joined]: arcMachines.some(hasScope) ? ['some'] : [],
  }),
  foundElsewhere(_, elsewhere) {
    const [scope] = [...elsewhere.all(reached)].sort();
    const [machine] = elsewhere.all(joined);
    if (scope === undefined || machine !== undefined) return undefined;
    const [template = ''] = elsewhere.holders(reached, scope);
    return { messageId: 'noScope', arguments: { scope: nameIn(scope), template } };
  },
});

/** The key of the scope that a connection leads to; undefined for one to something else. */
function scopeOf({ target: { id } }: Connection): string | undefined {
  const key = id && resourceKeyOf(id);
  return key?.startsWith(scopeType) === true ? key : undefined;
}

/** The first connection to a scope that is deployed together with a script; undefined where machines are put into a scope by the template. */
function connectionBeside({ connections, arcMachines }: Network): { readonly connection: Connection; readonly scope: string } | undefined {
  if (arcMachines.some(hasScope)) return undefined;
  const [first] = connections.flatMap((connection) => {
    const scope = nameOfScope(connection);
    return scope === undefined ? [] : { connection, scope };
  });
  return first;
}

/** What to call the scope that a connection leads to; undefined for one to something else. */
function nameOfScope(connection: Connection): string | undefined {
  const { id } = connection.target;
  const key = scopeOf(connection);
  if (key !== undefined) return nameIn(key);
  return id !== undefined && isSecret(id) && `${resourceTypeOf(id)}/`.toLowerCase() === scopeType ? 'the scope' : undefined;
}

function nameIn(scope: string): string {
  return scope.slice(scopeType.length);
}

function hasScope({ scope: { id } }: ArcMachine): boolean {
  return id !== undefined;
}

/** That a cluster is connected by private link. */
function enablesPrivateLink({ enablesPrivateLink: given }: OnboardingCommand): Statement {
  return that(({ see }) => {
    if (given === undefined) return 'false';
    const text = stringOf(see(given));
    return text === undefined ? 'unknown' : truthOf(text.toLowerCase() !== 'false');
  });
}
