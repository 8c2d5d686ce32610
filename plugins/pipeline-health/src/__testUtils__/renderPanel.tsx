import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  SeriesThreshold,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { KindPanel } from '../kinds/KindPanel';
import { FakePipelineHealthApi } from './FakePipelineHealthApi';
import { pipeline } from './fixtures';

/** Shows the panel of a stage, whose metrics have these lines. */
export function renderPanel(
  stage: Stage,
  thresholds: { [metric: string]: SeriesThreshold } = {},
) {
  const whole = pipeline(Date.now(), 'batch', { stages: [stage], links: [] });
  const api = new FakePipelineHealthApi(() => [whole]);
  const answer = api.getSeries.bind(api);
  jest.spyOn(api, 'getSeries').mockImplementation(async (ref, query) => ({
    ...(await answer(ref, query)),
    threshold: thresholds[query.metric],
  }));
  return renderInTestApp(
    <KindPanel entityRef={whole.entityRef} stage={stage} />,
    { apis: [[pipelineHealthApiRef, api]] },
  );
}
