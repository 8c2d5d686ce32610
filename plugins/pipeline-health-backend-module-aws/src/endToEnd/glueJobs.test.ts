import {
  contextOf,
  findingsOf,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import {
  NOW,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from '../__testUtils__/simulatedAws';
import { GlueJobInventory } from '../stages/glue-job/GlueJobInventory';
import { glueJob } from '../stages/glue-job';

const SCENARIO = `
title: Jobs whose runs tell more than the newest twenty of them
glueJobs:
  - name: load-bookmark
    schedule: cron(0/10 * * * ? *)
    duration: 2m
    created: -5h
    bookmarkStands: true
    arguments: { --job-bookmark-option: job-bookmark-enable, --enable-metrics: 'true' }
  - name: clicks-stream
    type: gluestreaming
    schedule: cron(0 3 * * ? *)
    created: -10d
    duration: 10m
    failure: 'ProvisionedThroughputExceededException: Rate exceeded'
    events: [{ at: -4d, failure: null, duration: 90d }]
`;

describe('Glue jobs, from the wire to their findings', () => {
  let aws: SimulatedAws;

  beforeEach(async () => {
    aws = await startSimulatedAws({}, SCENARIO);
  });

  afterEach(() => aws.close());

  /** What is found of a job with as many of its runs as the database gives. */
  const found = async (name: string) => {
    const stage = {
      ...scope,
      arn: `arn:aws:glue:${scope.region}:${scope.account}:job/${name}`,
      kind: 'glue-job',
      name,
    };
    const { inventory, runs = [] } = await aws.source.describe(stage);
    const context = contextOf(glueJob, {
      stage,
      inventory: inventory as GlueJobInventory,
      runs: runs.slice(0, 20),
      now: NOW,
    });
    return findingsOf(glueJob, context).filter(
      ({ severity }) => severity !== 'info',
    );
  };

  it('tell of a bookmark that stands longer than runs are looked at', async () => {
    expect(await found('load-bookmark')).toMatchObject([
      {
        id: 'glue-job/bookmark-stands',
        severity: 'warning',
        evidence: { runsSinceBookmark: 28 },
      },
    ]);
  });

  it('do not tell of failures before a streaming job ran', async () => {
    expect(await found('clicks-stream')).toEqual([]);
  });
});
