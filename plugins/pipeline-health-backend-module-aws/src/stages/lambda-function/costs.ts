import { Cost } from '@pipeline-health/plugin-pipeline-health-node';
import { GIGABYTE } from '../../judging';
import { LambdaInventory } from './LambdaInventory';

/** What is billed of a function. */
export const costs: readonly Cost<LambdaInventory>[] = [
  {
    id: 'calls',
    price: 'lambda.request',
    formula: 'Calls.',
    metrics: ['invocations'],
    quantity: ({ monthly }) => monthly('invocations'),
  },
  {
    id: 'duration',
    price: ({ architectures }) =>
      architectures.includes('arm64')
        ? 'lambda.arm-gigabyte-second'
        : 'lambda.gigabyte-second',
    formula:
      'At most: calls × memory × the mean of the longest call of each minute.',
    metrics: ['invocations', 'duration'],
    quantity({ inventory, monthly, mean }) {
      const calls = monthly('invocations');
      const seconds = mean('duration');
      const { memoryBytes } = inventory;
      return calls === undefined ||
        seconds === undefined ||
        memoryBytes === undefined
        ? undefined
        : calls * seconds * (memoryBytes / GIGABYTE);
    },
  },
];
