import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { PipelineAuthorizer } from '../authorization';
import {
  incident,
  mockPipelineHealthService,
  pipeline,
} from './__testUtils__/pipelines';
import { AuthorizedPipelineHealthService } from './AuthorizedPipelineHealthService';

const user = { credentials: mockCredentials.user() };
const REF = 'component:default/orders';
const seen = { id: '7', by: 'user:default/ann', type: 'acknowledge' } as const;

function setup() {
  const inner = mockPipelineHealthService();
  const authorizer = {
    visibleTo: jest.fn(),
    checkVisible: jest.fn(),
    authorize: jest.fn(),
    authorizeCollection: jest.fn(),
    allowed: jest.fn(),
  } satisfies Partial<PipelineAuthorizer>;
  const service = new AuthorizedPipelineHealthService(inner, authorizer);
  return { inner, authorizer, service };
}

describe('listing', () => {
  it('shows what is visible to the caller', async () => {
    const { inner, authorizer, service } = setup();
    const visible = { entityRefs: [REF] };
    authorizer.visibleTo.mockResolvedValue(visible);
    const query = { orderBy: 'urgency', limit: 10 } as const;
    await service.listPipelines(query, user);
    expect(authorizer.visibleTo).toHaveBeenCalledWith(user.credentials);
    expect(inner.listPipelines).toHaveBeenCalledWith(
      { ...query, visible },
      user,
    );
  });

  it('shows nothing when nobody can tell what is visible', async () => {
    const { inner, authorizer, service } = setup();
    authorizer.visibleTo.mockRejectedValue(new Error('down'));
    await expect(
      service.listPipelines({ orderBy: 'urgency', limit: 10 }, user),
    ).rejects.toThrow('down');
    expect(inner.listPipelines).not.toHaveBeenCalled();
  });
});

describe('one pipeline', () => {
  const series = { stage: 'arn', metric: 'age', from: 0, to: 1, step: 60 };

  it('is shown to whom it is visible', async () => {
    const { inner, authorizer, service } = setup();
    inner.getPipeline.mockResolvedValue(pipeline);
    await expect(service.getPipeline(REF, user)).resolves.toBe(pipeline);
    expect(authorizer.checkVisible).toHaveBeenCalledWith(user.credentials, REF);
  });

  it('is not there for anybody else, whatever is asked of it', async () => {
    const { inner, authorizer, service } = setup();
    authorizer.checkVisible.mockRejectedValue(new NotFoundError('hidden'));
    for (const answer of [
      service.getPipeline(REF, user),
      service.getSeries(REF, series, user),
      service.listIncidents(REF, { limit: 1 }, user),
      service.getCost(REF, user),
      service.getObjectives(REF, user),
    ]) {
      await expect(answer).rejects.toThrow('hidden');
    }
    for (const method of Object.values(inner)) {
      expect(method).not.toHaveBeenCalled();
    }
  });
});

describe('an incident that pipelines share', () => {
  const OTHER = 'component:default/secret';
  const shared = {
    ...incident,
    pipelines: [
      ...incident.pipelines,
      { entityRef: OTHER, title: 'Secret', health: 'critical' as const },
    ],
    timeline: [
      { at: incident.openedAt, type: 'opened' as const },
      { at: incident.openedAt, type: 'joined' as const, entityRef: OTHER },
    ],
    changedBefore: [],
  };

  it('names no pipeline that the caller may not see, but counts it', async () => {
    const { inner, authorizer, service } = setup();
    inner.getIncident.mockResolvedValue(shared);
    inner.listIncidents.mockResolvedValue({ items: [shared] });
    inner.getPipeline.mockResolvedValue({
      ...pipeline,
      openIncident: shared,
      openIncidents: [shared],
    });
    authorizer.allowed.mockResolvedValue([]);
    const answers = [
      await service.getIncident(REF, '7', user),
      await service.listIncidents(REF, { limit: 1 }, user),
      await service.getPipeline(REF, user),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/secret/i);
    expect(answers[0]).toMatchObject({
      pipelines: [{ entityRef: REF }],
      otherPipelines: 1,
      timeline: [{ type: 'opened' }],
    });
    expect(authorizer.allowed).toHaveBeenCalledWith(
      user.credentials,
      expect.objectContaining({ name: 'pipeline-health.pipeline.read' }),
      [OTHER],
    );

    authorizer.allowed.mockResolvedValue([OTHER]);
    await expect(service.getIncident(REF, '7', user)).resolves.toEqual(shared);
  });

  it('is acknowledged for those pipelines for which the caller may do so', async () => {
    const { inner, authorizer, service } = setup();
    inner.getIncident.mockResolvedValue(shared);
    inner.respondToIncident.mockResolvedValue(incident);
    authorizer.allowed.mockResolvedValue([REF]);
    await service.respondToIncident(REF, seen, user);
    expect(authorizer.allowed).toHaveBeenCalledWith(
      user.credentials,
      expect.objectContaining({ name: 'pipeline-health.incident.update' }),
      [REF, OTHER],
    );
    expect(inner.respondToIncident).toHaveBeenCalledWith(
      REF,
      { ...seen, entityRefs: [REF] },
      user,
    );
  });
});

describe('what changes something or tells of accounts', () => {
  it('is done with the permission', async () => {
    const { inner, authorizer, service } = setup();
    inner.getIncident.mockResolvedValue({
      ...incident,
      timeline: [],
      changedBefore: [],
    });
    inner.respondToIncident.mockResolvedValue(incident);
    authorizer.allowed.mockResolvedValue([REF]);
    await service.respondToIncident(REF, seen, user);
    expect(authorizer.authorize).toHaveBeenCalledWith(
      user.credentials,
      expect.objectContaining({ name: 'pipeline-health.incident.update' }),
      REF,
    );
    expect(inner.respondToIncident).toHaveBeenCalledTimes(1);
    await service.getCollection(user);
    expect(authorizer.authorizeCollection).toHaveBeenCalledWith(
      user.credentials,
    );
    expect(inner.getCollection).toHaveBeenCalledTimes(1);
  });

  it('is not done without it', async () => {
    const { inner, authorizer, service } = setup();
    const refusal = new NotAllowedError('no');
    authorizer.authorize.mockRejectedValue(refusal);
    authorizer.authorizeCollection.mockRejectedValue(refusal);
    await expect(service.respondToIncident(REF, seen, user)).rejects.toThrow(
      refusal,
    );
    await expect(service.getCollection(user)).rejects.toThrow(refusal);
    expect(inner.respondToIncident).not.toHaveBeenCalled();
    expect(inner.getCollection).not.toHaveBeenCalled();
  });
});
