import { folderArn, parseS3Uri } from './arns';

const BESIDE = 'arn:aws-cn:glue:cn-north-1:123456789012:job/load';

describe('folderArn', () => {
  it.each([
    ['s3://raw', 'arn:aws-cn:s3:::raw'],
    ['s3://raw/', 'arn:aws-cn:s3:::raw'],
    ['s3a://raw/orders', 'arn:aws-cn:s3:::raw/orders/'],
    ['s3://raw/orders/', 'arn:aws-cn:s3:::raw/orders/'],
    ['S3://raw/orders/2026.csv', 'arn:aws-cn:s3:::raw/orders/'],
    ['s3://raw/v1.2/', 'arn:aws-cn:s3:::raw/v1.2/'],
    ['s3://raw/orders/{day}/x.csv', 'arn:aws-cn:s3:::raw/orders/'],
    ['s3://raw/orders/<.*>.csv', 'arn:aws-cn:s3:::raw/orders/'],
    ['s3://raw/größe & mehr/', 'arn:aws-cn:s3:::raw/größe & mehr/'],
  ])('of %s is %s', (uri, arn) => {
    const location = parseS3Uri(uri);
    expect(location && folderArn(BESIDE, location)).toBe(arn);
  });

  it.each(['raw/orders', 'http://raw/', 's3://{bucket}/x', 's3://'])(
    'does not take %s for an address',
    uri => {
      expect(parseS3Uri(uri)).toBeUndefined();
    },
  );
});
