import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { mockPipelineHealthService } from '../../service/__testUtils__/pipelines';
import { createRouter } from '../createRouter';

/** What the routes call, each of it a mock. */
export function mockRoutes() {
  return {
    service: mockPipelineHealthService(),
    actions: {
      list: jest.fn(),
      propose: jest.fn(),
      start: jest.fn(),
      listTasks: jest.fn(),
      cancel: jest.fn(),
    },
    stores: {
      pipelines: { withStage: jest.fn() },
      actionTasks: { pipelineOf: jest.fn() },
    },
    authorizer: { permissionsOf: jest.fn() },
    setup: { get: jest.fn() },
    auditor: mockServices.auditor.mock(),
  };
}

/** A plugin that is the router alone. */
export function routerPlugin(
  routes: ReturnType<typeof mockRoutes> & {
    changesPerMinute: number;
    clock: () => number;
  },
) {
  return createBackendPlugin({
    pluginId: 'pipeline-health',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
        },
        async init({ httpRouter, ...services }) {
          httpRouter.use(createRouter({ ...routes, ...services }));
        },
      });
    },
  });
}
