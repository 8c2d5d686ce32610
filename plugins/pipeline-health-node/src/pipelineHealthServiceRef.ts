import {
  AuthService,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  PipelineHealthApi,
  PipelineHealthClient,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * The HTTP API of Pipeline Health, for backend plugins and their modules. It is
 * asked on behalf of the plugin itself, unless a call names a token.
 *
 * @public
 */
export const pipelineHealthServiceRef = createServiceRef<PipelineHealthApi>({
  id: 'pipeline-health',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) =>
        new PipelineHealthClient({
          discoveryApi: discovery,
          fetchApi: { fetch: fetchAsItself(auth) },
        }),
    }),
});

function fetchAsItself(auth: AuthService): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.has('Authorization')) {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'pipeline-health',
      });
      headers.set('Authorization', `Bearer ${token}`);
    }
    return fetch(input, { ...init, headers });
  };
}
