import { Entity } from '@backstage/catalog-model';
import { isPipeline, isWatched, readDeclaration } from './declaration';

const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';

function entity(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', annotations },
  };
}

describe('isPipeline', () => {
  it.each([
    [undefined, false],
    [{}, false],
    [{ 'pipeline-health.io/thresholds': '{}' }, false],
    [{ 'pipeline-health.io/aws-arns': '' }, true],
    [{ 'pipeline-health.io/aws-tags': 'team=data' }, true],
  ])('%j → %s', (annotations, expected) => {
    expect(isPipeline(entity(annotations))).toBe(expected);
  });
});

describe('isWatched', () => {
  it.each([
    [undefined, false],
    [{ 'aws.amazon.com/arn': QUEUE }, false],
    [{ 'pipeline-health.io/aws-arns': QUEUE }, true],
    [{ 'pipeline-health.io/watched': 'true' }, true],
  ])('%j → %s', (annotations, expected) => {
    expect(isWatched(entity(annotations))).toBe(expected);
  });
});

describe('readDeclaration', () => {
  it('warns past nobody who logs', () => {
    const warned = jest.spyOn(process, 'emitWarning').mockReturnValue();
    const { thresholds } = readDeclaration(
      entity({
        'pipeline-health.io/aws-arns': QUEUE,
        'pipeline-health.io/thresholds':
          'sqs-queue: !!js/function "function () {}"',
      }),
    );
    expect(thresholds).toEqual({ 'sqs-queue': 'function () {}' });
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('reads ARNs between commas and white space, each once', () => {
    const { arns, problems } = readDeclaration(
      entity({
        'pipeline-health.io/aws-arns': ` ${QUEUE},${QUEUE}-2\n\t${QUEUE} `,
      }),
    );
    expect(arns.map(arn => arn.arn)).toEqual([QUEUE, `${QUEUE}-2`]);
    expect(problems).toEqual([]);
  });

  it('keeps the good ARNs beside a bad one and names the key', () => {
    const { arns, problems } = readDeclaration(
      entity({ 'pipeline-health.io/aws-arns': `${QUEUE} <b>orders</b>` }),
    );
    expect(arns).toHaveLength(1);
    expect(problems).toMatchObject([
      {
        key: 'pipeline-health.io/aws-arns',
        message: expect.stringContaining("'<b>orders</b>' is not an ARN"),
      },
    ]);
  });

  it('says what an empty value should have held', () => {
    expect(
      readDeclaration(entity({ 'pipeline-health.io/aws-arns': ' ' })).problems,
    ).toMatchObject([
      {
        key: 'pipeline-health.io/aws-arns',
        message: 'The value is empty; expected at least one ARN.',
        sentence: { key: 'declaration.no-arn', values: {} },
      },
    ]);
  });

  it('does not read a value of 10 kB', () => {
    const { arns, problems } = readDeclaration(
      entity({ 'pipeline-health.io/aws-arns': `${QUEUE} `.repeat(250) }),
    );
    expect(arns).toEqual([]);
    expect(problems[0].message).toContain('expected at most 8,192');
  });

  it('reads tags, with an equals sign inside a value', () => {
    const { tags, problems } = readDeclaration(
      entity({
        'pipeline-health.io/aws-tags': 'team=data, env=prod,expr=a=b, bare',
      }),
    );
    expect(tags).toEqual({ team: 'data', env: 'prod', expr: 'a=b' });
    expect(problems).toMatchObject([
      {
        key: 'pipeline-health.io/aws-tags',
        message: "'bare' is not a tag; expected key=value",
      },
    ]);
  });

  it.each([
    ['{"sqs-queue": {"oldestMessageAge": {"warning": 60}}}'],
    ['sqs-queue:\n  oldestMessageAge:\n    warning: 60'],
  ])('reads thresholds from %s', text => {
    expect(
      readDeclaration(entity({ 'pipeline-health.io/thresholds': text }))
        .thresholds,
    ).toEqual({ 'sqs-queue': { oldestMessageAge: { warning: 60 } } });
  });

  it.each([
    ['{"sqs-queue":', 'neither JSON nor YAML'],
    ['just words', 'not a mapping'],
    ['- a\n- b', 'not a mapping'],
    ['a: &a [x]\nb: [*a, *a]', 'neither JSON nor YAML'],
  ])('refuses thresholds such as %j', (text, message) => {
    const { thresholds, problems } = readDeclaration(
      entity({ 'pipeline-health.io/thresholds': text }),
    );
    expect(thresholds).toEqual({});
    expect(problems).toMatchObject([
      {
        key: 'pipeline-health.io/thresholds',
        message: expect.stringContaining(message),
      },
    ]);
  });

  it('reads links, and names those that are none', () => {
    const { links, problems } = readDeclaration(
      entity({
        'pipeline-health.io/links': `
- { from: '${QUEUE}', to: '${QUEUE}-failed', relation: dead-letter-queue }
- { from: orders, to: '${QUEUE}-failed', relation: dead-letter-queue }
- { from: '${QUEUE}', relation: dead-letter-queue }
- { from: '${QUEUE}', to: '${QUEUE}', relation: '<b>' }
- ${QUEUE}
`,
      }),
    );
    expect(links).toEqual([
      {
        from: expect.objectContaining({ arn: QUEUE }),
        to: expect.objectContaining({ arn: `${QUEUE}-failed` }),
        relation: 'dead-letter-queue',
      },
    ]);
    expect(problems.map(({ key }) => key)).toEqual(
      [1, 2, 3, 4].map(index => `pipeline-health.io/links[${index}]`),
    );
  });
});
