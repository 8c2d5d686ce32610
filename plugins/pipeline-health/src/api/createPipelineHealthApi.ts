import {
  PipelineHealthApi,
  PipelineHealthClient,
} from '@pipeline-health/plugin-pipeline-health-common';
import { hearingServerTime } from '../clock/serverClock';

/** The client of the portal's backend, which tells the page what time it is there. */
export function createPipelineHealthApi(deps: {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}): PipelineHealthApi {
  return new PipelineHealthClient({
    discoveryApi: deps.discoveryApi,
    fetchApi: hearingServerTime(deps.fetchApi),
  });
}
