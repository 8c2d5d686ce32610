import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import {
  contextOf,
  functionInventory,
  minutes,
  reading,
  STAGE,
  withSamples,
} from './__testUtils__/functions';
import { lambdaFunction } from '.';

describe('lambda-function', () => {
  const { kind, queries } = lambdaFunction;

  testStageKind(kind, [
    { stage: STAGE, inventory: functionInventory() },
    {
      stage: { ...STAGE, name: 'new', arn: STAGE.arn.replace('plays', 'new') },
      inventory: {
        state: 'Pending',
        architectures: [],
        timeoutSeconds: 3,
        reservedConcurrency: { asked: false, code: 'failed', message: 'No' },
        eventSources: { asked: false, code: 'failed', message: 'No' },
        alarms: { asked: false, code: 'access-denied', message: 'Not allowed' },
      },
    },
  ]);

  it('asks CloudWatch for each of its series once, in our units', () => {
    const inventory = reading({ failureDestination: 'arn:aws:sqs:::failed' });
    const asked = queries(STAGE, inventory);
    expect(Object.keys(asked)).toEqual(
      kind.series(inventory).map(({ metric }) => metric),
    );
    expect(asked.duration).toEqual({
      namespace: 'AWS/Lambda',
      name: 'Duration',
      dimensions: { FunctionName: 'plays' },
      scale: 0.001,
    });
    expect(asked.destinationFailures.name).toBe('DestinationDeliveryFailures');
  });

  it('does not ask for metrics that the function cannot have', () => {
    const inventory = functionInventory({
      deadLetterTarget: undefined,
      eventSources: { asked: true, answer: [] },
    });
    expect(kind.series(inventory).map(({ metric }) => metric)).toEqual([
      'invocations',
      'errors',
      'throttles',
      'duration',
      'concurrentExecutions',
    ]);
  });

  it('expects a call in the metrics only after it may have ended', () => {
    const inventory = functionInventory({ timeoutSeconds: 900 });
    expect(kind.series(inventory)[0].expectedLag).toBe(1_080);
  });

  it('tells errors as a share of the calls', () => {
    const context = contextOf(withSamples({ errors: minutes(180, 4) }));
    expect(kind.deriveReadings?.(context)).toEqual({
      errorRatio: {
        value: 0.02,
        unit: 'ratio',
        at: '2026-03-02T11:57:00.000Z',
      },
    });
    expect(kind.deriveReadings?.(contextOf({ samples: {} }))).toEqual({});
  });
});
