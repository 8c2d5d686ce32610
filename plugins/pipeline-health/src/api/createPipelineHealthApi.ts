import {
  PipelineHealthApi,
  PipelineHealthClient,
} from '@pipeline-health/plugin-pipeline-health-common';
import { hearingServerTime } from '../clock/serverClock';
import { answeringInTime } from './answeringInTime';

/** The client of the portal's backend, which tells the page what time it is there; waits for no answer forever. */
export function createPipelineHealthApi(deps: {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}): PipelineHealthApi {
  return new PipelineHealthClient({
    discoveryApi: deps.discoveryApi,
    fetchApi: answeringInTime(hearingServerTime(deps.fetchApi)),
  });
}
