import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { useErrorText } from '../../hooks/useErrorText';
import { useFindingText } from '../../hooks/useFindingText';
import { useKindWords } from '../../hooks/useKindWords';
import { OverviewView } from '../../hooks/overviewView';
import { allPipelines, useStarred } from '../../hooks/usePipelineList';
import { saveCsv } from '../../parts/saveFile';
import { useTranslate } from '../../translation/useTranslate';
import { csvOf } from './csvOf';

/** Has the browser save all pipelines that match as a file. */
export function useCsv(view: OverviewView): () => Promise<void> {
  const api = useApi(pipelineHealthApiRef);
  const alertApi = useApi(alertApiRef);
  const t = useTranslate();
  const errorText = useErrorText();
  const starred = useStarred();
  const textOf = useFindingText();
  const words = useKindWords();
  return useCallback(async () => {
    try {
      const all = await allPipelines(api, view, starred);
      saveCsv('pipelines.csv', csvOf(all, t, { textOf, words }));
    } catch (error) {
      alertApi.post({
        message: t('list.csvFailed', { why: errorText(error) }),
        severity: 'error',
      });
    }
  }, [api, alertApi, view, starred, t, errorText, textOf, words]);
}
