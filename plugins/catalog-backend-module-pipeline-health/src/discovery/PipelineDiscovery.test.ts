import {
  entityEnvelopeSchemaValidator,
  Entity,
  SchemaValidEntityPolicy,
  FieldFormatEntityPolicy,
} from '@backstage/catalog-model';
import {
  ACCOUNT,
  entityOf,
  MemoryFinder,
  REGION,
  setUpDiscovery,
} from '../__testUtils__/setUpDiscovery';

async function expectValid(entities: readonly Entity[]) {
  for (const entity of entities) {
    entityEnvelopeSchemaValidator()(entity);
    await new SchemaValidEntityPolicy().enforce(entity);
    await new FieldFormatEntityPolicy().enforce(entity);
  }
}

describe('PipelineDiscovery', () => {
  it('provides a Component and its Resources, with the owner that tags name', async () => {
    const finder = new MemoryFinder();
    const orders = finder.add('orders', { pipeline: 'sales', owner: 'shop' });
    finder.link(orders, finder.add('orders-dlq'), 'dead-letter-queue');
    finder.add('nobody', { team: 'other' });
    const { run, of, pipelines } = await setUpDiscovery(undefined, finder);
    await run();
    expect(pipelines()).toEqual({ sales: ['orders', 'orders-dlq'] });
    const [component] = of('Component');
    expect(component).toMatchObject({
      metadata: {
        name: 'sales',
        annotations: {
          'pipeline-health.io/aws-arns': orders,
          'backstage.io/managed-by-location': `pipeline-health:${ACCOUNT}/${REGION}`,
        },
      },
      spec: { type: 'data-pipeline', owner: 'shop', lifecycle: 'production' },
    });
    expect(of('Resource')[0]).toMatchObject({
      metadata: {
        title: 'orders',
        annotations: { 'aws.amazon.com/arn': orders },
      },
      spec: { type: 'sqs-queue', owner: 'shop' },
    });
    await expectValid([component, ...of('Resource')]);
  });

  it('follows what is renamed, retagged and deleted', async () => {
    const finder = new MemoryFinder();
    const arns = Array.from({ length: 1000 }, (_, index) =>
      finder.add(`queue-${index}`, { pipeline: `p-${index % 100}` }),
    );
    const { run, of, pipelines } = await setUpDiscovery(undefined, finder);
    await run();
    expect(of('Component')).toHaveLength(100);
    expect(of('Resource')).toHaveLength(1000);

    arns.slice(0, 3).forEach(arn => finder.stages.delete(arn));
    finder.add('renamed', { pipeline: 'p-0' });
    finder.add('queue-5', { pipeline: 'moved' });
    await run();
    expect(of('Resource')).toHaveLength(998);
    expect(pipelines()['p-0']).toContain('renamed');
    expect(pipelines()['p-0']).not.toContain('queue-0');
    expect(pipelines()['p-5']).not.toContain('queue-5');
    expect(pipelines().moved).toEqual(['queue-5']);
  });

  it('groups by stack, by what names have in common, and else by configuration', async () => {
    const finder = new MemoryFinder();
    finder.add('a', { 'aws:cloudformation:stack-name': 'data-sales' });
    finder.add('b', { 'aws:cloudformation:stack-name': 'data-sales' });
    finder.add('c', { 'aws:cloudformation:stack-name': 'web' });
    finder.add('bills-queue');
    finder.add('bills-stream', {}, 'firehose-stream');
    const first = finder.add('first', { watch: 'yes' }, 'kinesis-stream');
    const second = finder.add('second', { watch: 'yes' }, 'firehose-stream');
    const lake = finder.add('lake', {}, 's3-bucket');
    finder.link(first, second);
    finder.link(second, lake);
    const alone = finder.add('alone', { watch: 'yes' }, 'glue-job');
    finder.link(alone, lake);
    const { run, pipelines, of } = await setUpDiscovery(
      {
        rules: [
          { stack: 'data-*' },
          { name: '^(?<pipeline>.+)-(queue|stream)$' },
          { tag: 'watch=yes' },
        ],
      },
      finder,
    );
    await run();
    expect(pipelines()).toEqual({
      'data-sales': ['a', 'b'],
      bills: ['bills-stream', 'bills-queue'],
      first: ['second', 'first', 'lake'],
      alone: ['alone', 'lake'],
    });
    expect(
      of('Resource').filter(({ metadata }) => metadata.title === 'lake'),
    ).toHaveLength(1);
  });

  it('has valid names, each once, for tags in Korean, long names and names that look alike', async () => {
    const finder = new MemoryFinder();
    const long = 'x'.repeat(200);
    ['결제', '결제-2', 'Orders', 'orders', 'orders!', long, `${long}y`].forEach(
      (pipeline, index) =>
        finder.add(`${'q'.repeat(75)}_${index}`, { pipeline, owner: '결제팀' }),
    );
    const { run, of, provided } = await setUpDiscovery(undefined, finder);
    await run();
    const names = of('Component').map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(7);
    expect(names).toContain('orders');
    expect(names).toContainEqual(
      expect.stringMatching(/^pipeline-[0-9a-f]{8}$/),
    );
    expect(of('Component').map(({ metadata }) => metadata.title)).toContain(
      '결제',
    );
    expect(of('Component')[0].spec?.owner).toBe('unknown');
    await expectValid([...provided.values()].flat());
    await run();
    expect(of('Component').map(({ metadata }) => metadata.name)).toEqual(names);
  });

  it('makes no second entity for what somebody else has named', async () => {
    const finder = new MemoryFinder();
    const named = finder.add('named', { pipeline: 'sales' });
    const watched = finder.add('watched', { pipeline: 'sales' });
    const adopted = finder.add('adopted', { pipeline: 'sales' });
    finder.add('tagged', { pipeline: 'other', team: 'data' });
    finder.add('free', { pipeline: 'sales' });
    const { run, others, pipelines } = await setUpDiscovery(undefined, finder);
    await run();
    others.push(
      entityOf('Resource', 'named', { 'amazon.com/sqs-queue-arn': named }),
      entityOf('Component', 'theirs', {
        'pipeline-health.io/aws-arns': watched,
      }),
      entityOf('Component', 'tagged', {
        'pipeline-health.io/aws-tags': 'team=data',
      }),
      entityOf('Resource', 'adopted', { 'aws.amazon.com/arn': adopted }),
      entityOf('Component', 'depends', {}, ['resource:default/adopted']),
    );
    await run();
    expect(pipelines()).toEqual({
      sales: ['free', 'resource:default/named'],
    });
    await run();
    expect(pipelines()).toEqual({
      sales: ['free', 'resource:default/named'],
    });
  });

  it('gives way where a name is taken, also between two accounts', async () => {
    const finder = new MemoryFinder();
    finder.accounts = [ACCOUNT, '210987654321'];
    finder.add('one', { pipeline: 'sales' });
    finder.add('two', { pipeline: 'sales' }, 'sqs-queue', '210987654321');
    finder.add('three', { pipeline: 'website' });
    const { run, others, of } = await setUpDiscovery(undefined, finder);
    others.push(entityOf('Component', 'website', {}));
    await run();
    const names = of('Component').map(({ metadata }) => metadata.name);
    expect(names).toEqual([
      'sales',
      expect.stringMatching(/^website-[0-9a-f]{8}$/),
      expect.stringMatching(/^sales-[0-9a-f]{8}$/),
    ]);
    await run();
    expect(of('Component').map(({ metadata }) => metadata.name)).toEqual(names);
  });

  it('leaves what an account has as it is while that is refused, and others go on', async () => {
    const finder = new MemoryFinder();
    finder.accounts = ['210987654321', ACCOUNT];
    finder.add('other', { pipeline: 'other' }, 'sqs-queue', '210987654321');
    finder.add('own', { pipeline: 'own' });
    const { run, pipelines, warnings } = await setUpDiscovery(
      undefined,
      finder,
    );
    await run();
    finder.refusals.set('210987654321', new Error('sts:AssumeRole is denied'));
    finder.add('own-2', { pipeline: 'own' });
    await run();
    expect(pipelines()).toEqual({ other: ['other'], own: ['own', 'own-2'] });
    expect(warnings).toEqual([
      'Account 210987654321 in eu-central-1 was not searched for pipelines, what was found there stays as it is: sts:AssumeRole is denied',
    ]);
  });

  it('adds but takes nothing away where a part could not be asked', async () => {
    const finder = new MemoryFinder();
    const orders = finder.add('orders', { pipeline: 'sales' });
    const dlq = finder.add('orders-dlq');
    finder.link(orders, dlq);
    const old = finder.add('old', { pipeline: 'old' });
    const { run, of, warnings } = await setUpDiscovery(undefined, finder);
    await run();
    const before = of('Resource');
    finder.refusals.set(orders, new Error('sqs:GetQueueAttributes is denied'));
    finder.stages.delete(old);
    finder.add('new', { pipeline: 'new' });
    await run();
    const titles = of('Resource').map(({ metadata }) => metadata.title);
    expect(titles.sort()).toEqual(['new', 'old', 'orders', 'orders-dlq']);
    expect(of('Resource')).toEqual(expect.arrayContaining(before));
    expect(warnings[0]).toContain(
      'sqs-queue orders: sqs:GetQueueAttributes is denied',
    );
    finder.refusals.clear();
    await run();
    expect(of('Resource')).toHaveLength(3);
  });

  it('asks once for each of 10,000 resources, and says where it stops', async () => {
    const finder = new MemoryFinder();
    const lake = finder.add('lake', {}, 's3-bucket');
    for (let index = 0; index < 10_000; index++) {
      finder.link(
        finder.add(`queue-${index}`, { pipeline: `p-${index % 50}` }),
        lake,
      );
    }
    const { run, of } = await setUpDiscovery(undefined, finder);
    await run();
    expect(of('Resource')).toHaveLength(10_001);
    expect(finder.followed).toBe(10_001);
    const [component] = of('Component');
    expect(
      component.metadata.annotations?.['pipeline-health.io/aws-arns'].length,
    ).toBeLessThanOrEqual(8192);

    const some = await setUpDiscovery(
      { rules: [{ tag: 'pipeline' }], maxResources: 100 },
      finder,
    );
    await some.run();
    expect(some.of('Resource')).toHaveLength(101);
    expect(some.warnings[0]).toContain(
      '10000 resources that the rules choose, of which the first 100 count',
    );
  });

  it('forgets what is gone between two questions', async () => {
    const finder = new MemoryFinder();
    const ghost = finder.add('ghost', { pipeline: 'sales' });
    const orders = finder.add('orders', { pipeline: 'sales' });
    finder.link(orders, 'arn:aws:sqs-queue:eu-central-1:123456789012:dlq');
    const follow = finder.follow.bind(finder);
    finder.follow = async stage =>
      stage.arn === ghost ? undefined : follow(stage);
    const { run, pipelines } = await setUpDiscovery(undefined, finder);
    await run();
    expect(pipelines()).toEqual({ sales: ['orders'] });
  });
});
