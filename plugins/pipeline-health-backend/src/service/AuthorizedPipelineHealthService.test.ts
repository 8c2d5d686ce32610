import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineAuthorizer } from '../authorization';
import { mockPipelineHealthService, pipeline } from './__testUtils__/pipelines';
import { AuthorizedPipelineHealthService } from './AuthorizedPipelineHealthService';
import { PipelinesQuery } from './PipelineHealthService';
import { VisiblePipelines } from './VisiblePipelines';

const query: PipelinesQuery = { orderBy: 'urgency', limit: 10 };
const user = { credentials: mockCredentials.user() };
const REF = 'component:default/orders';

const entity = (name: string, watched = true): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: watched ? { [ANNOTATION_AWS_ARNS]: 'arn' } : {},
  },
});

const conditional: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
};
const allow: DefinitivePolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: DefinitivePolicyDecision = { result: AuthorizeResult.DENY };

function setup() {
  const inner = mockPipelineHealthService();
  inner.listPipelines.mockResolvedValue({
    items: [],
    totalItems: 0,
    counts: { healthy: 0, warning: 0, critical: 0, unknown: 0 },
  });
  inner.getPipeline.mockResolvedValue(pipeline);
  const permissions = mockServices.permissions.mock();
  const catalog = catalogServiceMock({
    entities: [entity('orders'), entity('stock'), entity('website', false)],
  });
  const queryEntities = jest.spyOn(catalog, 'queryEntities');
  let now = 0;
  const visible = new VisiblePipelines({
    catalog,
    auth: mockServices.auth(),
    clock: () => now,
  });
  const service = new AuthorizedPipelineHealthService(
    inner,
    permissions,
    new PipelineAuthorizer(permissions),
    visible,
  );
  const shown = () =>
    inner.listPipelines.mock.calls.map(call => call[0].entityRefs);
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { inner, permissions, queryEntities, service, shown, pass };
}

describe('listing', () => {
  it('shows everything to who may read everything', async () => {
    const { service, permissions, queryEntities, shown } = setup();
    permissions.authorizeConditional.mockResolvedValue([allow]);
    await service.listPipelines(query, user);
    expect(shown()).toEqual([undefined]);
    expect(queryEntities).not.toHaveBeenCalled();
  });

  it('shows nothing to who may read nothing', async () => {
    const { service, permissions, shown } = setup();
    permissions.authorizeConditional.mockResolvedValue([deny]);
    await service.listPipelines(query, user);
    expect(shown()).toEqual([[]]);
  });

  it('shows nothing when the question about permissions fails', async () => {
    const { service, permissions, inner } = setup();
    permissions.authorizeConditional.mockRejectedValue(new Error('down'));
    await expect(service.listPipelines(query, user)).rejects.toThrow('down');
    expect(inner.listPipelines).not.toHaveBeenCalled();
  });

  it('otherwise shows the watched entities that the catalog answers to the caller', async () => {
    const { service, permissions, queryEntities, shown } = setup();
    permissions.authorizeConditional.mockResolvedValue([conditional]);
    await service.listPipelines(query, user);
    expect(shown()).toEqual([
      ['component:default/orders', 'component:default/stock'],
    ]);
    expect(queryEntities.mock.calls[0][1]).toEqual(user);
    await service.listPipelines(
      { ...query, entityRefs: [REF, 'component:default/secret'] },
      user,
    );
    expect(shown()[1]).toEqual([REF]);
  });

  it('reads all pages of the catalog', async () => {
    const { service, permissions, queryEntities, shown } = setup();
    permissions.authorizeConditional.mockResolvedValue([conditional]);
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
    await service.listPipelines(query, user);
    expect(shown()[0]).toEqual(['component:default/a', 'component:default/b']);
    expect(queryEntities.mock.calls[1][0]).toMatchObject({ cursor: 'next' });
  });

  it('asks the catalog once in some seconds for a user, and separately for each', async () => {
    const { service, permissions, queryEntities, pass } = setup();
    permissions.authorizeConditional.mockResolvedValue([conditional]);
    const other = { credentials: mockCredentials.user('user:default/other') };
    await service.listPipelines(query, user);
    await service.listPipelines(query, user);
    expect(queryEntities).toHaveBeenCalledTimes(1);
    await service.listPipelines(query, other);
    expect(queryEntities).toHaveBeenCalledTimes(2);
    pass(15_000);
    await service.listPipelines(query, user);
    expect(queryEntities).toHaveBeenCalledTimes(3);
  });

  it('remembers neither services nor failures', async () => {
    const { service, permissions, queryEntities } = setup();
    permissions.authorizeConditional.mockResolvedValue([conditional]);
    const backend = { credentials: mockCredentials.service() };
    await service.listPipelines(query, backend);
    await service.listPipelines(query, backend);
    expect(queryEntities).toHaveBeenCalledTimes(2);
    queryEntities.mockRejectedValueOnce(new Error('down'));
    await expect(service.listPipelines(query, user)).rejects.toThrow('down');
    await service.listPipelines(query, user);
    expect(queryEntities).toHaveBeenCalledTimes(4);
  });
});

describe('one pipeline', () => {
  const series = { stage: 'arn', metric: 'age', from: 0, to: 1, step: 60 };

  it('is shown to who may read its entity', async () => {
    const { service, permissions } = setup();
    permissions.authorize.mockResolvedValue([allow]);
    await expect(service.getPipeline(REF, user)).resolves.toBe(pipeline);
    expect(permissions.authorize).toHaveBeenCalledWith(
      [
        {
          permission: expect.objectContaining({ name: 'catalog.entity.read' }),
          resourceRef: REF,
        },
      ],
      user,
    );
  });

  it('is not there for anybody else, whatever is asked of it', async () => {
    const { service, permissions, inner } = setup();
    permissions.authorize.mockResolvedValue([deny]);
    for (const answer of [
      service.getPipeline(REF, user),
      service.getSeries(REF, series, user),
      service.listIncidents(REF, { limit: 1 }, user),
    ]) {
      await expect(answer).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `There is no pipeline ${REF}`,
      });
    }
    expect(inner.getPipeline).not.toHaveBeenCalled();
    expect(inner.getSeries).not.toHaveBeenCalled();
    expect(inner.listIncidents).not.toHaveBeenCalled();
  });
});

describe('an incident', () => {
  const seen = { id: '7', by: 'user:default/ann' };

  it('is acknowledged by its own permission, of a pipeline that one may see', async () => {
    const { service, permissions, inner } = setup();
    permissions.authorize.mockResolvedValue([allow, allow]);
    await service.acknowledgeIncident(REF, seen, user);
    expect(inner.acknowledgeIncident).toHaveBeenCalledWith(REF, seen, user);

    permissions.authorize.mockResolvedValue([allow, deny]);
    await expect(
      service.acknowledgeIncident(REF, seen, user),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('pipeline-health.incident.update'),
    });

    permissions.authorize.mockResolvedValue([deny, allow]);
    await expect(
      service.acknowledgeIncident(REF, seen, user),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(inner.acknowledgeIncident).toHaveBeenCalledTimes(1);
  });
});

describe('the collection', () => {
  it('is shown by its own permission', async () => {
    const { service, permissions, inner } = setup();
    permissions.authorize.mockResolvedValue([allow]);
    await service.getCollection(user);
    expect(inner.getCollection).toHaveBeenCalledTimes(1);
    expect(permissions.authorize.mock.calls[0][0]).toEqual([
      {
        permission: expect.objectContaining({
          name: 'pipeline-health.collection.read',
        }),
      },
    ]);
  });

  it('is not shown without it', async () => {
    const { service, permissions, inner } = setup();
    permissions.authorize.mockResolvedValue([deny]);
    await expect(service.getCollection(user)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(inner.getCollection).not.toHaveBeenCalled();
  });
});
