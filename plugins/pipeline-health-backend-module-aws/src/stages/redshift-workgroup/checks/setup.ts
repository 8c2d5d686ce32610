import { WorkgroupCheck } from '../WorkgroupInventory';

export const noCapacityLimit: WorkgroupCheck = {
  id: 'no-capacity-limit',
  title: 'No maximum capacity',
  description:
    'Without a maximum capacity one query can scale the workgroup, and its bill, up to the quota of the account.',
  claim: 'posture',
  messages: {
    title: 'The workgroup has no maximum capacity',
    remedy: 'Set maxCapacity, or a usage limit with an alarm.',
  },
  run({ inventory: { maxCapacity, baseCapacity } }) {
    return maxCapacity
      ? undefined
      : {
          severity: 'info',
          evidence: { ...(baseCapacity !== undefined && { baseCapacity }) },
        };
  },
};

export const publicWorkgroup: WorkgroupCheck = {
  id: 'publicly-accessible',
  title: 'Public endpoint',
  description: 'A public endpoint needs only a password to reach all data.',
  claim: 'posture',
  messages: {
    title: 'The workgroup has a public endpoint',
    remedy:
      'Switch publiclyAccessible off unless a client outside the VPC needs it.',
  },
  run({ inventory: { publiclyAccessible, endpoint } }) {
    return publiclyAccessible
      ? { severity: 'info', evidence: { ...(endpoint && { endpoint }) } }
      : undefined;
  },
};
