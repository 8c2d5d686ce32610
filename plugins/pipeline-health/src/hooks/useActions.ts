import { useApi } from '@backstage/core-plugin-api';
import {
  ACTION_TASKS_CHANGED_CHANNEL,
  ListActionsResponse,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useMemo } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { actionInWords } from '../translation/actionInWords';
import { useKindTranslation } from '../translation/kindTranslation';
import { Live, useLive } from './useLive';
import { useMessageText } from './useMessageText';

/** What can be done to the stages of a pipeline, and why not, in the language of the app. */
export function useActions(entityRef: string): Live<ListActionsResponse> {
  const api = useApi(pipelineHealthApiRef);
  const translate = useKindTranslation();
  const textOf = useMessageText();
  const load = useCallback(
    (signal: AbortSignal) => api.listActions(entityRef, { signal }),
    [api, entityRef],
  );
  const live = useLive(load, ACTION_TASKS_CHANGED_CHANNEL);
  return useMemo(() => {
    if (live.status !== 'ready') {
      return live;
    }
    const items = live.value.items.map(each =>
      actionInWords(each, translate, textOf),
    );
    return { ...live, value: { ...live.value, items } };
  }, [live, translate, textOf]);
}
