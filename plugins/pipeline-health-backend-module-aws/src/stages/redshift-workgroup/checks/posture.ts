import { alarmCoverageFinding } from '../../../judging';
import { WorkgroupCheck } from '../context';

export const noCapacityLimit: WorkgroupCheck = {
  id: 'no-capacity-limit',
  description:
    'Without a maximum capacity one query can scale the workgroup, and its bill, without end.',
  run({ inventory: { maxCapacity, baseCapacity } }) {
    return maxCapacity
      ? undefined
      : {
          severity: 'info',
          title: 'The workgroup has no maximum capacity',
          evidence: { ...(baseCapacity !== undefined && { baseCapacity }) },
          remedy: 'Set maxCapacity, or a usage limit with an alarm.',
        };
  },
};

export const publicWorkgroup: WorkgroupCheck = {
  id: 'publicly-accessible',
  description: 'A public endpoint needs only a password to reach all data.',
  run({ inventory: { publiclyAccessible, endpoint } }) {
    return publiclyAccessible
      ? {
          severity: 'info',
          title: 'The workgroup has a public endpoint',
          evidence: { ...(endpoint && { endpoint }) },
          remedy:
            'Switch publiclyAccessible off unless a client outside the VPC needs it.',
        }
      : undefined;
  },
};

export const alarmCoverage: WorkgroupCheck = {
  id: 'alarm-coverage',
  description: 'An alarm reaches people who do not look here.',
  run: ({ inventory: { alarms } }) =>
    alarmCoverageFinding(alarms, {
      metrics: ['QueriesFailed', 'QueriesQueued', 'ComputeCapacity'],
      what: 'the workgroup',
      when: 'when queries fail or wait',
      remedy:
        'Create an alarm on QueriesFailed or QueriesQueued with an action that reaches the team.',
    }),
};
