import { GetQueueUrlCommand, TagQueueCommand } from '@aws-sdk/client-sqs';
import { useMoto } from './__testUtils__/Emulator';
import { SqsLab } from './__testUtils__/SqsLab';

/** Only moto answers GetResources; our simulator has no tagging API. */
const motoUrl = process.env.MOTO_URL;

it('runs against moto in CI', () => {
  expect(process.env.CI && !motoUrl).toBeFalsy();
});

const emulators = motoUrl ? [motoUrl] : [];

emulators.forEach(url =>
  describe('a search by tags at moto', () => {
    const lab = new SqsLab();
    // Other runs may have left queues at the same moto.
    const team = lab.stage('team').name;

    const tag = async (queue: string, tags: { [key: string]: string }) => {
      await lab.create(queue);
      const { QueueUrl } = await lab.client.send(
        new GetQueueUrlCommand({ QueueName: lab.stage(queue).name }),
      );
      await lab.client.send(new TagQueueCommand({ QueueUrl, Tags: tags }));
    };

    beforeAll(async () => {
      await lab.open(await useMoto(url));
      await tag('both', { team, environment: 'production' });
      await tag('one', { team, environment: 'test' });
    });

    afterAll(() => lab.close());

    it('finds the queues that carry all the tags, and no others', async () => {
      const found = await lab.source.findByTags({
        team,
        environment: 'production',
      });
      expect(found.problems).toEqual([]);
      expect(found.stages).toEqual([lab.stage('both')]);
    });

    it('finds nothing, and says no problem, where no queue carries the tags', async () => {
      expect(await lab.source.findByTags({ team: 'nobody' })).toEqual({
        stages: [],
        problems: [],
      });
    });
  }),
);
