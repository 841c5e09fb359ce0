import { defineRule } from '../../../src/rule-api.js';
import { namesResource } from '../../names-resource.js';
import { isSetTo } from '../../set-to.js';
import page from './rule.md';

export default defineRule({
  title: 'A disk is reached through its disk access only where its network access policy is AllowPrivate',
  source: 'https://learn.microsoft.com/azure/virtual-machines/disks-enable-private-links-for-import-export-portal',
  tags: ['disk'],
  link: 'public access',
  page,
  messages: {
    unused: {
      severity: 'warning',
      precision: 'high',
      what: '{disk} names a disk access, but its networkAccessPolicy is {policy}',
      why: "Azure exports and uploads a disk through the private endpoints of a disk access with the policy 'AllowPrivate' only",
      fix: "set networkAccessPolicy to 'AllowPrivate', or leave diskAccessId out",
    },
    missing: {
      severity: 'warning',
      precision: 'high',
      what: '{disk} has the networkAccessPolicy AllowPrivate, but names no disk access',
      why: 'with this policy a disk is exported and uploaded through the private endpoints of its disk access only, so that nothing reaches it',
      fix: "name the disk access in diskAccessId, or set networkAccessPolicy to 'DenyAll'",
    },
  },
  of: (network) => network.disks,
  *check(disk, { say }) {
    const { accessPolicy, accessId } = disk;
    const isPrivate = isSetTo(accessPolicy, (text) => text === 'allowprivate');
    yield [
      namesResource(accessId)
        .implies(isPrivate)
        .otherwise(
          say.unused({
            at: accessPolicy ?? accessId,
            related: [[accessId, 'the disk access is named here']],
            disk,
            policy: accessPolicy ?? 'left out, which means AllowAll',
          }),
        ),
      isPrivate.implies(namesResource(accessId)).otherwise(say.missing({ at: accessPolicy, disk })),
    ];
  },
});
