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

/** The stage whose charts and configuration are shown; it lives in the address. */
export function useSelectedStage(
  pipeline: Pipeline,
): [Stage | undefined, (arn: string) => void] {
  const [params, setParams] = useSearchParams();
  const arn = params.get('stage');
  const selected =
    pipeline.stages.find(stage => stage.arn === arn) ?? firstStage(pipeline);
  const select = useCallback(
    (next: string) =>
      setParams(current => {
        const changed = new URLSearchParams(current);
        changed.set('stage', next);
        return changed;
      }),
    [setParams],
  );
  return [selected, select];
}
