import { useApi } from '@backstage/core-plugin-api';
import {
  PipelineHealthApi,
  summaryAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useSyncExternalStore } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { SharedAnswer, SharedHealth } from './SharedHealth';
import { useNow } from './useNow';

const MINUTE = 60_000;

const shared = new WeakMap<PipelineHealthApi, SharedHealth>();

/** The health of one of many pipelines on a page, as it may be believed now. */
export function useSharedHealth(entityRef: string): SharedAnswer {
  const health = sharedOf(useApi(pipelineHealthApiRef));
  const subscribe = useCallback(
    (listener: () => void) => health.subscribe(entityRef, listener),
    [health, entityRef],
  );
  const answer = useSyncExternalStore(subscribe, () =>
    health.answerOf(entityRef),
  );
  const now = useNow(MINUTE);
  return typeof answer === 'object' ? summaryAsOf(answer, now) : answer;
}

function sharedOf(api: PipelineHealthApi): SharedHealth {
  const known = shared.get(api) ?? new SharedHealth(api);
  shared.set(api, known);
  return known;
}
