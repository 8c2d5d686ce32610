import { JsonObject } from '@backstage/types';
import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Check,
  CheckContext,
  Neighbour,
} from '@pipeline-health/plugin-pipeline-health-node';

interface Endpoint extends JsonObject {
  endpoint?: string;
  publiclyAccessible?: boolean;
}

/** The check that a warehouse is open to the internet without need. */
export function publicEndpoint<
  TInventory extends Endpoint,
  TThreshold extends string,
>(options: {
  /** What the warehouse is called. */
  warehouse: string;
  /** Its property, as its console and its answers write it. */
  property: string;
  close(
    context: CheckContext<TInventory, TThreshold> & { inventory: TInventory },
  ): Fix[];
}): Check<TInventory, TThreshold> {
  const { warehouse, property, close } = options;
  return {
    id: 'publicly-accessible',
    title: 'Public endpoint',
    description:
      'A public endpoint needs only a password to reach all data; only Firehose cannot deliver without one.',
    claim: 'posture',
    messages: {
      title: `The ${warehouse} has a public endpoint`,
      remedy: `Switch ${property} off unless a client outside the VPC needs it.`,
    },
    run(context) {
      const { publiclyAccessible, endpoint } = context.inventory;
      return publiclyAccessible && !isFedByFirehose(context.neighbours)
        ? {
            severity: 'info',
            evidence: { ...(endpoint && { endpoint }) },
            fixes: close(context),
          }
        : undefined;
    },
  };
}

/** Whether a delivery stream loads it: Firehose reaches a warehouse by its public endpoint only. */
function isFedByFirehose(neighbours: readonly Neighbour[]): boolean {
  return neighbours.some(
    ({ direction, facts }) =>
      direction === 'upstream' && facts.stage.kind === 'firehose-stream',
  );
}
