import { inventoryFacts as factsOf } from './inventoryFacts';

type Inventory = Parameters<typeof factsOf>[0];

/** The facts in the words of no kind. */
const inventoryFacts = (inventory: Inventory) =>
  factsOf(inventory, { order: [], wordsOf: () => undefined });

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

  it('folds a list of what is nested into its number', () => {
    const tables = Array.from({ length: 180 }, (_, index) => ({
      name: `events_${index}`,
      columns: ['id bigint', 'page string'],
      sizeBytes: 2_048,
    }));
    const facts = inventoryFacts({ tables });
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({ key: 'tables', value: 180 });
    expect(facts[0].items?.[7]).toEqual({
      title: 'events_7',
      facts: [
        { key: 'columns', label: 'Columns', value: 'id bigint, page string' },
        { key: 'sizeBytes', label: 'Size', value: 2_048 },
      ],
    });
  });

  it('folds many words, and numbers what has no name', () => {
    const words = Array.from({ length: 9 }, (_, index) => `word${index}`);
    const [folded, rules] = inventoryFacts({
      words,
      rules: [{ limit: 1 }, { limit: 2 }],
    });
    expect(folded.items?.map(({ title }) => title)).toEqual(words);
    expect(rules.items?.map(({ title }) => title)).toEqual(['1', '2']);
  });

  it('does not fold the only member of a list', () => {
    expect(inventoryFacts({ targets: [{ path: 's3://lake/' }] })).toEqual([
      { key: 'path', label: 'Targets · path', value: 's3://lake/' },
    ]);
  });

  it('tells an empty answer, and leaves what could not be asked to its note', () => {
    expect(inventoryFacts({ alarms: { answer: [] } })).toEqual([
      { key: 'alarms', label: 'Alarms', value: null },
    ]);
    expect(
      inventoryFacts({ alarms: { problem: { code: 'access-denied' } } }),
    ).toEqual([]);
  });

  it('speaks in the words of the kind and in its order', () => {
    const words = {
      order: ['queue', 'source.topic', 'fanOut'],
      wordsOf: (path: string) =>
        ({
          'source.topic': { title: 'Topic' },
          fanOut: { title: 'Readers', unit: 'count' as const },
        }[path]),
    };
    const inventory = {
      fanOut: { answer: 1_500 },
      odd: true,
      source: { topic: 'orders', brokers: 3 },
      queue: 'main',
    };
    expect(factsOf(inventory, words)).toEqual([
      { key: 'queue', label: 'Queue', value: 'main' },
      { key: 'topic', label: 'Topic', value: 'orders', isNamed: true },
      { key: 'brokers', label: 'Source · brokers', value: 3 },
      {
        key: 'fanOut',
        label: 'Readers',
        value: 1_500,
        unit: 'count',
        isNamed: true,
      },
      { key: 'odd', label: 'Odd', value: true },
    ]);
  });

  it('tells an empty list from a value that is not known', () => {
    expect(inventoryFacts({ alarms: [], kmsKey: undefined })).toEqual([
      { key: 'alarms', label: 'Alarms', value: null },
    ]);
  });
});
