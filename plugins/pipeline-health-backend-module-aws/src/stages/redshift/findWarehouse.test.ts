import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { findWarehouse } from './findWarehouse';

const BESIDE = 'arn:aws:glue:eu-central-1:123456789012:job/load';
const WORKGROUP =
  'arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/7ad7ea7b';

const find = (address: string) =>
  findWarehouse(
    fakeAccess({
      ListWorkgroups: () => ({
        workgroups: [{ workgroupName: 'reports', workgroupArn: WORKGROUP }],
      }),
    }),
    BESIDE,
    address,
  );

describe('findWarehouse', () => {
  it('knows a cluster by the host in an address', async () => {
    expect(
      await find(
        'jdbc:redshift://sales.abc123.eu-central-1.redshift.amazonaws.com:5439/dev',
      ),
    ).toEqual({
      name: 'sales',
      arn: 'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
    });
  });

  it('asks for the ARN of a workgroup', async () => {
    expect(
      await find(
        'reports.123456789012.eu-central-1.redshift-serverless.amazonaws.com',
      ),
    ).toEqual({ name: 'reports', arn: WORKGROUP });
    expect(
      await find(
        'others.123456789012.eu-central-1.redshift-serverless.amazonaws.com',
      ),
    ).toBeUndefined();
  });

  it('finds none in other addresses', async () => {
    expect(await find('jdbc:mysql://db.example.com:3306/x')).toBeUndefined();
  });

  it('does not say that there is none when the list goes on', async () => {
    let page = 0;
    const access = fakeAccess({
      ListWorkgroups: () => ({ workgroups: [{}], nextToken: `${page++}` }),
    });
    await expect(
      findWarehouse(
        access,
        BESIDE,
        'reports.123456789012.eu-central-1.redshift-serverless.amazonaws.com',
      ),
    ).rejects.toMatchObject({ code: 'failed' });
  });
});
