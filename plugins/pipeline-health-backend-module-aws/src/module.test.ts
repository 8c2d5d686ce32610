import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  PipelineSource,
  pipelineHealthSourcesExtensionPoint,
} from '@pipeline-health/plugin-pipeline-health-node';
import module from '.';

async function start(data: JsonObject) {
  const sources: PipelineSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        pipelineHealthSourcesExtensionPoint,
        { addSource: source => sources.push(source) },
      ],
    ],
    features: [module, mockServices.rootConfig.factory({ data })],
  });
  await backend.stop();
  return sources;
}

describe('the module', () => {
  it('adds AWS as a source, with no configuration at all', async () => {
    const [source] = await start({});
    expect(source.id).toBe('aws');
    expect(source.kinds.map(({ kind }) => kind)).toContain('sqs-queue');
  });

  it('stops the start with the key that is wrong', async () => {
    await expect(
      start({ pipelineHealth: { aws: { regions: ['mars'] } } }),
    ).rejects.toThrow(/pipelineHealth\.aws\.regions\[0\]/);
  });
});
