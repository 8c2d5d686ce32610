import { entityOf } from '../__testUtils__/setUpCollection';
import { MemorySource } from '../__testUtils__/MemorySource';
import { SourceRegistry } from '../sources/SourceRegistry';
import { watchedEntity } from './watchedEntity';

const sources = new SourceRegistry();
sources.addSource(new MemorySource(() => 0));
const arn = 'arn:aws:sqs:eu-central-1:123456789012:orders';

const problemsOf = (...arns: string[]) =>
  watchedEntity(entityOf('orders', arns), sources).declaration.problems;

describe('watchedEntity', () => {
  it('has a name when it has no title', () => {
    const watched = watchedEntity(entityOf('orders', [arn]), sources);
    expect(watched).toMatchObject({
      entityRef: 'component:default/orders',
      title: 'orders',
      owner: undefined,
      declaration: { stages: [{ arn }], tags: {}, problems: [] },
    });
  });

  it.each([
    ['nothing of the kind', 'orders', /'orders' is not an ARN/],
    [
      'a foreign partition',
      'arn:azure:sqs:eu-central-1:123456789012:orders',
      /has the partition 'azure'; expected one of aws, aws-cn, aws-us-gov/,
    ],
    [
      'an unknown kind',
      'arn:aws:lake:eu-central-1:123456789012:x',
      /is of no known kind; known kinds are fake-queue$/,
    ],
    ['HTML', '<script>alert(1)</script>', /is not an ARN/],
    ['more than fits', `${arn}${'x'.repeat(600)}`, /expected at most 600$/],
  ])('says what is wrong with %s, and reads the rest', (_, wrong, message) => {
    const { declaration } = watchedEntity(entityOf('o', [wrong, arn]), sources);
    expect(declaration.stages).toMatchObject([{ arn }]);
    expect(declaration.problems).toMatchObject([
      {
        key: 'pipeline-health.io/aws-arns',
        message: expect.stringMatching(message),
      },
    ]);
  });

  it('does not read an annotation of 10 kB', () => {
    const [problem] = problemsOf(`${arn},`.repeat(200));
    expect(problem.message).toContain('expected at most 8,192');
  });

  it('has the links that are declared, and names those between no stages', () => {
    const entity = entityOf('orders', [arn]);
    const annotations = entity.metadata.annotations ?? {};
    annotations['pipeline-health.io/links'] = JSON.stringify([
      { from: arn, to: `${arn}-failed`, relation: 'dead-letter-queue' },
      {
        from: arn,
        to: 'arn:aws:lake:eu-central-1:123456789012:x',
        relation: 'dead-letter-queue',
      },
    ]);
    const { declaration } = watchedEntity(entity, sources);
    expect(declaration.links).toEqual([
      {
        from: arn,
        to: `${arn}-failed`,
        relation: 'dead-letter-queue',
        note: 'The entity says that orders leads to orders-failed (dead-letter-queue).',
        noteMessage: expect.objectContaining({ key: 'link.declared' }),
      },
    ]);
    expect(declaration.problems).toMatchObject([
      {
        key: 'pipeline-health.io/links',
        message: expect.stringContaining('is of no known kind'),
      },
    ]);
  });

  it('leads to the first runbook that can be opened, and names the others', () => {
    const entity = entityOf('orders', [arn]);
    const runbook = (url: string) => ({ url, type: 'runbook' });
    entity.metadata.links = [
      { url: 'https://example.com/dashboard', type: 'dashboard' },
      runbook('data:text/html,<script>alert(1)</script>'),
      runbook('https://example.com/runbook'),
      runbook('https://example.com/another'),
    ];
    const watched = watchedEntity(entity, sources);
    expect(watched.runbook).toBe('https://example.com/runbook');
    expect(watched.declaration.problems).toMatchObject([
      {
        key: 'metadata.links',
        message:
          "The runbook 'data:text/html,<script>alert(1)</script>' is not shown; expected an http or https URL",
      },
    ]);
  });

  it('has another fingerprint for everything that differs', () => {
    const entity = entityOf('orders', [arn]);
    const fingerprint = watchedEntity(entity, sources).fingerprint;
    expect(watchedEntity(structuredClone(entity), sources).fingerprint).toBe(
      fingerprint,
    );
    const renamed = structuredClone(entity);
    renamed.metadata.title = 'Orders';
    expect(watchedEntity(renamed, sources).fingerprint).not.toBe(fingerprint);
  });
});
