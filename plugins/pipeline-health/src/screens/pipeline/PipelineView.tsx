import RouteIcon from '@mui/icons-material/PolylineOutlined';
import Box from '@mui/material/Box';
import {
  Pipeline,
  pipelineHealthIncidentUpdatePermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { useHindrance } from '../../hooks/useHindrance';
import { Ready } from '../../hooks/useLive';
import { usePipeline } from '../../hooks/usePipeline';
import { useSelectedStage } from '../../hooks/useSelectedStage';
import { useTranslate } from '../../translation/useTranslate';
import { ActionsPanel } from '../actions/ActionsPanel';
import { StageCharts } from '../charts/StageCharts';
import { Flow } from '../flow/Flow';
import { RunsPanel } from '../runs/RunsPanel';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { LoadingBlocks } from '../../parts/LoadingBlocks';
import { Notice } from '../../parts/Notice';
import { RefreshNote } from '../../parts/RefreshNote';
import { CostPanel } from './CostPanel';
import { Findings } from './Findings';
import { Incidents } from '../incidents/Incidents';
import { ObjectivesPanel } from '../objectives/ObjectivesPanel';
import { MaintenancePanel } from '../maintenance/MaintenancePanel';
import { KindPanel } from '../../kinds/KindPanel';
import { Inventory } from './Inventory';
import { PipelineSummaryPanel } from './PipelineSummaryPanel';
import { Problems } from './Problems';
import { StaleNote } from './StaleNote';
import { WhoIsToldPanel } from './WhoIsToldPanel';

/** Everything about one pipeline, below whatever header the place has. */
export function PipelineView(props: {
  entityRef: string;
  withoutEntity?: boolean;
}) {
  const live = usePipeline(props.entityRef);
  switch (live.status) {
    case 'loading':
      return <LoadingBlocks heights={[160, 168, 280, 240]} />;
    case 'error':
      return <ErrorNotice within error={live.error} onRetry={live.retry} />;
    default:
      return <ReadyPipeline live={live} withoutEntity={props.withoutEntity} />;
  }
}

function ReadyPipeline(props: {
  live: Ready<Pipeline>;
  withoutEntity?: boolean;
}) {
  const { live, withoutEntity } = props;
  const pipeline = live.value;
  const [stage, select] = useSelectedStage(pipeline);
  const hindrance = useHindrance(
    pipeline.entityRef,
    pipelineHealthIncidentUpdatePermission,
  );
  return (
    <Column>
      <RefreshNote live={live} />
      <PipelineSummaryPanel
        pipeline={pipeline}
        hindrance={hindrance}
        withoutEntity={withoutEntity}
      />
      <StaleNote pipeline={pipeline} />
      <Problems stages={pipeline.stages} />
      {stage ? (
        <Flow pipeline={pipeline} selected={stage.arn} onSelect={select} />
      ) : (
        <NoStages />
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: 'minmax(0, 2fr) minmax(0, 1fr)',
          },
        }}
      >
        <Column>
          <Findings pipeline={pipeline} />
          <Incidents pipeline={pipeline} hindrance={hindrance} />
          {stage && <ActionsPanel pipeline={pipeline} stage={stage} />}
          <RunsPanel pipeline={pipeline} />
          {stage && <KindPanel entityRef={pipeline.entityRef} stage={stage} />}
          <ObjectivesPanel pipeline={pipeline} />
          <MaintenancePanel
            entityRef={pipeline.entityRef}
            hindrance={hindrance}
          />
          <WhoIsToldPanel pipeline={pipeline} />
          <CostPanel pipeline={pipeline} />
        </Column>
        {stage && <StageCharts pipeline={pipeline} stage={stage} />}
      </Box>
      {stage && <Inventory stage={stage} />}
    </Column>
  );
}

function Column(props: { children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 }}>
      {props.children}
    </Box>
  );
}

function NoStages() {
  return (
    <Notice icon={<RouteIcon />} title={useTranslate()('pipeline.noStages')} />
  );
}
