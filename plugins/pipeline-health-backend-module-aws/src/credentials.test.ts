import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceFactoryTester,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  PipelineSource,
  pipelineHealthChannelsExtensionPoint,
  pipelineHealthSourcesExtensionPoint,
} from '@pipeline-health/plugin-pipeline-health-node';
import module from '.';
import {
  connectionsServiceRef,
  createCredentials,
  NO_CONNECTIONS,
} from './credentials';

const accountId = '222222222222';
const ROLE = { roleName: 'reader', externalId: 'backstage' };
const CONNECTION = {
  type: 'aws',
  ...ROLE,
  auth: [{ method: 'account', mainAccount: true }],
};

/** What Backstage makes of the connection in the configuration. */
const find = jest.fn();

async function roleOf(data: { aws?: object; connections?: object[] }) {
  const config = mockServices.rootConfig({ data: { ...data } });
  const credentials = createCredentials(config, { find });
  const { roleArn } = await credentials.getCredentialProvider({ accountId });
  return roleArn;
}

describe('the credentials of the module', () => {
  beforeEach(() => {
    find.mockReset();
    find.mockResolvedValue({ ...CONNECTION, auth: CONNECTION.auth[0] });
  });

  it('are those of aws where there is no connection to AWS', async () => {
    expect(
      await roleOf({
        aws: { accountDefaults: { roleName: 'of-aws' } },
        connections: [{ type: 'github', auth: [{ method: 'token' }] }],
      }),
    ).toBe(`arn:aws:iam::${accountId}:role/of-aws`);
    expect(find).not.toHaveBeenCalled();
  });

  it('are those of the connection to AWS where there is one', async () => {
    expect(
      await roleOf({
        aws: { accountDefaults: { roleName: 'of-aws' } },
        connections: [CONNECTION],
      }),
    ).toBe(`arn:aws:iam::${accountId}:role/reader`);
  });

  it('are asked of Backstage in the name of the module', async () => {
    find.mockRejectedValue(new Error('a connection was looked for'));
    const sources: PipelineSource[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          pipelineHealthSourcesExtensionPoint,
          { addSource: source => sources.push(source) },
        ],
        [pipelineHealthChannelsExtensionPoint, { addChannel: () => {} }],
      ],
      features: [
        module,
        createServiceFactory({
          service: connectionsServiceRef,
          deps: {},
          factory: () => ({ find }),
        }),
        mockServices.rootConfig.factory({
          data: { connections: [CONNECTION] },
        }),
      ],
    });
    const queue = {
      arn: `arn:aws:sqs:eu-central-1:${accountId}:orders`,
      kind: 'sqs-queue',
      name: 'orders',
      account: accountId,
      region: 'eu-central-1',
    };
    await expect(sources[0].describe(queue)).rejects.toThrow(
      'a connection was looked for',
    );
    await backend.stop();
  });

  it('say that an older Backstage reads no connections', async () => {
    const none = await ServiceFactoryTester.from(
      createServiceFactory({
        service: createServiceRef<{ connections: unknown }>({ id: 'asks' }),
        deps: { connections: connectionsServiceRef },
        factory: deps => deps,
      }),
    ).getSubject();
    expect(none).toEqual({ connections: NO_CONNECTIONS });
    const config = mockServices.rootConfig({
      data: { connections: [CONNECTION] },
    });
    expect(() => createCredentials(config, NO_CONNECTIONS)).toThrow(
      'name accounts under aws.accounts',
    );
  });
});
