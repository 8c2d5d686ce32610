import {
  CreateStreamCommand,
  DeleteStreamCommand,
  IncreaseStreamRetentionPeriodCommand,
} from '@aws-sdk/client-kinesis';
import { actAt } from '../../acting/__testUtils__/doAction';
import { StreamsLab } from './StreamsLab';

/**
 * How Kinesis behaves, as far as we rely on it: what is said of each, and its proof.
 */
export function kinesisBehaviours(lab: StreamsLab): {
  [behaviour: string]: () => Promise<void>;
} {
  const create = (name: string, ShardCount?: number) =>
    lab.opened.kinesis.send(
      new CreateStreamCommand({
        StreamName: lab.name(name),
        ShardCount,
        StreamModeDetails: {
          StreamMode: ShardCount === undefined ? 'ON_DEMAND' : 'PROVISIONED',
        },
      }),
    );
  const inventoryOf = async (name: string) =>
    (await lab.source.describe(lab.stream(name))).inventory;
  /** A new stream is being created at first. */
  const active = async (name: string) => {
    for (let attempt = 0; attempt < 50; attempt++) {
      const inventory = await inventoryOf(name);
      if (inventory.status === 'ACTIVE') {
        return inventory;
      }
    }
    throw new Error(`The stream ${name} does not become active`);
  };

  return {
    'gives a provisioned stream with its shards': async () => {
      await create('provisioned', 2);
      const inventory = await active('provisioned');
      expect(inventory).toMatchObject({
        mode: 'PROVISIONED',
        openShards: 2,
        retentionSeconds: 86_400,
        fanOutConsumers: 0,
        encryption: 'NONE',
        shardMetrics: [],
      });
      expect(Date.parse(String(inventory.createdAt))).not.toBeNaN();
    },

    'gives a stream on demand': async () => {
      await create('on-demand');
      expect(await active('on-demand')).toMatchObject({
        mode: 'ON_DEMAND',
        openShards: 4,
      });
    },

    'gives a retention that was raised': async () => {
      await create('patient', 1);
      await active('patient');
      await lab.opened.kinesis.send(
        new IncreaseStreamRetentionPeriodCommand({
          StreamName: lab.name('patient'),
          RetentionPeriodHours: 168,
        }),
      );
      expect((await inventoryOf('patient')).retentionSeconds).toBe(604_800);
    },

    'keeps records for longer when it is asked to': async () => {
      await create('kept', 1);
      await active('kept');
      expect(
        await actAt(lab.source, 'extend-retention', lab.stream('kept')),
      ).toMatchObject({
        outcome: 'succeeded',
        after: { retentionSeconds: 604_800 },
      });
      expect((await active('kept')).retentionSeconds).toBe(604_800);
    },

    'says that a stream is not there, or no longer': async () => {
      expect((await lab.problemOf(lab.stream('never')))?.code).toBe(
        'not-found',
      );
      await create('deleted', 1);
      await active('deleted');
      await lab.opened.kinesis.send(
        new DeleteStreamCommand({ StreamName: lab.name('deleted') }),
      );
      expect((await lab.problemOf(lab.stream('deleted')))?.code).toBe(
        'not-found',
      );
    },

    'does not find a stream in another region': async () => {
      await create('here', 1);
      expect((await lab.problemOf(lab.stream('here', 'eu-west-1')))?.code).toBe(
        'not-found',
      );
    },
  };
}
