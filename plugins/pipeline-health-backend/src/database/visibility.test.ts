import {
  AllOfCriteria,
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_PIPELINE } from '@pipeline-health/plugin-pipeline-health-common';
import {
  pipelineHealthConditions,
  pipelineHealthPermissionRules,
} from '@pipeline-health/plugin-pipeline-health-node';
import { incidentSettings } from '../__testUtils__/incidentOptions';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { createStores } from './stores';
import { Visibility } from './visibility';

const NOW = 1_800_000_000_000;

const { isOwner, hasStageKind, inAccount, hasLabel } = pipelineHealthConditions;
type Criteria = PermissionCriteria<PermissionCondition>;

const not = (criteria: Criteria): Criteria => ({ not: criteria });
const all = (...criteria: AllOfCriteria<PermissionCondition>['allOf']) => ({
  allOf: criteria,
});
const any = (...criteria: AllOfCriteria<PermissionCondition>['allOf']) => ({
  anyOf: criteria,
});

const PIPELINES: {
  name: string;
  owner?: string;
  labels?: { [label: string]: string };
  stages: [kind: string, account: string][];
}[] = [
  {
    name: 'orders',
    owner: 'group:default/shop',
    labels: { tier: 'gold', 'data/pii': 'no' },
    stages: [
      ['sqs-queue', '111'],
      ['lambda-function', '111'],
    ],
  },
  {
    name: 'payments',
    owner: 'group:default/finance',
    labels: { tier: 'gold', 'data/pii': 'yes' },
    stages: [
      ['sqs-queue', '111'],
      ['glue-job', '222'],
    ],
  },
  {
    name: 'warehouse',
    owner: 'group:default/shop',
    labels: { tier: 'silver' },
    stages: [['redshift-cluster', '222']],
  },
  { name: 'orphan', stages: [['glue-job', '222']] },
  { name: 'empty', owner: 'group:default/shop', stages: [] },
];

const EXPECTED: [string, Criteria, string[]][] = [
  [
    'an owner, in any case',
    isOwner({ claims: ['Group:default/Shop', 'user:default/ann'] }),
    ['empty', 'orders', 'warehouse'],
  ],
  [
    'no such owner, or none at all',
    not(isOwner({ claims: ['group:default/shop'] })),
    ['orphan', 'payments'],
  ],
  [
    'a kind',
    hasStageKind({ kinds: ['sqs-queue', 'tank'] }),
    ['orders', 'payments'],
  ],
  [
    'no such kind',
    not(hasStageKind({ kinds: ['sqs-queue'] })),
    ['empty', 'orphan', 'warehouse'],
  ],
  ['one account only', inAccount({ accounts: ['111'] }), ['orders']],
  [
    'any of two accounts, and stages at all',
    inAccount({ accounts: ['111', '222'] }),
    ['orders', 'orphan', 'payments', 'warehouse'],
  ],
  [
    'not one account only',
    not(inAccount({ accounts: ['111'] })),
    ['empty', 'orphan', 'payments', 'warehouse'],
  ],
  ['a label', hasLabel({ label: 'data/pii' }), ['orders', 'payments']],
  [
    'a label with a value',
    hasLabel({ label: 'data/pii', value: 'yes' }),
    ['payments'],
  ],
  [
    'no label of that name, though objects have a property',
    hasLabel({ label: 'constructor' }),
    [],
  ],
  [
    'all of several demands',
    all(
      isOwner({ claims: ['group:default/shop'] }),
      not(hasLabel({ label: 'tier', value: 'silver' })),
    ),
    ['empty', 'orders'],
  ],
  [
    'any of several demands',
    any(
      hasStageKind({ kinds: ['redshift-cluster'] }),
      all(inAccount({ accounts: ['111'] }), hasLabel({ label: 'tier' })),
    ),
    ['orders', 'warehouse'],
  ],
  [
    'none of several demands',
    not(
      any(
        isOwner({ claims: ['group:default/shop'] }),
        hasLabel({ label: 'tier' }),
      ),
    ),
    ['orphan'],
  ],
];

const ruleset = {
  getRuleByName(name: string) {
    const rule = Object.values(pipelineHealthPermissionRules).find(
      it => it.name === name,
    );
    if (!rule) {
      throw new Error(`no rule ${name}`);
    }
    return rule;
  },
};

describeOnDatabases('visibility', ({ migrated }) => {
  async function setUp() {
    const knex = await migrated();
    const stores = createStores(knex);
    await stores.declarations.store(
      PIPELINES.map(({ name, owner, labels }) => ({
        entityRef: `component:default/${name}`,
        title: name,
        owner,
        labels,
        declaration: { stages: [], tags: {}, thresholds: {}, problems: [] },
        fingerprint: name,
      })),
      NOW,
    );
    const resolved = await stores.declarations.claimForResolution(NOW, 10);
    for (const { id, epoch } of resolved) {
      const { title } = await knex('pipelines').where({ id }).first('title');
      const { stages = [] } =
        PIPELINES.find(({ name }) => name === title) ?? {};
      const ids = await stores.stages.ensure(
        stages.map(([kind, account]) => ({
          arn: `arn:aws:x:eu-central-1:${account}:${kind}`,
          kind,
          name: kind,
          account,
          region: 'eu-central-1',
        })),
      );
      await stores.memberships.replace([
        {
          id,
          epoch,
          members: [...ids.values()].map(stageId => ({
            stageId,
            origin: 'declared',
            depth: 0,
          })),
        },
      ]);
    }
    const listed = async (visible: Visibility) => {
      const page = await stores.overview.list(
        { visible },
        { orderBy: 'name', limit: 100, now: NOW },
      );
      const counts = await stores.overview.counts({ visible }, NOW);
      expect(counts.unknown).toBe(page.items.length);
      return page.items.map(({ title }) => title);
    };
    return { stores, listed };
  }

  it('is the same in lists and for one pipeline', async () => {
    const { stores, listed } = await setUp();
    const toDemands = createConditionTransformer(ruleset);
    const decide = createConditionAuthorizer(ruleset);
    const names = PIPELINES.map(({ name }) => name).sort();
    const resources = await stores.resources.get(
      names.map(name => `component:default/${name}`),
    );
    for (const [what, conditions, visible] of EXPECTED) {
      const decision = {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'pipeline-health',
        resourceType: RESOURCE_TYPE_PIPELINE,
        conditions,
      } as const;
      const single = names.filter((_, at) => decide(decision, resources[at]));
      const demands = toDemands(conditions);
      expect([what, single]).toEqual([what, visible]);
      expect([what, await listed({ demands })]).toEqual([what, visible]);
    }
  });

  it('is what meets the demands among the entities that one may see', async () => {
    const { listed } = await setUp();
    const demands = { owners: ['group:default/shop'] };
    const entityRefs = ['component:default/orders', 'component:default/orphan'];
    expect(await listed({ entityRefs, demands })).toEqual(['orders']);
    expect(await listed({ entityRefs: [], demands })).toEqual([]);
    expect(await listed({})).toHaveLength(5);
  });

  it('follows the labels of an entity', async () => {
    const { stores, listed } = await setUp();
    const [orders] = PIPELINES;
    await stores.declarations.store(
      [
        {
          entityRef: 'component:default/orders',
          title: 'orders',
          owner: orders.owner,
          labels: { tier: 'bronze\0' },
          declaration: { stages: [], tags: {}, thresholds: {}, problems: [] },
          fingerprint: 'changed',
        },
      ],
      NOW,
    );
    expect(await listed({ demands: { label: 'data/pii' } })).toEqual([
      'payments',
    ]);
    expect(
      await listed({ demands: { label: 'tier', value: 'bronze' } }),
    ).toEqual(['orders']);
    await stores.declarations.remove(
      ['component:default/orders'],
      { settings: incidentSettings, announcementsOf: () => [] },
      NOW,
    );
    expect(await listed({ demands: { label: 'tier' } })).toEqual([
      'payments',
      'warehouse',
    ]);
    const [gone, there] = await stores.resources.get([
      'component:default/orders',
      'component:default/orphan',
    ]);
    expect(gone).toBeUndefined();
    expect(there).toEqual({
      entityRef: 'component:default/orphan',
      owner: undefined,
      labels: {},
      stages: [{ kind: 'glue-job', account: '222' }],
    });
  });
});
