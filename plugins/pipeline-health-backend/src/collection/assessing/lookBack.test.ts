import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { StoredPipeline } from '../../database';
import { PipelineAssessment } from '../../evaluation';
import { lookBack } from './lookBack';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 60 * 60_000;
const ARN = 'arn:aws:sqs:eu-central-1:123456789012:orders';

const recent: Sample[] = [{ at: NOW - HOUR, value: 1 }];
const older: Sample[] = [{ at: NOW - 19 * HOUR, value: 5 }, ...recent];

const stored = {
  stages: [
    {
      stage: { arn: ARN },
      samples: { messagesReceived: recent, messagesSent: recent },
      series: [
        { id: 7, metric: 'messagesReceived' },
        { id: 8, metric: 'messagesSent' },
      ],
    },
  ],
} as unknown as StoredPipeline;

const wanting = (lookback: { [metric: string]: number }) =>
  ({ stages: new Map([[ARN, { lookback }]]) } as unknown as PipelineAssessment);

describe('lookBack', () => {
  it('loads the older samples of the one series that is wanted', async () => {
    const since = jest.fn(async () => new Map([[7, older]]));
    const pipeline = await lookBack(
      stored,
      wanting({ messagesReceived: NOW - 19 * HOUR }),
      since,
      NOW,
    );
    expect(since).toHaveBeenCalledTimes(1);
    expect(since).toHaveBeenCalledWith([7], NOW - 19 * HOUR);
    expect(pipeline?.stages[0].samples).toEqual({
      messagesReceived: older,
      messagesSent: recent,
    });
  });

  it('asks for no more than AWS can have kept', async () => {
    const since = jest.fn(async () => new Map<number, Sample[]>());
    await lookBack(stored, wanting({ messagesReceived: 0 }), since, NOW);
    expect(since).toHaveBeenCalledWith([7], NOW - 15 * 24 * HOUR);
  });

  it.each([
    ['nothing is wanted', {}],
    ['what is wanted is there already', { messagesReceived: NOW - 2 * HOUR }],
    ['the stage has no such series', { iteratorAge: NOW - 19 * HOUR }],
  ])('loads nothing when %s', async (_, lookback) => {
    const since = jest.fn();
    expect(
      await lookBack(stored, wanting(lookback), since, NOW),
    ).toBeUndefined();
    expect(since).not.toHaveBeenCalled();
  });
});
