import {
  CreateBucketCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Simulator, startSimulator } from '../../server';

const now = Date.parse('2026-03-02T12:00:00Z');

describe('the simulated S3', () => {
  let simulator: Simulator;
  let s3: S3Client;

  const clientOf = (accessKeyId: string) =>
    new S3Client({
      endpoint: simulator.url,
      region: 'eu-central-1',
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey: 'test' },
    });

  beforeEach(async () => {
    simulator = await startSimulator({ now, speed: 0 });
    s3 = clientOf('test');
  });

  afterEach(async () => {
    await simulator.close();
  });

  it('keeps what is put, with size and time', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'raw-data' }));
    const Key = 'plays/größe & <1>/a b.json';
    await s3.send(
      new PutObjectCommand({ Bucket: 'raw-data', Key, Body: 'twelve bytes' }),
    );
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: 'raw-data', Prefix: 'plays/' }),
    );
    expect(page).toMatchObject({ KeyCount: 1, IsTruncated: false });
    expect(page.Contents).toEqual([
      {
        Key,
        Size: 12,
        LastModified: new Date(now),
        StorageClass: 'STANDARD',
      },
    ]);
  });

  it('folds folders and pages through everything once', async () => {
    simulator.s3.createBucket('lake');
    for (let index = 0; index < 2_345; index += 1) {
      const folder = `folder-${index % 7}/`;
      simulator.s3.put('lake', `${folder}${String(index).padStart(5, '0')}`, 1);
    }
    const folders = await s3.send(
      new ListObjectsV2Command({ Bucket: 'lake', Delimiter: '/', MaxKeys: 4 }),
    );
    expect(folders.CommonPrefixes).toHaveLength(4);
    const rest = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'lake',
        Delimiter: '/',
        ContinuationToken: folders.NextContinuationToken,
      }),
    );
    expect(rest.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual([
      'folder-4/',
      'folder-5/',
      'folder-6/',
    ]);
    const keys: string[] = [];
    for await (const { Contents } of paginateListObjectsV2(
      { client: s3 },
      { Bucket: 'lake' },
    )) {
      keys.push(...(Contents ?? []).map(({ Key }) => `${Key}`));
    }
    expect(new Set(keys).size).toBe(2_345);
    const after = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'lake',
        StartAfter: 'folder-6/02337',
      }),
    );
    expect(after.Contents?.map(({ Key }) => Key)).toEqual(['folder-6/02344']);
  });

  it('lets objects arrive by the hour', async () => {
    simulator.s3.addArrivals(simulator.s3.createBucket('raw-data'), {
      prefix: 'raw/',
      every: 600_000,
      bytes: 5_000,
      from: now,
      until: Infinity,
    });
    simulator.clock.advance(3_600_000);
    const keys = simulator.s3.find('raw-data')?.list() ?? [];
    expect(keys).toHaveLength(7);
    expect(keys[0].key).toBe('raw/2026/03/02/12/part-000001');
    expect(keys[6].key).toBe('raw/2026/03/02/13/part-000007');
  });

  it('answers the errors of AWS', async () => {
    const list = (client: S3Client, token?: string) =>
      client.send(
        new ListObjectsV2Command({
          Bucket: 'lake',
          ...(token && { ContinuationToken: token }),
        }),
      );
    await expect(list(s3)).rejects.toThrow(NoSuchBucket);
    simulator.s3.createBucket('lake');
    await expect(list(clientOf('AKIA210987654321'))).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(list(s3, 'nonsense!')).rejects.toMatchObject({
      name: 'InvalidArgument',
    });
    simulator.faults.inject({ kind: 'throttling', service: 's3', times: 1 });
    await expect(list(s3)).rejects.toMatchObject({ name: 'SlowDown' });
    simulator.faults.inject({ kind: 'access-denied', service: 's3', times: 1 });
    await expect(list(s3)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  describe('that refuses', () => {
    const list = () => s3.send(new ListObjectsV2Command({ Bucket: 'lake' }));
    const put = () =>
      s3.send(new PutObjectCommand({ Bucket: 'lake', Key: 'a', Body: 'b' }));
    const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };
    const start = async (bucket: string) => {
      await simulator.close();
      simulator = await startSimulator({
        now,
        speed: 0,
        scenarioText: `buckets: [{ name: lake, ${bucket} }]`,
      });
      s3 = clientOf('test');
    };

    it('reads', async () => {
      await start('denies: reads');
      await expect(list()).rejects.toMatchObject(denied);
      await put();
    });

    it('writes, also of those that let objects arrive', async () => {
      await start(
        'events: [{ at: -6h, denies: writes }], arrivals: [{ every: 1h, from: -12h }]',
      );
      await expect(put()).rejects.toMatchObject(denied);
      expect((await list()).KeyCount).toBe(6);
    });

    it('everything, until it is told otherwise', async () => {
      await start('events: [{ at: -1h, denies: everything }]');
      await expect(list()).rejects.toMatchObject(denied);
      await expect(put()).rejects.toMatchObject(denied);
      await fetch(`${simulator.url}/_simulator/s3/bucket`, {
        method: 'POST',
        body: JSON.stringify({ bucket: 'lake', denies: 'nothing' }),
      });
      await put();
      expect((await list()).KeyCount).toBe(1);
    });
  });
});
