import {
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { TimeSpan } from '../../clock/timeSpan';
import { useActionTasks } from '../../hooks/useActionTasks';
import { useIncidents } from '../../hooks/useIncidents';
import { useKindWords } from '../../hooks/useKindWords';
import { Live } from '../../hooks/useLive';
import { useMessageText } from '../../hooks/useMessageText';
import { ChartMark } from '../../parts/charts/ChartMarks';
import { useTranslate } from '../../translation/useTranslate';
import { marksOf } from './marksOf';

/** How many of the newest incidents and actions are marked. */
const NEWEST = 50;

/** What to mark on the charts of a stage over a span, and whether something of it is not known. */
export function useMarks(
  pipeline: Pipeline,
  stage: Stage,
): { marksIn(span: TimeSpan): ChartMark[]; isWhole: boolean } {
  const t = useTranslate();
  const textOf = useMessageText();
  const kindWords = useKindWords();
  const { entityRef, stages, changes } = pipeline;
  const incidents = useIncidents(entityRef, NEWEST);
  const tasks = useActionTasks(entityRef, NEWEST);
  const marksIn = useCallback(
    (span: TimeSpan) =>
      marksOf(
        {
          stage,
          stages,
          incidents: itemsOf(incidents),
          changes: changes ?? [],
          tasks: itemsOf(tasks),
        },
        span,
        {
          incident: ({ message, reason }) => textOf(message, reason, 'title'),
          run: ({ state }) => t(`run.${state}`),
          action: ({ action }) => kindWords.action(action),
          setting: ({ setting, title }, of) =>
            (of && kindWords.fact(of.kind, setting)?.title) ?? title,
        },
      ),
    [t, textOf, kindWords, stage, stages, changes, incidents, tasks],
  );
  return {
    marksIn,
    isWhole: incidents.status !== 'error' && tasks.status !== 'error',
  };
}

function itemsOf<T>(live: Live<{ items: T[] }>): T[] {
  return live.status === 'ready' ? live.value.items : [];
}
