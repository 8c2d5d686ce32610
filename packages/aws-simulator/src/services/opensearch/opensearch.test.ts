import {
  CreateDomainCommand,
  DeleteDomainCommand,
  DescribeDomainCommand,
  OpenSearchClient,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
} from '@aws-sdk/client-opensearch';
import { Simulator } from '../../server';
import {
  startTestSimulator,
  testContext as context,
  TestSimulator,
} from '../../testSimulator';

const minute = 60_000;

describe('the simulated OpenSearch Service', () => {
  let aws: TestSimulator;
  let simulator: Simulator;
  let openSearch: OpenSearchClient;

  beforeEach(async () => {
    aws = await startTestSimulator({});
    ({ simulator } = aws);
    openSearch = new OpenSearchClient(aws.configuration);
  });

  afterEach(async () => {
    openSearch.destroy();
    await aws.stop();
  });

  const metric = (name: string, stat: string) =>
    aws.values({
      namespace: 'AWS/ES',
      metric: name,
      statistic: stat,
      dimensions: { DomainName: 'search', ClientId: context.account },
    });

  it('creates, describes and deletes domains', async () => {
    const create = () =>
      openSearch.send(
        new CreateDomainCommand({
          DomainName: 'search',
          ClusterConfig: { InstanceCount: 2 },
          EBSOptions: { EBSEnabled: true, VolumeSize: 50 },
        }),
      );
    await create();
    await expect(create()).rejects.toThrow(ResourceAlreadyExistsException);
    const describeDomain = () =>
      openSearch.send(new DescribeDomainCommand({ DomainName: 'search' }));
    expect((await describeDomain()).DomainStatus).toMatchObject({
      ARN: 'arn:aws:es:eu-central-1:123456789012:domain/search',
      ClusterConfig: { InstanceCount: 2 },
      EBSOptions: { VolumeSize: 50 },
    });
    await openSearch.send(new DeleteDomainCommand({ DomainName: 'search' }));
    await expect(describeDomain()).rejects.toThrow(ResourceNotFoundException);
  });

  it('fills its disks until it blocks writes', async () => {
    simulator.opensearch.createDomain(
      { name: 'search', volumeGigabytes: 100, used: 0.5, growth: 0.1 },
      context,
    );
    simulator.clock.advance(120 * minute);
    const free = await metric('FreeStorageSpace', 'Minimum');
    expect(free[0]).toBeGreaterThan(free[59]);
    expect(
      Math.max(...(await metric('ClusterIndexWritesBlocked', 'Maximum'))),
    ).toBe(0);
    simulator.clock.advance(200 * minute);
    expect(
      Math.min(...(await metric('ClusterIndexWritesBlocked', 'Maximum'))),
    ).toBe(1);
  });

  it.each([
    // A fifth of each volume is reserved, but no more than 20 GiB.
    { volumeGigabytes: 100, used: 0.61, free: 19, blocked: 0 },
    { volumeGigabytes: 50, used: 0.5, free: 15, blocked: 0 },
    { volumeGigabytes: 500, used: 0.9, free: 30, blocked: 0 },
    { volumeGigabytes: 100, used: 0.81, free: 0, blocked: 1 },
  ])(
    'tells what is free without what is reserved: $free GiB of $volumeGigabytes',
    async ({ free, blocked, ...domain }) => {
      simulator.opensearch.createDomain({ name: 'search', ...domain }, context);
      simulator.clock.advance(70 * minute);
      const mebibytes = await metric('FreeStorageSpace', 'Minimum');
      expect(mebibytes.at(-1)).toBe(free * 1024);
      const blocks = await metric('ClusterIndexWritesBlocked', 'Maximum');
      expect(blocks.at(-1)).toBe(blocked);
    },
  );

  it('counts rejected writes since it began', async () => {
    const domain = simulator.opensearch.createDomain(
      { name: 'search', rejects: 50 },
      context,
    );
    simulator.clock.advance(70 * minute);
    const counts = await metric('ThreadpoolWriteRejected', 'Sum');
    expect([...counts].sort((left, right) => left - right)).toEqual(counts);
    expect(counts[59]).toBeGreaterThan(2_000);
    simulator.opensearch.change(domain, { metrics: 'down' });
    simulator.clock.advance(70 * minute);
    expect(await metric('Nodes', 'Maximum')).toEqual([]);
  });
});
