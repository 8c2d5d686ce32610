import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  pipelineHealthChannelsExtensionPoint,
  pipelineHealthSourcesExtensionPoint,
} from '@pipeline-health/plugin-pipeline-health-node';
import { actionMessages, createActing } from './acting';
import { registerActions } from './actions';
import {
  Announcer,
  ChannelRegistry,
  createChannels,
  createTelling,
} from './announcement';
import { createPipelineAuthorizer } from './authorization';
import {
  askEvery,
  collectNow,
  createBudget,
  createCollection,
  scheduleCollection,
  SourceRegistry,
  subscribeToEvents,
} from './collection';
import { readPipelineHealthConfig } from './config';
import { createStores, openDatabase } from './database';
import {
  createRules,
  readConfiguredObjectives,
  readConfiguredThresholds,
} from './evaluation';

import { createRouter } from './router';
import { createPipelineHealthService } from './service';
import { SetupService } from './setup';
import { createMeters, metricsServiceRef } from './telemetry';

/**
 * Collects, evaluates and serves the health of data pipelines.
 *
 * @public
 */
export const pipelineHealthPlugin = createBackendPlugin({
  pluginId: 'pipeline-health',
  register(env) {
    const sources = new SourceRegistry();
    env.registerExtensionPoint(pipelineHealthSourcesExtensionPoint, sources);
    const channels = new ChannelRegistry();
    env.registerExtensionPoint(pipelineHealthChannelsExtensionPoint, channels);

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const clock = Date.now;
        const config = readPipelineHealthConfig(
          deps.config,
          sources.sources.map(({ id }) => id),
        );
        const { kinds } = sources;
        const rules = createRules(
          kinds,
          readConfiguredThresholds(config.thresholds, kinds),
          readConfiguredObjectives(config.objectives, kinds),
          Object.assign(
            {},
            actionMessages,
            ...sources.sources.map(({ messages }) => messages),
          ),
        );
        const knex = await openDatabase(deps.database);
        const stores = createStores(knex, config);
        const authorizer = createPipelineAuthorizer({
          ...{ ...deps, stores, clock },
          adoptedAnnotations: config.discovery.adoptedAnnotations,
        });
        const shared = { ...deps, stores, rules, authorizer, clock };
        const meters = createMeters(deps.metrics, {
          stores,
          clock,
          interval: config.collection.interval,
          monthlyBudgetUsd: config.monthlyBudgetUsd,
        });
        const announcer = new Announcer({
          channels: createChannels({
            ...shared,
            added: channels.channels,
            owners: refs => stores.resources.owners(refs),
            telling: createTelling(config.notifications, rules.templates),
            pagePath: config.pagePath,
          }),
          store: stores.announcements,
          meters,
          logger: deps.logger,
          clock,
        });

        const budget = createBudget({ ...shared, config });
        const service = createPipelineHealthService({
          ...shared,
          sources: sources.sources,
          enabledActions: Object.keys(config.actions).filter(
            id => config.actions[id].enabled,
          ),
          incidents: config.incidents,
          announcer,
          interval: config.collection.interval,
          monthlyBudgetUsd: config.monthlyBudgetUsd,
          lowered: () => budget.lowered(),
        });
        const actions = await createActing({
          ...shared,
          config,
          sources: sources.sources,
        });
        const { leases } = stores;
        const setup = new SetupService({
          ...shared,
          sources: sources.sources,
          render: rules.render,
          askEvery: coolest =>
            askEvery('warm', coolest, config.collection.tiers),
          collect: () => collectNow({ ...deps, leases }),
        });
        deps.httpRouter.use(
          createRouter({
            ...shared,
            service,
            actions,
            setup,
            changesPerMinute: config.limits.changesPerMinute,
          }),
        );
        registerActions({ ...shared, service, actions });

        const collection = createCollection({
          ...shared,
          config,
          sources,
          meters,
          databaseNow: () => stores.clock.now(),
          appUrl: deps.config.getOptionalString('app.baseUrl'),
          announcer,
        });
        await scheduleCollection(collection, { ...deps, leases }, config);
        await subscribeToEvents({
          ...deps,
          sources: sources.sources,
          intake: collection.events,
          collectNow: () => collectNow({ ...deps, leases }),
        });
      },
    });
  },
});
