import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_AWS_TAGS,
  ANNOTATION_WATCHED,
} from '@pipeline-health/plugin-pipeline-health-common';
import { screen } from '@testing-library/react';
import { FakePipelineHealthApi } from './__testUtils__/FakePipelineHealthApi';
import { scenes } from './__testUtils__/scenes';
import pipelineHealthPlugin from './alpha';
import {
  entityPipelineHealthCard,
  entityPipelinesCard,
  entitySetUpCard,
} from './alpha/entityCards';
import { entityPipelineHealthContent } from './alpha/entityContents';
import { whatBurnsWidget } from './alpha/homeWidgets';
import { pipelineHealthPage } from './alpha/pages';
import { pipelineHealthApiRef } from './api/pipelineHealthApiRef';
import { rootRouteRef } from './routes';

const now = Date.now();
const api = new FakePipelineHealthApi(() => scenes(now));
const apis = [
  [pipelineHealthApiRef, api],
  [starredEntitiesApiRef, new MockStarredEntitiesApi()],
] as const;
const mountedRoutes = {
  '/pipeline-health': rootRouteRef,
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};

function entity(annotations: { [key: string]: string }): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payments', namespace: 'default', annotations },
  };
}

function idOf(extension: Parameters<typeof createExtensionTester>[0]): string {
  return createExtensionTester(extension).query(extension).node.spec.id;
}

const watched = entity({ [ANNOTATION_AWS_ARNS]: 'arn' });

describe('the plugin of the new frontend system', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('has an overview', async () => {
    renderTestApp({
      features: [pipelineHealthPlugin],
      apis,
      initialRouteEntries: ['/pipeline-health'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    });
    expect(
      await screen.findByRole('heading', { name: '2 pipelines are critical' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Payments, Critical' }),
    ).toHaveAttribute('href', '/pipeline-health/component/default/payments');
  });

  it('has a page for each pipeline', async () => {
    renderTestApp({
      features: [pipelineHealthPlugin],
      apis,
      initialRouteEntries: ['/pipeline-health/component/default/payments'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Payments' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['page', [pipelineHealthPage], /are critical/],
    [
      'tab',
      [createTestEntityPage({ entity: watched }), entityPipelineHealthContent],
      'Payments',
    ],
  ])('brings its own router to the %s', async (_, extensions, name) => {
    // Only in development does the app tell who leans on its router.
    jest.replaceProperty(process.env, 'NODE_ENV', 'development');
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    renderTestApp({
      extensions,
      apis,
      initialRouteEntries: ['/pipeline-health'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    await screen.findByRole('heading', { name });
    expect(warn).not.toHaveBeenCalledWith(
      expect.stringContaining('implicit React Router'),
    );
  });

  it('has a card that leads from an entity to its pipeline', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: watched }),
        entityPipelineHealthCard,
      ],
      apis,
      mountedRoutes,
    });
    expect(
      await screen.findByRole('link', { name: 'Open the pipeline' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/pipeline-health',
    );
    expect(screen.getByRole('timer')).toBeInTheDocument();
  });

  it.each([
    [{ size: 'small' as const }, 0, 0],
    [{ size: 'medium' as const }, 1, 0],
    [{ type: 'content' as const }, 1, 1],
  ])('has a card of the size %p', async (config, countdowns, lists) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: watched }),
        entityPipelineHealthCard,
      ],
      config: {
        app: {
          extensions: [{ [idOf(entityPipelineHealthCard)]: { config } }],
        },
      },
      apis,
      mountedRoutes,
    });
    await screen.findByRole('link', { name: 'Open the pipeline' });
    expect(screen.queryAllByRole('timer')).toHaveLength(countdowns);
    expect(screen.queryAllByText(/not well$/)).toHaveLength(lists);
  });

  it.each([
    ['Group', 'payments', 'Payments, Critical'],
    ['System', 'ordering', 'Payments, Critical'],
  ])('has a card for a %s', async (kind, name, link) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            ...entity({}),
            kind,
            metadata: { name, namespace: 'default' },
          },
        }),
        entityPipelinesCard,
      ],
      apis,
      mountedRoutes,
    });
    expect(await screen.findByRole('link', { name: link })).toBeInTheDocument();
  });

  it('proposes an annotation to an entity that has none', async () => {
    const filter = createExtensionTester(entitySetUpCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    expect([entity({}), watched].map(each => filter?.(each))).toEqual([
      true,
      false,
    ]);
    renderTestApp({
      features: [pipelineHealthPlugin],
      extensions: [createTestEntityPage({ entity: entity({}) })],
      config: {
        app: { extensions: ['entity-card:pipeline-health/set-up'] },
      },
      apis,
      mountedRoutes,
    });
    expect(
      await screen.findByText(/aws-tags: component=payments/),
    ).toBeVisible();
  });

  it('has a tab in the group of observability', () => {
    const tester = createExtensionTester(entityPipelineHealthContent);
    expect(tester.get(EntityContentBlueprint.dataRefs.group)).toBe(
      'observability',
    );
  });

  it.each([
    [{ [ANNOTATION_AWS_ARNS]: 'arn' }, true],
    [{ [ANNOTATION_AWS_TAGS]: 'team=a' }, true],
    [{ [ANNOTATION_WATCHED]: 'true' }, true],
    [{ 'other.io/annotation': 'arn' }, false],
  ])('offers card and tab to entities with %p: %p', (annotations, offered) => {
    const card = createExtensionTester(entityPipelineHealthCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    const tab = createExtensionTester(entityPipelineHealthContent).get(
      EntityContentBlueprint.dataRefs.filterFunction,
    );
    expect(card?.(entity(annotations))).toBe(offered);
    expect(tab?.(entity(annotations))).toBe(offered);
  });

  it('has a widget for the home page', async () => {
    const data = createExtensionTester(whatBurnsWidget).get(
      HomePageWidgetBlueprint.dataRefs.widget,
    );
    expect(data.title).toBe('What burns');
    renderInTestApp(data.component, { apis, mountedRoutes });
    expect(
      await screen.findByRole('link', { name: 'Payments, Critical' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /Healthy/ }),
    ).not.toBeInTheDocument();
  });
});
