import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  IncidentChannel,
  pipelineHealthChannelsExtensionPoint,
  PipelineSource,
  pipelineHealthSourcesExtensionPoint,
} from '@pipeline-health/plugin-pipeline-health-node';
import module from '.';

async function start(data: JsonObject) {
  const sources: PipelineSource[] = [];
  const channels: IncidentChannel[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        pipelineHealthSourcesExtensionPoint,
        { addSource: source => sources.push(source) },
      ],
      [
        pipelineHealthChannelsExtensionPoint,
        { addChannel: channel => channels.push(channel) },
      ],
    ],
    features: [module, mockServices.rootConfig.factory({ data })],
  });
  await backend.stop();
  return { sources, channels };
}

describe('the module', () => {
  it('adds AWS as a source, with no configuration at all', async () => {
    const { sources, channels } = await start({});
    const [source] = sources;
    expect(channels).toEqual([]);
    expect(source.id).toBe('aws');
    expect(source.kinds.map(({ kind }) => kind)).toContain('sqs-queue');
  });

  it('adds a channel for each topic', async () => {
    const topics = ['arn:aws:sns:eu-central-1:123456789012:on-call'];
    const { sources, channels } = await start({
      pipelineHealth: { aws: { notify: { topics } } },
    });
    expect(channels.map(({ id }) => id)).toEqual([`sns ${topics[0]}`]);
    expect(sources[0].policy([])).toContainEqual(
      expect.objectContaining({ Action: ['sns:Publish'], Resource: topics }),
    );
  });

  it.each([
    [
      { notify: { topics: ['on-call'] } },
      'pipelineHealth.aws.notify.topics[0]',
    ],
    [{ notify: { topic: 'x' } }, 'pipelineHealth.aws.notify.topic'],
  ])('stops the start with %j', async (aws, key) => {
    await expect(start({ pipelineHealth: { aws } })).rejects.toThrow(key);
  });

  it('stops the start with the key that is wrong', async () => {
    await expect(
      start({ pipelineHealth: { aws: { regions: ['mars'] } } }),
    ).rejects.toThrow(/pipelineHealth\.aws\.regions\[0\]/);
  });
});
