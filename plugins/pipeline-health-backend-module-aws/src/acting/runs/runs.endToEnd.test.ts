import {
  queueStage,
  SimulatedAws,
  startSimulatedAws,
} from '../../__testUtils__/simulatedAws';
import { contextOfStage, startTask } from '../__testUtils__/doAction';

const glueStage = (kind: string, path: string, name: string) => ({
  ...queueStage(name),
  arn: `arn:aws:glue:eu-central-1:123456789012:${path}/${name}`,
  kind,
});
const CRAWLER = glueStage('glue-crawler', 'crawler', 'events');
const JOB = glueStage('glue-job', 'job', 'nightly');

let aws: SimulatedAws;
beforeEach(async () => {
  aws = await startSimulatedAws(
    {},
    `
history: 2h
crawlers:
  - name: events
    database: lake
    target: s3://lake/events/
    created: -1h
    duration: 2m
    dataset: [{ table: events, format: parquet, columns: { id: string } }]
glueJobs:
  - { name: nightly, created: -1h, duration: 5m }`,
  );
});
afterEach(() => aws.close());

it.each([
  ['start-crawler', CRAWLER],
  ['rerun-job', JOB],
])('%s has a run that ends well at the simulator', async (id, stage) => {
  const before = (await aws.source.describe(stage)).runs ?? [];
  const task = await startTask(aws, id, await contextOfStage(aws, stage));
  await task.run();
  expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
  const after = (await aws.source.describe(stage)).runs ?? [];
  expect(after).toHaveLength(before.length + 1);
  expect(after[0].id).toBe(task.outcome?.after?.run);
});
