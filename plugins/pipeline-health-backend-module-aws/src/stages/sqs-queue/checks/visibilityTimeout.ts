import { z } from 'zod';
import { formatDuration } from '../../../judging/words';
import { QueueCheck } from '../context';

const FACTOR = 6;

/** The part of a Lambda function's inventory that matters here. */
const lambdaInventory = z.object({ timeoutSeconds: z.number().positive() });

export const visibilityTimeout: QueueCheck = {
  id: 'visibility-timeout',
  description:
    'Lambda retries a throttled batch within the visibility timeout; AWS advises six times the timeout of the function, or messages are processed twice and set aside without a failure.',
  run({ inventory, neighbours }) {
    const consumers = neighbours.flatMap(({ direction, facts }) => {
      const parsed = lambdaInventory.safeParse(facts.inventory);
      return direction === 'downstream' &&
        facts.stage.kind === 'lambda-function' &&
        parsed.success
        ? [{ name: facts.stage.name, ...parsed.data }]
        : [];
    });
    const slowest = consumers.sort(
      (a, b) => b.timeoutSeconds - a.timeoutSeconds,
    )[0];
    const { visibilityTimeoutSeconds } = inventory;
    if (
      !slowest ||
      visibilityTimeoutSeconds >= FACTOR * slowest.timeoutSeconds
    ) {
      return undefined;
    }
    const needed = FACTOR * slowest.timeoutSeconds;
    return {
      severity: 'warning',
      title: `The visibility timeout of ${formatDuration(
        visibilityTimeoutSeconds,
      )} is less than six times the ${formatDuration(
        slowest.timeoutSeconds,
      )} that ${slowest.name} may run`,
      evidence: {
        visibilityTimeoutSeconds,
        lambdaTimeoutSeconds: slowest.timeoutSeconds,
        neededSeconds: needed,
        lambdaFunction: slowest.name,
      },
      remedy: `Set the VisibilityTimeout of the queue to at least ${needed} s, or lower the timeout of the function.`,
    };
  },
};
