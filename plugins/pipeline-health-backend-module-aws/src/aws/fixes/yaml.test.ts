import { parse } from 'yaml';
import { yamlOf } from './yaml';

const DIFFICULT = [
  '',
  ' ',
  'Off',
  'y',
  'NULL',
  'on: off',
  'ends with a colon:',
  'a #comment',
  '- item',
  '*',
  '~',
  '012',
  '1e3',
  '12:30:45',
  '2012-10-17',
  '${AlarmTopic}',
  'it\'s "quoted"',
  'two\nlines',
  'tab\t',
  'ends with a space ',
  'über',
  'arn:aws:sqs:eu-central-1:123456789012:orders',
  'cron(0/5 * * * ? *)',
];

describe('yamlOf', () => {
  it.each(['1.1', '1.2'] as const)(
    'says nothing else to a reader of YAML %s',
    version => {
      const data = {
        texts: DIFFICULT,
        names: Object.fromEntries(DIFFICULT.map(name => [name, name])),
        numbers: [0, -1, 0.5, 1e21],
        others: [true, false, null],
        empty: [{}, []],
        nested: [[1, [2]], { a: [{ b: { c: [] } }] }],
      };
      expect(parse(yamlOf(data), { version })).toEqual(data);
    },
  );

  it('is as people write it', () => {
    expect(
      yamlOf({
        Type: 'AWS::CloudWatch::Alarm',
        Dimensions: [{ Name: 'QueueName', Value: 'orders-dlq' }],
        Description: 'ARN of an SNS topic that tells the team',
        Status: 'Off',
      }),
    ).toBe(
      [
        'Type: AWS::CloudWatch::Alarm',
        'Dimensions:',
        '  - Name: QueueName',
        '    Value: orders-dlq',
        'Description: ARN of an SNS topic that tells the team',
        'Status: "Off"',
      ].join('\n'),
    );
  });
});
