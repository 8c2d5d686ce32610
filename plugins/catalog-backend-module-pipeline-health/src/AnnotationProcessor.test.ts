import { Entity } from '@backstage/catalog-model';
import { AnnotationProcessor } from './AnnotationProcessor';

const entityWith = (annotations?: { [key: string]: string }): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', annotations },
});

const process = (annotations?: { [key: string]: string }) =>
  new AnnotationProcessor().preProcessEntity(entityWith(annotations));

describe('AnnotationProcessor', () => {
  it('lets pass what can be read, and what is none of ours', async () => {
    const annotations = {
      'pipeline-health.io/aws-arns':
        'arn:aws:sqs:eu-central-1:123456789012:orders',
      'pipeline-health.io/thresholds': 'sqs-queue: {}',
      'example.com/anything': '{',
    };
    await expect(process(annotations)).resolves.toEqual(
      entityWith(annotations),
    );
    await expect(process()).resolves.toEqual(entityWith());
  });

  it.each([
    ['aws-arns', 'orders', /'orders' is not an ARN; expected arn:partition/],
    ['aws-arns', '', /The value is empty; expected at least one ARN/],
    ['aws-tags', 'team', /'team' is not a tag; expected key=value/],
    ['thresholds', '{', /neither JSON nor YAML/],
    ['thresholds', '[]', /not a mapping; expected kind → reading/],
    ['objectives', '3', /not a mapping; expected freshness/],
    ['links', '[{ "from": "a" }]', /This is no link; expected/],
    ['thresholds', 'x'.repeat(9000), /expected at most 8,192/],
  ])(
    'refuses %s: %s, and names entity and annotation',
    async (key, value, message) => {
      const refused = process({ [`pipeline-health.io/${key}`]: value });
      await expect(refused).rejects.toThrow(message);
      await expect(refused).rejects.toThrow(
        `component:default/orders: metadata.annotations.pipeline-health.io/${key}`,
      );
    },
  );
});
