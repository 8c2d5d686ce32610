import {
  DescribeClustersCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import { AwsAccess } from '../../aws/access';
import { arnIn } from '../../aws/arnIn';
import { readPages } from '../../aws/paging';

/** The ARNs of all clusters. */
export async function listClusters(access: AwsAccess): Promise<string[]> {
  const client = access.client(RedshiftClient);
  const { items } = await readPages(Infinity, async Marker => {
    const answer = await client.send(
      new DescribeClustersCommand({ MaxRecords: 100, Marker }),
    );
    return { items: answer.Clusters, nextToken: answer.Marker };
  });
  return items.map(({ ClusterIdentifier }) =>
    arnIn(access.shard, 'redshift', `cluster:${ClusterIdentifier}`),
  );
}
