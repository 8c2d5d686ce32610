import { Entity, makeValidator } from '@backstage/catalog-model';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { AnnotationProcessor } from './AnnotationProcessor';

const text = readFileSync(
  join(__dirname, '../../../docs/templates/register-pipeline.yaml'),
  'utf8',
);
const template = parse(text);

const ANSWERS: { [parameter: string]: string } = {
  name: 'orders',
  owner: 'group:default/shop',
  "arns | join(' ')":
    'arn:aws:sqs:eu-central-1:123456789012:orders arn:aws:s3:::lake',
  runbook: 'https://example.com/runbook',
};

describe('the template that registers a pipeline', () => {
  const asked = Object.assign(
    {},
    ...template.spec.parameters.map(
      ({ properties }: { properties: object }) => properties,
    ),
  );

  it('uses what it asks for', () => {
    const used = [...text.matchAll(/parameters\.(\w+)/g)].map(([, it]) => it);
    expect(new Set(used)).toEqual(new Set(Object.keys(asked)));
  });

  it('writes an entity that the catalog takes', async () => {
    const [write] = template.spec.steps;
    const written = JSON.stringify(write.input.entity).replace(
      /\$\{\{ parameters\.(.+?) \}\}/g,
      (_, parameter) => ANSWERS[parameter],
    );
    const entity: Entity = JSON.parse(written);
    expect(written).not.toContain('undefined');
    expect(makeValidator().isValidEntityName(entity.metadata.name)).toBe(true);
    await expect(
      new AnnotationProcessor().preProcessEntity(entity),
    ).resolves.toEqual(entity);
  });

  it.each([
    ['arn:aws:sqs:eu-central-1:123456789012:orders', true],
    ['arn:aws:s3:::lake', true],
    ['arn:aws-cn:sqs:cn-north-1:123456789012:orders', true],
    ['orders', false],
    ['arn:aws:sqs:eu-central-1:123456789012:orders, and', false],
  ])('takes %s for an ARN: %s', (arn, expected) => {
    expect(new RegExp(asked.arns.items.pattern).test(arn)).toBe(expected);
  });
});
