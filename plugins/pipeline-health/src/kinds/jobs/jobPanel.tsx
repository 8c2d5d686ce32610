import { stageTitle } from '../../format/stageTitle';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { StagePanel, StagePanelProps } from '../StagePanel';
import { JobRuns } from './JobRuns';

/** How the runs of a job went. */
export const jobPanel: StagePanel = {
  Panel: JobOverview,
  reads: inventory => Object.keys(inventory).length > 0,
  shows: [],
};

function JobOverview(props: StagePanelProps) {
  const t = useTranslate();
  const { stage, note } = props;
  return (stage.runs ?? []).length === 0 ? null : (
    <Panel title={t('job.title')} hint={stageTitle(stage)}>
      {note}
      <JobRuns runs={stage.runs ?? []} />
    </Panel>
  );
}
