import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { fixesOf, Properties, ResourceType } from '../../aws/fixes';

const WORKGROUP: ResourceType = {
  cloudFormation: 'AWS::RedshiftServerless::Workgroup',
  terraform: 'aws_redshiftserverless_workgroup',
};

/** A change to a workgroup. */
export function workgroupFixes(
  {
    stage: { region },
    inventory: { name },
  }: { stage: { region: string }; inventory: { name: string } },
  change: Properties,
): Fix[] {
  const properties = { WorkgroupName: name, ...change };
  return fixesOf(
    { region },
    {
      calls: [
        {
          service: 'redshift-serverless',
          operation: 'UpdateWorkgroup',
          input: properties,
        },
      ],
      resources: [{ type: WORKGROUP, name, properties }],
    },
  );
}
