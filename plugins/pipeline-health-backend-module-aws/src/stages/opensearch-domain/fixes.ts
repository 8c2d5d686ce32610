import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { fixesOf, Properties, ResourceType } from '../../aws/fixes';

const DOMAIN: ResourceType = {
  cloudFormation: 'AWS::OpenSearchService::Domain',
  terraform: 'aws_opensearch_domain',
};

interface DomainToFix {
  name: string;
  region: string;
}

/** A change to a domain. */
export function domainFixes(stage: DomainToFix, change: Properties): Fix[] {
  return fixesOf(stage, {
    calls: [
      {
        service: 'opensearch',
        operation: 'UpdateDomainConfig',
        input: { DomainName: stage.name, ...change },
      },
    ],
    resources: [changed(stage, change)],
  });
}

/** The update that waits now, and those to come by themselves at a quiet time. */
export function updateFixes(stage: DomainToFix): Fix[] {
  return fixesOf(stage, {
    calls: [
      {
        service: 'opensearch',
        operation: 'StartServiceSoftwareUpdate',
        input: { DomainName: stage.name },
      },
    ],
    resources: [
      changed(stage, {
        OffPeakWindowOptions: { Enabled: true },
        SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true },
      }),
    ],
  });
}

function changed({ name }: DomainToFix, change: Properties) {
  return { type: DOMAIN, name, properties: { DomainName: name, ...change } };
}
