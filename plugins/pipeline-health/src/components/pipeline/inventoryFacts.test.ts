import { inventoryFacts } from './inventoryFacts';

describe('inventoryFacts', () => {
  it('names what is nested by its path', () => {
    expect(
      inventoryFacts({
        retentionSeconds: 60,
        redriveAllowPolicy: {
          permission: 'byQueue',
          sourceQueueArns: [
            'arn:aws:sqs:eu-west-1:1:a',
            'arn:aws:sqs:eu-west-1:1:b',
          ],
        },
      }),
    ).toEqual([
      { key: 'retentionSeconds', label: 'Retention', value: 60 },
      {
        key: 'permission',
        label: 'Redrive allow policy · permission',
        value: 'byQueue',
      },
      {
        key: 'sourceQueueArns',
        label: 'Redrive allow policy · source queue ARNs',
        value: 'arn:aws:sqs:eu-west-1:1:a',
      },
      {
        key: 'sourceQueueArns',
        label: 'Redrive allow policy · source queue ARNs',
        value: 'arn:aws:sqs:eu-west-1:1:b',
      },
    ]);
  });

  it('keeps words of a list on one line', () => {
    expect(inventoryFacts({ tables: ['events', 'raw'] })).toEqual([
      { key: 'tables', label: 'Tables', value: 'events, raw' },
    ]);
  });

  it('tells an empty answer from a question that failed', () => {
    expect(inventoryFacts({ alarms: { asked: true, alarms: [] } })).toEqual([
      { key: 'alarms', label: 'Alarms', value: null },
    ]);
    expect(
      inventoryFacts({ alarms: { asked: false, message: 'Access denied' } }),
    ).toEqual([
      { key: 'alarms', label: 'Alarms', value: 'Access denied', unknown: true },
    ]);
  });

  it('tells an empty list from a value that is not known', () => {
    expect(inventoryFacts({ alarms: [], kmsKey: undefined })).toEqual([
      { key: 'alarms', label: 'Alarms', value: null },
    ]);
  });
});
