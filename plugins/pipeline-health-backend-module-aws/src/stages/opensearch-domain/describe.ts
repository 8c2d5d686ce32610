import {
  DescribeDomainCommand,
  OpenSearchClient,
} from '@aws-sdk/client-opensearch';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess, readAlarmCoverage } from '../../aws/access';
import { DomainInventory } from './DomainInventory';
import { parseDomain } from './parseDomain';
import { dimensionsOf } from './series';

/**
 * Asks for a domain: one call for its configuration. A domain names nothing that
 * data flows to or from.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<DomainInventory>> {
  const [{ DomainStatus: domain }, alarms] = await Promise.all([
    access
      .client(OpenSearchClient)
      .send(new DescribeDomainCommand({ DomainName: stage.name })),
    readAlarmCoverage(access, {
      namespace: 'AWS/ES',
      dimensions: dimensionsOf(stage),
    }),
  ]);
  if (!domain) {
    throw new Error('The answer holds no description of the domain');
  }
  return {
    inventory: { ...parseDomain(domain), alarms },
    links: [],
    samples: {},
  };
}
