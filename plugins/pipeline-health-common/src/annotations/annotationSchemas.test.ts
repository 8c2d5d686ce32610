import * as annotations from './annotations';
import { annotationSchemas } from './annotationSchemas';
import { readDeclaration } from './declaration';

const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';

/** Whether the schema of an annotation takes a value. */
function takes(name: string, value: string): boolean {
  const schema = annotationSchemas.find(each => each.name === name)?.jsonSchema;
  const { maxLength, pattern = '' } = schema as {
    maxLength: number;
    pattern?: string;
  };
  return value.length <= maxLength && new RegExp(pattern, 'u').test(value);
}

function isRead(name: string, value: string): boolean {
  const { problems } = readDeclaration({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', annotations: { [name]: value } },
  });
  return problems.length === 0;
}

describe('the schemas of annotations', () => {
  it('are there for each annotation', () => {
    const names = Object.entries(annotations).flatMap(([key, value]) =>
      key.startsWith('ANNOTATION_') && typeof value === 'string' ? value : [],
    );
    expect(annotationSchemas.map(({ name }) => name).sort()).toEqual(
      names.sort(),
    );
  });

  it.each([
    ['aws-arns', QUEUE, true],
    ['aws-arns', ` ${QUEUE},\n ${QUEUE}-2, arn:aws:s3:::lake/raw/ `, true],
    ['aws-arns', 'arn:aws-cn:sqs:cn-north-1:123456789012:주문', true],
    ['aws-arns', '', false],
    ['aws-arns', ' , ', false],
    ['aws-arns', 'orders', false],
    ['aws-arns', `${QUEUE} orders`, false],
    ['aws-arns', 'arn:azure:sqs:eu-central-1:123456789012:orders', false],
    ['aws-arns', 'arn:aws:sqs:eu-central-1:123:orders', false],
    ['aws-arns', `${QUEUE} `.repeat(200), false],
    ['aws-tags', 'team=data', true],
    ['aws-tags', ' team = data , stage=', true],
    ['aws-tags', '팀=결제', true],
    ['aws-tags', 'url=https://example.com/?a=b', true],
    ['aws-tags', 'team', false],
    ['aws-tags', '=data', false],
    ['aws-tags', 'team=data,', false],
    ['aws-tags', '', false],
    ['thresholds', '{}', true],
  ])('agree with what reads them on %s: %s', (key, value, expected) => {
    const name = `pipeline-health.io/${key}`;
    expect(takes(name, value)).toBe(expected);
    expect(isRead(name, value)).toBe(expected);
  });
});
