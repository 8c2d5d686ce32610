import { GetMLTransformsCommand, GlueClient } from '@aws-sdk/client-glue';
import { AwsAccess } from '../../aws/access';
import { arnIn } from '../../aws/arnIn';
import { readPages } from '../../aws/paging';

/** The ARNs of all transforms. */
export async function listTransforms(access: AwsAccess): Promise<string[]> {
  const client = access.client(GlueClient);
  const { items } = await readPages(Infinity, async token => {
    const answer = await client.send(
      new GetMLTransformsCommand({ MaxResults: 100, NextToken: token }),
    );
    return { items: answer.Transforms, nextToken: answer.NextToken };
  });
  return items.map(({ TransformId }) =>
    arnIn(access.shard, 'glue', `mlTransform/${TransformId}`),
  );
}
