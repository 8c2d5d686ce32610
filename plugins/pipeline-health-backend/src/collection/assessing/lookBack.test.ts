import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { StoredPipeline } from '../../database';
import { PipelineAssessment } from '../../evaluation';
import { lookBack, wantedOf } from './lookBack';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 60 * 60_000;
const ARN = 'arn:aws:sqs:eu-central-1:123456789012:orders';

const recent: Sample[] = [{ at: NOW - HOUR, value: 1 }];
const older: Sample[] = [{ at: NOW - 19 * HOUR, value: 5 }, ...recent];

const askedFrom = NOW - 24 * HOUR;
const stored = {
  stages: [
    {
      stage: { arn: ARN },
      samples: { messagesReceived: recent, messagesSent: recent },
      series: [
        { id: 7, metric: 'messagesReceived', askedFrom, dueAt: NOW + HOUR },
        { id: 8, metric: 'messagesSent', askedFrom },
      ],
    },
  ],
} as unknown as StoredPipeline;

const wanted = (lookback: { [metric: string]: number }, keptFor = Infinity) =>
  wantedOf(
    stored,
    {
      stages: new Map([[ARN, { lookback }]]),
    } as unknown as PipelineAssessment,
    keptFor,
    NOW,
  );

describe('wantedOf', () => {
  it('names the series and since when', () => {
    expect(wanted({ messagesReceived: NOW - 19 * HOUR })).toEqual([
      {
        id: 7,
        arn: ARN,
        metric: 'messagesReceived',
        from: NOW - 19 * HOUR,
        missing: false,
      },
    ]);
  });

  it('misses what was never asked for, if it can be asked now', () => {
    const from = NOW - 30 * HOUR;
    expect(
      wanted({ messagesReceived: from, messagesSent: from }).map(
        ({ id, missing }) => [id, missing],
      ),
    ).toEqual([
      [7, true],
      [8, false],
    ]);
  });

  it('wants no more than AWS can have kept, nor than is kept here', () => {
    expect(wanted({ messagesReceived: 0 })[0].from).toBe(NOW - 15 * 24 * HOUR);
    expect(wanted({ messagesReceived: 0 }, 24 * HOUR)).toMatchObject([
      { from: NOW - 24 * HOUR, missing: false },
    ]);
  });

  it.each([
    ['nothing is wanted', {}],
    ['what is wanted is there already', { messagesReceived: NOW - 2 * HOUR }],
    ['the stage has no such series', { iteratorAge: NOW - 19 * HOUR }],
  ])('is empty when %s', (_, lookback) => {
    expect(wanted(lookback)).toEqual([]);
  });
});

describe('lookBack', () => {
  it('loads the older samples of the one series that is wanted', async () => {
    const since = jest.fn(async () => new Map([[7, older]]));
    const pipeline = await lookBack(
      stored,
      wanted({ messagesReceived: NOW - 19 * HOUR }),
      since,
    );
    expect(since).toHaveBeenCalledTimes(1);
    expect(since).toHaveBeenCalledWith([7], NOW - 19 * HOUR);
    expect(pipeline.stages[0].samples).toEqual({
      messagesReceived: older,
      messagesSent: recent,
    });
  });

  it('asks once for the series that are wanted since the same time', async () => {
    const since = jest.fn(async () => new Map([[7, older]]));
    const from = NOW - 19 * HOUR;
    await lookBack(
      stored,
      wanted({ messagesReceived: from, messagesSent: from }),
      since,
    );
    expect(since.mock.calls).toEqual([[[7, 8], from]]);
  });
});
