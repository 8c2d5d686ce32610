import { toAlarms } from './toAlarms';

const queue = [{ Name: 'QueueName', Value: 'orders-dlq' }];

describe('toAlarms', () => {
  it('reads the metric of an alarm, and those in its expressions', () => {
    const alarms = toAlarms(
      [
        {
          AlarmName: 'plain',
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateNumberOfMessagesVisible',
          Dimensions: queue,
          StateValue: 'OK',
          AlarmActions: ['arn:aws:sns:eu-central-1:123456789012:team'],
        },
        {
          AlarmName: 'math',
          Metrics: [
            { Id: 'e1', Expression: 'm1 + 1' },
            {
              Id: 'm1',
              MetricStat: {
                Metric: {
                  Namespace: 'AWS/SQS',
                  MetricName: 'ApproximateAgeOfOldestMessage',
                  Dimensions: queue,
                },
                Period: 60,
                Stat: 'Maximum',
              },
            },
          ],
        },
      ],
      [],
    );
    expect(alarms).toEqual([
      {
        name: 'plain',
        metrics: [
          {
            namespace: 'AWS/SQS',
            name: 'ApproximateNumberOfMessagesVisible',
            dimensions: { QueueName: 'orders-dlq' },
          },
        ],
        reachesSomebody: true,
        actions: [
          {
            action: 'arn:aws:sns:eu-central-1:123456789012:team',
            by: 'plain',
            isEnabled: true,
          },
        ],
        state: 'OK',
      },
      {
        name: 'math',
        metrics: [
          {
            namespace: 'AWS/SQS',
            name: 'ApproximateAgeOfOldestMessage',
            dimensions: { QueueName: 'orders-dlq' },
          },
        ],
        reachesSomebody: false,
        actions: [],
        state: 'INSUFFICIENT_DATA',
      },
    ]);
  });

  it.each([
    ['without actions', { AlarmActions: [] }, false],
    [
      'with actions that are switched off',
      { ActionsEnabled: false, AlarmActions: ['a'] },
      false,
    ],
    ['with actions', { ActionsEnabled: true, AlarmActions: ['a'] }, true],
    ['with an action for the end only', { OKActions: ['a'] }, false],
  ])('knows whether an alarm %s reaches somebody', (_, alarm, reaches) => {
    expect(
      toAlarms([{ AlarmName: 'a', ...alarm }], [])[0].reachesSomebody,
    ).toBe(reaches);
  });

  it.each([
    ['a name', 'ALARM(depth) OR ALARM("other")'],
    ['a name in quotes', 'NOT OK("x") AND ALARM("depth")'],
    [
      'an ARN',
      'ALARM(arn:aws:cloudwatch:eu-central-1:123456789012:alarm:depth)',
    ],
  ])('follows composite alarms that use %s', (_, AlarmRule) => {
    const outer = {
      AlarmName: 'outer',
      AlarmRule: 'ALARM(inner)',
      AlarmActions: ['a'],
    };
    const inner = { AlarmName: 'inner', AlarmRule };
    const reaches = (...composites: object[]) =>
      toAlarms([{ AlarmName: 'depth' }], composites)[0].reachesSomebody;
    expect(reaches(outer, inner)).toBe(true);
    expect(reaches(inner)).toBe(false);
  });

  it.each([
    ['ALARM', 'deployment'],
    ['OK', undefined],
  ] as const)(
    'knows that an alarm in %s holds back the actions of a composite alarm',
    (StateValue, suppressedBy) => {
      const [alarm] = toAlarms(
        [{ AlarmName: 'depth' }, { AlarmName: 'deployment', StateValue }],
        [
          {
            AlarmName: 'outer',
            AlarmRule: 'ALARM(depth)',
            AlarmActions: ['a'],
            ActionsSuppressor:
              'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:deployment',
          },
        ],
      );
      expect(alarm.actions).toEqual([
        {
          action: 'a',
          by: 'outer',
          isEnabled: true,
          ...(suppressedBy && { suppressedBy }),
        },
      ]);
    },
  );

  it('stands composite alarms that name each other', () => {
    const composites = [
      { AlarmName: 'a', AlarmRule: 'ALARM(b)', AlarmActions: ['x'] },
      { AlarmName: 'b', AlarmRule: 'ALARM(a)', AlarmActions: ['x'] },
    ];
    expect(toAlarms([], composites)).toEqual([]);
  });
});
