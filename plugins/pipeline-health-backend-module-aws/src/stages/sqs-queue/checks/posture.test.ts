import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import {
  arnOf,
  asSource,
  DAY_SECONDS,
  deadLetterInventory,
  factsOf,
  find,
  queueInventory,
  stageOf,
} from '../__testUtils__/queues';
import { alarmCoverage, alarmNeverFires } from './alarms';
import { manySources } from './manySources';
import {
  deadLetterRetention,
  fewReceives,
  noDeadLetterQueue,
  shortRetention,
} from './posture';
import { visibilityTimeout } from './visibilityTimeout';

const DEPTH = 'ApproximateNumberOfMessagesVisible';
const SENT = 'NumberOfMessagesSent';

describe('no-dead-letter-queue', () => {
  it.each([
    ['without one', queueInventory({ deadLetterQueueArn: undefined }), true],
    ['with one', queueInventory(), false],
    ['that is one', deadLetterInventory(), false],
    [
      'that may be one',
      deadLetterInventory({ deadLetterSources: undefined }),
      false,
    ],
  ])('looks at a queue %s', (_, inventory, found) => {
    expect(find(noDeadLetterQueue, { inventory }) !== undefined).toBe(found);
  });
});

describe('many-sources', () => {
  const sharedBy = (count: number) =>
    find(manySources, {
      inventory: deadLetterInventory({
        deadLetterSources: Array.from({ length: count }, (_, index) =>
          arnOf(`source-${index}`),
        ),
      }),
    });

  it('says that not all sources are followed', () => {
    expect(sharedBy(20)).toBeUndefined();
    expect(sharedBy(1_200)).toMatchObject({
      severity: 'info',
      title:
        '1,200 queues share this dead-letter queue; at most 20 of them are followed from here',
      evidence: { sourceQueues: 1_200, followed: 20 },
    });
  });
});

describe('short-retention', () => {
  it('informs below 14 days', () => {
    expect(find(shortRetention, {})?.severity).toBe('info');
    expect(
      find(shortRetention, {
        inventory: queueInventory({ retentionSeconds: 14 * DAY_SECONDS }),
      }),
    ).toBeUndefined();
  });
});

describe('dead-letter-retention', () => {
  const judge = (own: number, source: number, fifo = false) =>
    find(deadLetterRetention, {
      inventory: deadLetterInventory({
        fifo,
        retentionSeconds: own * DAY_SECONDS,
      }),
      neighbours: [
        asSource(
          factsOf('orders', {
            inventory: queueInventory({
              retentionSeconds: source * DAY_SECONDS,
            }),
          }),
        ),
      ],
    });

  it.each([
    [14, 4, undefined],
    [4, 4, 'warning'],
    [4, 7, 'warning'],
    [14, 14, 'warning'],
  ])('judges %d days against %d of the source', (own, source, severity) => {
    expect(judge(own, source)?.severity).toBe(severity);
  });

  it('does not matter for FIFO queues, which start anew', () => {
    expect(judge(4, 4, true)).toBeUndefined();
  });

  it('advises what is possible', () => {
    expect(judge(4, 4)?.remedy).not.toContain('lower');
    expect(judge(14, 14)?.remedy).toContain('lower');
  });

  it('says nothing while the source is not known', () => {
    expect(
      find(deadLetterRetention, { inventory: deadLetterInventory() }),
    ).toBeUndefined();
  });
});

describe('few-receives', () => {
  it.each([
    [1, true],
    [2, true],
    [3, false],
    [undefined, false],
  ])('looks at maxReceiveCount %p', (maxReceiveCount, found) => {
    const inventory = queueInventory({ maxReceiveCount });
    expect(find(fewReceives, { inventory }) !== undefined).toBe(found);
  });
});

describe('visibility-timeout', () => {
  const lambda = (inventory: object, kind = 'lambda-function'): Neighbour => ({
    direction: 'downstream',
    relation: 'event-source',
    facts: {
      ...factsOf('handler'),
      stage: { ...stageOf('handler'), kind },
      inventory: { ...inventory },
    },
  });

  it.each([
    ['too short', lambda({ timeoutSeconds: 10 }), true],
    ['long enough', lambda({ timeoutSeconds: 5 }), false],
    ['of an unknown timeout', lambda({}), false],
    ['of a strange timeout', lambda({ timeoutSeconds: 'long' }), false],
    ['of another kind', lambda({ timeoutSeconds: 10 }, 'glue-job'), false],
  ])('compares with a function: %s', (_, neighbour, found) => {
    const finding = find(visibilityTimeout, { neighbours: [neighbour] });
    expect(finding !== undefined).toBe(found);
  });

  it('says what is needed', () => {
    expect(
      find(visibilityTimeout, { neighbours: [lambda({ timeoutSeconds: 60 })] }),
    ).toMatchObject({
      severity: 'warning',
      title:
        'The visibility timeout of 30 s is less than six times the 1 min that handler may run',
      evidence: { neededSeconds: 360 },
    });
  });

  it('stands that there is no function', () => {
    expect(find(visibilityTimeout, {})).toBeUndefined();
  });
});

describe('alarms', () => {
  const alarm = (metric: string, reachesSomebody = true) => ({
    name: `alarm-${metric}`,
    metrics: [metric],
    reachesSomebody,
    state: 'OK',
  });
  const deadLettersWith = (...alarms: ReturnType<typeof alarm>[]) => ({
    inventory: deadLetterInventory({ alarms: { asked: true, alarms } }),
  });

  it('is content with one alarm that reaches somebody', () => {
    expect(find(alarmCoverage, deadLettersWith(alarm(DEPTH)))).toBeUndefined();
  });

  it('tells an alarm without action from none', () => {
    expect(
      find(alarmCoverage, deadLettersWith(alarm(DEPTH, false))),
    ).toMatchObject({
      severity: 'info',
      evidence: { alarmsWithoutAction: [`alarm-${DEPTH}`] },
    });
    expect(find(alarmCoverage, deadLettersWith())?.evidence).not.toHaveProperty(
      'alarmsWithoutAction',
    );
  });

  it('says that it could not ask, which is not the same as none', () => {
    const finding = find(alarmCoverage, {
      inventory: queueInventory({
        alarms: { asked: false, code: 'access-denied', message: 'refused' },
      }),
    });
    expect(finding).toMatchObject({
      severity: 'info',
      evidence: { problem: 'access-denied' },
    });
    expect(finding?.title).toMatch(/^Could not ask/);
  });

  it('warns of an alarm that never fires', () => {
    expect(find(alarmNeverFires, deadLettersWith(alarm(SENT)))).toMatchObject({
      severity: 'warning',
      evidence: { metric: SENT },
    });
    expect(
      find(alarmNeverFires, deadLettersWith(alarm(SENT), alarm(DEPTH)))
        ?.severity,
    ).toBe('info');
  });

  it('finds such an alarm sensible on a queue that is written to', () => {
    expect(
      find(alarmNeverFires, {
        inventory: queueInventory({
          alarms: { asked: true, alarms: [alarm(SENT)] },
        }),
      }),
    ).toBeUndefined();
  });

  it('needs the sources to know a dead-letter queue', () => {
    expect(
      find(alarmCoverage, {
        inventory: deadLetterInventory({
          deadLetterSources: [arnOf('orders')],
          alarms: { asked: true, alarms: [] },
        }),
      })?.title,
    ).toContain('when dead letters come');
  });
});
