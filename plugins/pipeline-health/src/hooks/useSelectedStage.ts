import {
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The stage to look at first: the one of the reason, else a declared one. */
export function firstStage(pipeline: Pipeline): Stage | undefined {
  const { stages, reason } = pipeline;
  return (
    stages.find(stage => stage.arn === reason?.stage) ??
    stages.find(stage => stage.origin === 'declared') ??
    stages[0]
  );
}

/**
 * The stage that is looked at; it lives in the address, where nothing says that
 * none is. Of a pipeline that is not well, the stage of the reason is looked at
 * before anybody chooses, where there is room for it.
 */
export function useSelectedStage(
  pipeline: Pipeline,
  hasRoom: boolean,
): [Stage | undefined, (arn: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const arn = params.get('stage');
  const chosen = pipeline.stages.find(stage => stage.arn === arn);
  const first =
    hasRoom && arn !== '' && pipeline.health !== 'healthy'
      ? firstStage(pipeline)
      : undefined;
  const select = useCallback(
    (next: string | undefined) =>
      setParams(current => {
        const changed = new URLSearchParams(current);
        changed.set('stage', next ?? '');
        return changed;
      }),
    [setParams],
  );
  return [chosen ?? first, select];
}
