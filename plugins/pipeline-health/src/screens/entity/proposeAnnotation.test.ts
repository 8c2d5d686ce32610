import { kindDescription } from '../../__testUtils__/kinds';
import { proposeAnnotation, yamlOf } from './proposeAnnotation';

const entity = (annotations?: { [key: string]: string }) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default', annotations },
});

const kinds = [
  kindDescription('sqs-queue', 'SQS queue', {
    arns: { service: 'sqs', resource: '' },
  }),
  kindDescription('lambda-function', 'Lambda function', {
    arns: { service: 'lambda', resource: 'function:' },
  }),
];

const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:orders';
const LAMBDA = 'arn:aws-cn:lambda:cn-north-1:123456789012:function:orders';

describe('the annotation that is proposed', () => {
  it('is of the ARNs that others wrote, each once', () => {
    expect(
      proposeAnnotation(
        entity({
          'aws.amazon.com/arn': QUEUE,
          'amazon.com/sqs-queue-arn': QUEUE,
          'example.com/resources': `["${LAMBDA}"]`,
        }),
        kinds,
      ),
    ).toEqual({
      key: 'pipeline-health.io/aws-arns',
      value: `${QUEUE},${LAMBDA}`,
      from: 'arns',
      leftOut: [],
    });
  });

  it('leaves out what no kind can watch, and says so', () => {
    const cluster = 'arn:aws:ecs:eu-west-1:123456789012:cluster/orders';
    const layer = 'arn:aws:lambda:eu-west-1:123456789012:layer:orders';
    const arns = `${cluster} ${QUEUE} ${layer}`;
    expect(proposeAnnotation(entity({ arns }), kinds)).toMatchObject({
      value: QUEUE,
      leftOut: [cluster, layer],
    });
    expect(proposeAnnotation(entity({ arns: cluster }), kinds)).toMatchObject({
      from: 'name',
      leftOut: [cluster],
    });
  });

  it('leaves nothing out while nobody knows what can be watched', () => {
    const cluster = 'arn:aws:ecs:eu-west-1:123456789012:cluster/orders';
    const silent = kindDescription('tank', 'Tank');
    for (const known of [[], [...kinds, silent]]) {
      expect(proposeAnnotation(entity({ arns: cluster }), known)).toMatchObject(
        { value: cluster, leftOut: [] },
      );
    }
  });

  it('is of the tags of another plugin', () => {
    expect(
      proposeAnnotation(
        entity({ 'aws.amazon.com/amazon-ecs-service-tags': 'app=orders' }),
        kinds,
      ),
    ).toMatchObject({
      key: 'pipeline-health.io/aws-tags',
      value: 'app=orders',
      from: 'tags',
    });
  });

  it.each([undefined, { 'aws.amazon.com/region': 'eu-west-1' }])(
    'is of its name with %p',
    annotations => {
      const proposed = proposeAnnotation(entity(annotations), kinds);
      expect(proposed.from).toBe('name');
      expect(yamlOf(proposed)).toBe(
        'metadata:\n  annotations:\n    pipeline-health.io/aws-tags: component=orders',
      );
    },
  );
});
