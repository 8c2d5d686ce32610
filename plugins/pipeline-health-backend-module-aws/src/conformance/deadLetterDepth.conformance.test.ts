import { setTimeout as sleep } from 'node:timers/promises';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ANNOTATION_AWS_ARNS,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import pipelineHealthPlugin from '@pipeline-health/plugin-pipeline-health-backend';
import request from 'supertest';
import { ACCOUNT } from '../__testUtils__/simulatedAws';
import { pipelineHealthModuleAws } from '../module';
import { Emulator, startOurs, useMoto } from './__testUtils__/Emulator';
import { SqsLab } from './__testUtils__/SqsLab';

const PATIENCE = 90_000;
jest.setTimeout(2 * PATIENCE);

const motoUrl = process.env.MOTO_URL;
const emulators: [string, () => Promise<Emulator>][] = [
  ['our simulator', startOurs],
];
if (motoUrl) {
  emulators.push(['moto', () => useMoto(motoUrl)]);
}

describe.each(emulators)('the whole plugin, pointed at %s', (_, start) => {
  const lab = new SqsLab();
  let backend: TestBackend;

  beforeAll(async () => {
    await lab.open(await start());
    await lab.create('shipments-dlq');
    const url = await lab.create('shipments', {
      RedrivePolicy: lab.redriveTo('shipments-dlq', 3),
    });
    await lab.send(url, 'a parcel without an address');
    await lab.failToProcess(url, 3);
    // SQS moves it when it is asked for once more.
    await lab.receive(url);
    backend = await startTestBackend({
      features: [
        pipelineHealthPlugin,
        pipelineHealthModuleAws,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name: 'shipments',
                annotations: {
                  [ANNOTATION_AWS_ARNS]: lab.stage('shipments').arn,
                },
              },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            aws: {
              accounts: [
                {
                  accountId: ACCOUNT,
                  accessKeyId: 'test',
                  secretAccessKey: 'test',
                },
              ],
            },
            pipelineHealth: {
              collection: { interval: '5s' },
              discovery: { interval: '5s' },
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await lab.close();
  });

  const readPipeline = async () => {
    const answer = await request(backend.server)
      .get('/api/pipeline-health/pipelines/component/default/shipments')
      .set('Authorization', mockCredentials.user.header());
    return answer.status === 200 ? (answer.body as Pipeline) : undefined;
  };

  const whenDeadLettersAreKnown = async () => {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const pipeline = await readPipeline();
      if (pipeline?.readings.deadLetterMessages !== undefined) {
        return pipeline;
      }
      await sleep(500);
    }
    throw new Error('The depth of the dead-letter queue never came');
  };

  it('shows the true depth of the dead-letter queue after three failed receives', async () => {
    const pipeline = await whenDeadLettersAreKnown();
    const deadLetters = lab.stage('shipments-dlq');
    expect(pipeline.readings.deadLetterMessages).toBe(1);
    expect(pipeline.links).toContainEqual({
      from: lab.stage('shipments').arn,
      to: deadLetters.arn,
      relation: 'dead-letter-queue',
    });
    const stage = pipeline.stages.find(({ arn }) => arn === deadLetters.arn);
    expect(stage).toMatchObject({
      origin: 'discovered',
      name: deadLetters.name,
      readings: { messagesVisible: { value: 1 } },
    });
    expect(pipeline.findings).toContainEqual(
      expect.objectContaining({
        id: 'sqs-queue/dead-letters',
        stage: deadLetters.arn,
        severity: 'warning',
      }),
    );
  });
});
