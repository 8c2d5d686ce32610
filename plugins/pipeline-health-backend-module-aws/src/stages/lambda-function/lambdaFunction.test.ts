import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { seriesOf } from '@pipeline-health/plugin-pipeline-health-node';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { chooseQueries } from '../../aws/chooseQueries';
import {
  ARNS,
  calledWhen,
  functionContext,
  functionInventory,
  reading,
  STAGE,
} from './__testUtils__/functions';
import { LambdaInventory } from './LambdaInventory';
import { lambdaFunction } from '.';

const problem = { code: 'failed', message: 'No' } as const;

const NEW: LambdaInventory = {
  state: 'Pending',
  architectures: [],
  timeoutSeconds: 3,
  reservedConcurrency: { problem },
  eventSources: { problem },
  alarms: { problem },
};

const metricsOf = (inventory: LambdaInventory) =>
  seriesOf(lambdaFunction, inventory).map(({ metric }) => metric);

describe('lambda-function', () => {
  testStageKind(lambdaFunction, [
    { stage: STAGE, inventory: functionInventory() },
    {
      stage: { ...STAGE, name: 'new', arn: STAGE.arn.replace('plays', 'new') },
      inventory: NEW,
    },
  ]);

  it('asks CloudWatch for each of its series once, in our units', () => {
    const inventory = reading({ failureDestination: ARNS.failures });
    const metrics = metricsOf(inventory);
    const { queries, answered } = chooseQueries(
      metrics.map((metric, id) => ({
        id,
        stage: STAGE,
        inventory,
        metric,
        from: 0,
        to: 60_000,
      })),
      new Map([[lambdaFunction.kind, lambdaFunction]]),
    );
    expect(answered).toEqual([]);
    expect(
      queries.map(({ request, metric }) => [request.metric, metric.name]),
    ).toEqual([
      ['errors', 'Errors'],
      ['duration', 'Duration'],
      ['iteratorAge', 'IteratorAge'],
      ['invocations', 'Invocations'],
      ['throttles', 'Throttles'],
      ['concurrentExecutions', 'ConcurrentExecutions'],
      ['deadLetterErrors', 'DeadLetterErrors'],
      ['destinationFailures', 'DestinationDeliveryFailures'],
      ['eventsDropped', 'AsyncEventsDropped'],
      ['eventAge', 'AsyncEventAge'],
    ]);
    expect(queries[1]).toMatchObject({
      metric: {
        namespace: 'AWS/Lambda',
        dimensions: { FunctionName: 'plays' },
        scale: 0.001,
      },
      statistic: 'Maximum',
      period: 60,
    });
  });

  it('does not ask for metrics that the function cannot have', () => {
    const inventory = functionInventory({
      deadLetterTarget: undefined,
      eventSources: { answer: [] },
    });
    expect(metricsOf(inventory)).toEqual([
      'errors',
      'duration',
      'invocations',
      'throttles',
      'concurrentExecutions',
      'eventsDropped',
      'eventAge',
    ]);
  });

  it('asks for the lag while nobody tells whether it reads a stream', () => {
    expect(metricsOf(NEW)).toContain('iteratorAge');
    expect(metricsOf(NEW)).toContain('destinationFailures');
  });

  it('expects a call in the metrics only after it may have ended', () => {
    const inventory = functionInventory({ timeoutSeconds: 900 });
    expect(seriesOf(lambdaFunction, inventory)[0].expectedLag).toBe(1_080);
  });

  it('tells errors as a share of the calls', () => {
    const derived = (published: { [metric: string]: number }) =>
      lambdaFunction.deriveReadings?.(functionContext({ published }));
    expect(derived({ errors: 4 })).toEqual({
      errorRatio: {
        value: 0.02,
        unit: 'ratio',
        at: '2026-03-01T11:57:00.000Z',
      },
    });
    expect(
      lambdaFunction.deriveReadings?.(functionContext({ samples: {} })),
    ).toEqual({});
  });

  it('shows in the row of its pipeline how many calls fail', () => {
    const failing = functionContext({
      published: calledWhen(ago => ago % 60 === 20, { errors: 1 }),
    });
    const figure = (id: string) => lambdaFunction.keyFigure?.(failing, { id });
    expect(figure('lambda-function/failing')).toEqual({
      metric: 'errorRatio',
      value: 1,
      unit: 'ratio',
    });
    expect(figure('lambda-function/throttled')).toBeUndefined();
  });

  it('refuses a version or an alias, as all of them are one stage', () => {
    expect(() =>
      lambdaFunction.identify(parseArn(`${ARNS.function}:live`)),
    ).toThrow(/without version or alias/);
  });
});
