import { SetupStatus } from '@pipeline-health/plugin-pipeline-health-common';

const ACCOUNT = '123456789012';

/** An account that may be read, and one that refuses its role. */
export function setupAt(now: number): SetupStatus {
  const checkedAt = new Date(now - 40_000).toISOString();
  const values = {
    account: '222222222222',
    by: 'arn:aws:sts::123456789012:assumed-role/backstage/pod',
    role: 'arn:aws:iam::222222222222:role/pipeline-health-reader',
  };
  return {
    checking: false,
    plannedMonthlyUsd: 12,
    priceSource: 'list prices',
    shards: [
      {
        account: ACCOUNT,
        region: 'eu-central-1',
        checkedAt,
        identity: { account: ACCOUNT, arn: values.by },
        actions: [
          {
            action: 'sqs:GetQueueAttributes',
            kinds: ['sqs-queue'],
            outcome: 'allowed',
          },
          {
            action: 'glue:GetCrawler',
            kinds: ['glue-crawler'],
            outcome: 'refused',
            message: 'no identity-based policy allows it',
          },
          {
            action: 'es:DescribeDomain',
            kinds: ['opensearch-domain'],
            outcome: 'not-asked',
          },
        ],
        resources: [{ kind: 'sqs-queue', watched: 12, tagged: 40 }],
        plannedMonthlyUsd: 12,
      },
      {
        account: values.account,
        region: 'eu-central-1',
        checkedAt,
        problem: {
          code: 'role-refused',
          message: { key: 'setup.role-refused', values },
          title: `AWS refuses ${values.by} the role ${values.role}`,
        },
        actions: [],
        resources: [],
        plannedMonthlyUsd: 0,
      },
    ],
  };
}
