import { ResourceNotFoundException } from '@aws-sdk/client-opensearch';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { queriesOf } from '../../__testUtils__/queriesOf';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { describe as describeDomain } from './describe';
import { domain, domainInventory, STAGE } from './__testUtils__/domains';
import { openSearchDomain } from '.';

const answer = (DomainStatus?: object) =>
  fakeAccess({ DescribeDomain: () => ({ DomainStatus }) });
const inventoryOf = async (is: object) =>
  (await describeDomain(STAGE, answer(domain(is)))).inventory;

describe('opensearch-domain', () => {
  testStageKind(openSearchDomain, [
    { stage: STAGE, inventory: domainInventory() },
    {
      stage: {
        ...STAGE,
        name: 'creating',
        arn: STAGE.arn.replace('music-search', 'creating'),
      },
      inventory: domainInventory({
        status: 'Creating',
        created: false,
        nodes: undefined,
        volumeSizeBytes: undefined,
        dedicatedMasters: 0,
        alarms: { problem: { code: 'access-denied', message: 'No' } },
      }),
    },
  ]);

  it('asks CloudWatch with the account, in our units', () => {
    const asked = queriesOf(openSearchDomain, STAGE, domainInventory());
    expect(Object.values(asked)).not.toContain(undefined);
    expect(Object.keys(asked)).not.toContain('rejectedWrites');
    expect(asked.freeStorage).toEqual({
      namespace: 'AWS/ES',
      name: 'FreeStorageSpace',
      dimensions: { DomainName: 'music-search', ClientId: '123456789012' },
      scale: 1_048_576,
      statistic: 'Minimum',
      period: 60,
    });
    const alone = domainInventory({ dedicatedMasters: 0 });
    expect(queriesOf(openSearchDomain, STAGE, alone)).not.toHaveProperty(
      'masterMemoryPressure',
    );
  });

  it('is described in one call', async () => {
    expect(await describeDomain(STAGE, answer(domain()))).toEqual({
      inventory: {
        ...domainInventory({
          endpoint: 'vpc-music-search.eu-central-1.es.amazonaws.com',
        }),
        alarms: undefined,
      },
      links: [],
      samples: {},
    });
  });

  it.each([
    [{ DomainProcessingStatus: 'Isolated' }, 'Isolated'],
    [{ DomainProcessingStatus: 'SomethingNew' }, 'SomethingNew'],
    [{ DomainProcessingStatus: undefined }, 'Active'],
    [{ DomainProcessingStatus: undefined, Processing: true }, 'Modifying'],
    [{ DomainProcessingStatus: undefined, Created: false }, 'Creating'],
    [{ DomainProcessingStatus: undefined, Deleted: true }, 'Deleting'],
  ])('reads %j as %s', async (is, status) => {
    expect((await inventoryOf(is)).status).toBe(status);
  });

  it('reads one that is half created', async () => {
    const { inventory } = await describeDomain(
      STAGE,
      answer({ DomainName: 'music-search', Created: false }),
    );
    expect(inventory).toMatchObject({
      status: 'Creating',
      dedicatedMasters: 0,
      softwareUpdateAvailable: false,
    });
    expect(inventory.nodes).toBeUndefined();
  });

  it.each([
    [
      'is deleted',
      new ResourceNotFoundException({ message: 'gone', $metadata: {} }),
    ],
    ['may not be read', new Error('denied')],
    ['is asked for too often', new Error('throttled')],
  ])('throws when the domain %s', async (_name, error) => {
    const access = fakeAccess({
      DescribeDomain: () => {
        throw error;
      },
    });
    await expect(describeDomain(STAGE, access)).rejects.toBe(error);
  });

  it('throws on an answer without a description', async () => {
    await expect(describeDomain(STAGE, answer())).rejects.toThrow(
      'no description',
    );
  });
});

describe('identify', () => {
  it('names a domain', () => {
    expect(openSearchDomain.identify(parseArn(STAGE.arn))).toBe('music-search');
    expect(
      openSearchDomain.identify(parseArn('arn:aws:s3:::bucket')),
    ).toBeUndefined();
  });

  it.each([
    'arn:aws:es:eu-central-1:123456789012:domain/Music',
    'arn:aws:es:eu-central-1:123456789012:domain/a/b',
    'arn:aws:es:eu-central-1:123456789012:domain/suché',
    'arn:aws:es:::domain/music-search',
  ])('refuses %s', arn => {
    expect(() => openSearchDomain.identify(parseArn(arn))).toThrow(/expected/);
  });
});
