import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ANNOTATION_AWS_ARNS,
  pipelineHealthPipelineReadPermission,
  pipelineHealthRedriveStartPermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  createPipelineHealthConditionalDecision,
  pipelineHealthConditions,
} from '@pipeline-health/plugin-pipeline-health-node';
import { PipelineAuthorizer } from './PipelineAuthorizer';
import { VisiblePipelines } from './VisiblePipelines';

const REF = 'component:default/orders';
const credentials = mockCredentials.user();
const allow: DefinitivePolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: DefinitivePolicyDecision = { result: AuthorizeResult.DENY };

const entity = (name: string, watched = true): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: watched ? { [ANNOTATION_AWS_ARNS]: 'arn' } : {},
  },
});

const someEntities: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
};

function setup(
  options: { adoptedAnnotations?: string[]; more?: Entity[] } = {},
) {
  const { adoptedAnnotations = [], more = [] } = options;
  const permissions = mockServices.permissions.mock();
  const catalog = catalogServiceMock({
    entities: [
      entity('orders'),
      entity('stock'),
      entity('website', false),
      ...more,
    ],
  });
  const queryEntities = jest.spyOn(catalog, 'queryEntities');
  let now = 0;
  const authorizer = new PipelineAuthorizer({
    permissions,
    resources: {
      get: async refs =>
        refs.map(entityRef =>
          entityRef === REF ? { entityRef, labels: {}, stages: [] } : undefined,
        ),
    },
    toDemands: () => ({ owners: ['group:default/shop'] }),
    visiblePipelines: new VisiblePipelines({
      catalog,
      auth: mockServices.auth(),
      adoptedAnnotations,
      clock: () => now,
    }),
  });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { permissions, authorizer, queryEntities, pass };
}

describe('a permission on a pipeline', () => {
  const PERMISSION = pipelineHealthRedriveStartPermission;

  it('lets pass who may see the pipeline and has the permission', async () => {
    const { permissions, authorizer } = setup();
    permissions.authorize.mockResolvedValue([allow, allow, allow]);
    await expect(
      authorizer.authorize(credentials, PERMISSION, REF),
    ).resolves.toBeUndefined();
    const asked = (name: string) => ({
      permission: expect.objectContaining({ name }),
      resourceRef: REF,
    });
    expect(permissions.authorize).toHaveBeenCalledWith(
      [
        asked('catalog.entity.read'),
        asked('pipeline-health.pipeline.read'),
        asked('pipeline-health.redrive.start'),
      ],
      { credentials },
    );
  });

  it('is had for those of several pipelines for which all is allowed', async () => {
    const { permissions, authorizer } = setup();
    permissions.authorize.mockResolvedValue([
      ...[allow, allow, allow],
      ...[allow, deny, allow],
      ...[deny, allow, allow],
      ...[allow, allow, deny],
      allow,
    ]);
    await expect(
      authorizer.allowed(credentials, PERMISSION, ['a', 'b', 'c', 'd', 'e']),
    ).resolves.toEqual(['a']);
  });

  it('is named when it is missing', async () => {
    const { permissions, authorizer } = setup();
    permissions.authorize.mockResolvedValue([allow, allow, deny]);
    await expect(
      authorizer.authorize(credentials, PERMISSION, REF),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('pipeline-health.redrive.start'),
    });
  });

  it.each([
    [deny, allow],
    [allow, deny],
  ])(
    'is not spoken of to who may not see the entity or the pipeline',
    async (ofEntity, ofPipeline) => {
      const { permissions, authorizer } = setup();
      permissions.authorize.mockResolvedValue([ofEntity, ofPipeline, allow]);
      const hidden = {
        name: 'NotFoundError',
        message: `There is no pipeline ${REF}`,
      };
      for (const answer of [
        authorizer.authorize(credentials, PERMISSION, REF),
        authorizer.checkVisible(credentials, REF),
        authorizer.permissionsOf(credentials, REF),
      ]) {
        await expect(answer).rejects.toMatchObject(hidden);
      }
    },
  );

  it('is not given by an answer that is missing, nor by a question that fails', async () => {
    const { permissions, authorizer } = setup();
    const asked = () => authorizer.authorize(credentials, PERMISSION, REF);
    permissions.authorize.mockResolvedValue([allow, allow]);
    await expect(asked()).rejects.toMatchObject({ name: 'NotAllowedError' });
    permissions.authorize.mockResolvedValue([]);
    await expect(asked()).rejects.toMatchObject({ name: 'NotFoundError' });
    permissions.authorize.mockRejectedValue(new Error('down'));
    await expect(asked()).rejects.toThrow('down');
  });
});

describe('what one may do', () => {
  it('is told of every permission, with why not', async () => {
    const { permissions, authorizer } = setup();
    permissions.authorize.mockImplementation(async asked =>
      asked.map(({ permission }) =>
        /read|update/.test(permission.name) ? allow : deny,
      ),
    );
    const { entityRef, items } = await authorizer.permissionsOf(
      credentials,
      REF,
    );
    expect(entityRef).toBe(REF);
    const reasons = items.map(({ permission, reason }) => [permission, reason]);
    expect(Object.fromEntries(reasons)).toEqual({
      'pipeline-health.pipeline.read': undefined,
      'pipeline-health.incident.update': undefined,
      'pipeline-health.retention.extend': expect.stringContaining('needed for'),
      'pipeline-health.redrive.start': expect.stringContaining('needed for'),
      'pipeline-health.message.peek': expect.stringContaining('needed for'),
      'pipeline-health.action.run': expect.stringContaining('needed for'),
      'pipeline-health.collection.read': undefined,
    });
  });

  it('is nothing with a pipeline that is not there', async () => {
    const { permissions, authorizer } = setup();
    permissions.authorize.mockImplementation(async asked =>
      asked.map(() => allow),
    );
    await expect(
      authorizer.permissionsOf(credentials, 'component:default/nobody'),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

describe('the collection', () => {
  it('has a permission of its own', async () => {
    const { permissions, authorizer } = setup();
    permissions.authorize.mockResolvedValueOnce([allow]);
    await authorizer.authorizeCollection(credentials);
    expect(permissions.authorize.mock.calls[0][0]).toEqual([
      {
        permission: expect.objectContaining({
          name: 'pipeline-health.collection.read',
        }),
      },
    ]);
    permissions.authorize.mockResolvedValueOnce([deny]);
    await expect(
      authorizer.authorizeCollection(credentials),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('pipeline-health.collection.read'),
    });
  });
});

describe('what is visible', () => {
  const somePipelines = createPipelineHealthConditionalDecision(
    pipelineHealthPipelineReadPermission,
    pipelineHealthConditions.isOwner({ claims: ['group:default/shop'] }),
  );

  it.each([
    ['all', allow, allow, {}],
    ['nothing', deny, allow, { entityRefs: [] }],
    ['nothing', allow, deny, { entityRefs: [] }],
    ['nothing', deny, somePipelines, { entityRefs: [] }],
    ['nothing', someEntities, deny, { entityRefs: [] }],
    [
      'what the policy demands',
      allow,
      somePipelines,
      { demands: { owners: ['group:default/shop'] } },
    ],
    [
      'the watched entities that the catalog answers to the caller',
      someEntities,
      allow,
      { entityRefs: ['component:default/orders', 'component:default/stock'] },
    ],
    [
      'what meets both',
      someEntities,
      somePipelines,
      {
        entityRefs: ['component:default/orders', 'component:default/stock'],
        demands: { owners: ['group:default/shop'] },
      },
    ],
  ])('is %s', async (_, entities, pipelines, visible) => {
    const { permissions, authorizer } = setup();
    permissions.authorizeConditional.mockResolvedValue([entities, pipelines]);
    await expect(authorizer.visibleTo(credentials)).resolves.toEqual(visible);
  });

  it('is nothing when an answer is missing, and not told when the question fails', async () => {
    const { permissions, authorizer } = setup();
    permissions.authorizeConditional.mockResolvedValue([allow]);
    await expect(authorizer.visibleTo(credentials)).resolves.toEqual({
      entityRefs: [],
    });
    permissions.authorizeConditional.mockRejectedValue(new Error('down'));
    await expect(authorizer.visibleTo(credentials)).rejects.toThrow('down');
  });

  it('takes components that depend on what other plugins named for pipelines, too', async () => {
    const { permissions, authorizer } = setup({
      adoptedAnnotations: ['aws.amazon.com/arn'],
      more: [
        {
          ...entity('depends', false),
          relations: [
            { type: 'dependsOn', targetRef: 'resource:default/queue' },
          ],
        },
      ],
    });
    permissions.authorizeConditional.mockResolvedValue([someEntities, allow]);
    await expect(authorizer.visibleTo(credentials)).resolves.toMatchObject({
      entityRefs: [
        'component:default/orders',
        'component:default/stock',
        'component:default/depends',
      ],
    });
  });

  it('is asked of the catalog page by page', async () => {
    const { permissions, authorizer, queryEntities } = setup();
    permissions.authorizeConditional.mockResolvedValue([someEntities, allow]);
    queryEntities
      .mockResolvedValueOnce({
        items: [entity('a')],
        totalItems: 2,
        pageInfo: { nextCursor: 'next' },
      })
      .mockResolvedValueOnce({
        items: [entity('b')],
        totalItems: 2,
        pageInfo: {},
      });
    await expect(authorizer.visibleTo(credentials)).resolves.toEqual({
      entityRefs: ['component:default/a', 'component:default/b'],
    });
    expect(queryEntities.mock.calls[1][0]).toMatchObject({ cursor: 'next' });
    expect(queryEntities.mock.calls[1][1]).toEqual({ credentials });
  });

  it('is remembered for a user for some seconds, and separately for each', async () => {
    const { permissions, authorizer, queryEntities, pass } = setup();
    permissions.authorizeConditional.mockResolvedValue([someEntities, allow]);
    await authorizer.visibleTo(credentials);
    await authorizer.visibleTo(credentials);
    expect(queryEntities).toHaveBeenCalledTimes(1);
    await authorizer.visibleTo(mockCredentials.user('user:default/other'));
    expect(queryEntities).toHaveBeenCalledTimes(2);
    pass(15_000);
    await authorizer.visibleTo(credentials);
    expect(queryEntities).toHaveBeenCalledTimes(3);
  });

  it('is remembered neither for services nor when it failed', async () => {
    const { permissions, authorizer, queryEntities } = setup();
    permissions.authorizeConditional.mockResolvedValue([someEntities, allow]);
    await authorizer.visibleTo(mockCredentials.service());
    await authorizer.visibleTo(mockCredentials.service());
    expect(queryEntities).toHaveBeenCalledTimes(2);
    queryEntities.mockRejectedValueOnce(new Error('down'));
    await expect(authorizer.visibleTo(credentials)).rejects.toThrow('down');
    await authorizer.visibleTo(credentials);
    expect(queryEntities).toHaveBeenCalledTimes(4);
  });
});
