import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { fixesOf, Properties, ResourceType } from '../../aws/fixes';

const CLUSTER: ResourceType = {
  cloudFormation: 'AWS::Redshift::Cluster',
  terraform: 'aws_redshift_cluster',
};

/** A change to a cluster. */
export function clusterFixes(
  stage: { name: string; region: string },
  change: Properties,
): Fix[] {
  const properties = { ClusterIdentifier: stage.name, ...change };
  return fixesOf(stage, {
    calls: [
      { service: 'redshift', operation: 'ModifyCluster', input: properties },
    ],
    resources: [{ type: CLUSTER, name: stage.name, properties }],
  });
}
