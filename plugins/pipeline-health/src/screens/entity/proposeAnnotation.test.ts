import { proposeAnnotation, yamlOf } from './proposeAnnotation';

const entity = (annotations?: { [key: string]: string }) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default', annotations },
});

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
      ),
    ).toEqual({
      key: 'pipeline-health.io/aws-arns',
      value: `${QUEUE},${LAMBDA}`,
      from: 'arns',
    });
  });

  it('is of the tags of another plugin', () => {
    expect(
      proposeAnnotation(
        entity({ 'aws.amazon.com/amazon-ecs-service-tags': 'app=orders' }),
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
      const proposed = proposeAnnotation(entity(annotations));
      expect(proposed.from).toBe('name');
      expect(yamlOf(proposed)).toBe(
        'metadata:\n  annotations:\n    pipeline-health.io/aws-tags: component=orders',
      );
    },
  );
});
