import RouteIcon from '@mui/icons-material/PolylineOutlined';
import Box from '@mui/material/Box';
import { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import {
  Pipeline,
  pipelineHealthIncidentUpdatePermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useEffect, useRef } from 'react';
import { useHindrance } from '../../hooks/useHindrance';
import { Ready } from '../../hooks/useLive';
import { usePipeline } from '../../hooks/usePipeline';
import { firstStage, useSelectedStage } from '../../hooks/useSelectedStage';
import { useTranslate } from '../../translation/useTranslate';
import { ActionsPanel } from '../actions/ActionsPanel';
import { Flow } from '../flow/Flow';
import { RunsPanel } from '../runs/RunsPanel';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { JumpLinks } from '../../parts/JumpLinks';
import { LoadingBlocks } from '../../parts/LoadingBlocks';
import { Notice } from '../../parts/Notice';
import { RefreshNote } from '../../parts/RefreshNote';
import { CostPanel } from './CostPanel';
import { Findings } from './Findings';
import { Incidents } from '../incidents/Incidents';
import { ObjectivesPanel } from '../objectives/ObjectivesPanel';
import { MaintenancePanel } from '../maintenance/MaintenancePanel';
import { Named } from '../../format/pageTitle';
import { StageDrawer } from '../stage/StageDrawer';
import { KindPanel } from '../../kinds/KindPanel';
import { PipelineSummaryPanel } from './PipelineSummaryPanel';
import { Problems } from './Problems';
import { StaleNote } from './StaleNote';
import { WhoIsToldPanel } from './WhoIsToldPanel';

const UNNAMED: Partial<Named> = {};

/** Everything about one pipeline, below whatever header the place has. */
export function PipelineView(props: {
  entityRef: string;
  withoutEntity?: boolean;
  /** Is told what the page is about, as soon as that is known. */
  onNamed?(named: Named): void;
}) {
  const { entityRef, onNamed } = props;
  const live = usePipeline(entityRef);
  const { title, health } = live.status === 'ready' ? live.value : UNNAMED;
  useEffect(() => {
    if (title !== undefined && health) {
      onNamed?.({ entityRef, title, health });
    }
  }, [onNamed, entityRef, title, health]);
  switch (live.status) {
    case 'loading':
      return <LoadingBlocks heights={[160, 168, 280, 240]} />;
    case 'error':
      return <ErrorNotice within error={live.error} onRetry={live.retry} />;
    default:
      return <ReadyPipeline live={live} withoutEntity={props.withoutEntity} />;
  }
}

/** Beside each other where there is room. */
const columns = (wide: string) => ({
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: wide },
});

function ReadyPipeline(props: {
  live: Ready<Pipeline>;
  withoutEntity?: boolean;
}) {
  const { live, withoutEntity } = props;
  const pipeline = live.value;
  const hasRoom = useMediaQuery<Theme>(theme => theme.breakpoints.up('lg'), {
    noSsr: true,
  });
  const [chosen, select] = useSelectedStage(pipeline, hasRoom);
  const stage = chosen ?? firstStage(pipeline);
  const flow = useRef<HTMLDivElement>(null);
  const close = () => {
    select(undefined);
    focusStage(flow.current, chosen?.arn);
  };
  const hindrance = useHindrance(
    pipeline.entityRef,
    pipelineHealthIncidentUpdatePermission,
  );
  const isBeside = hasRoom && chosen !== undefined;
  return (
    <Column>
      <RefreshNote live={live} />
      <PipelineSummaryPanel
        pipeline={pipeline}
        hindrance={hindrance}
        withoutEntity={withoutEntity}
      />
      <StaleNote pipeline={pipeline} />
      <Parts pipeline={pipeline} />
      <Problems stages={pipeline.stages} />
      <Box sx={columns(isBeside ? 'minmax(0, 1fr) 424px' : 'minmax(0, 1fr)')}>
        <Column>
          {stage ? (
            <div ref={flow} id="pipeline-flow" tabIndex={-1}>
              <Flow
                pipeline={pipeline}
                selected={chosen?.arn}
                onSelect={select}
              />
            </div>
          ) : (
            <NoStages />
          )}
          <Box
            sx={columns(
              isBeside ? 'minmax(0, 1fr)' : 'minmax(0, 2fr) minmax(0, 1fr)',
            )}
          >
            <Column>
              {stage && <ActionsPanel pipeline={pipeline} stage={stage} />}
              <Part id="pipeline-findings">
                <Findings pipeline={pipeline} />
              </Part>
              <Part id="pipeline-incidents">
                <Incidents pipeline={pipeline} hindrance={hindrance} />
              </Part>
              <Part id="pipeline-runs">
                <RunsPanel pipeline={pipeline} />
              </Part>
              {stage && (
                <KindPanel entityRef={pipeline.entityRef} stage={stage} />
              )}
            </Column>
            <Column>
              <ObjectivesPanel pipeline={pipeline} />
              <MaintenancePanel
                entityRef={pipeline.entityRef}
                hindrance={hindrance}
              />
              <WhoIsToldPanel pipeline={pipeline} />
              <Part id="pipeline-cost">
                <CostPanel pipeline={pipeline} />
              </Part>
            </Column>
          </Box>
        </Column>
        {chosen && (
          <StageDrawer
            pipeline={pipeline}
            stage={chosen}
            isBeside={isBeside}
            onClose={close}
          />
        )}
      </Box>
    </Column>
  );
}

/** What the page has, for whoever looks for one thing. */
function Parts({ pipeline }: { pipeline: Pipeline }) {
  const t = useTranslate();
  const hasRuns = pipeline.stages.some(({ runs }) => runs?.length);
  return (
    <JumpLinks
      label={t('pipeline.parts')}
      parts={[
        { id: 'pipeline-flow', title: t('pipeline.flow') },
        { id: 'pipeline-findings', title: t('pipeline.findings') },
        { id: 'pipeline-incidents', title: t('pipeline.incidents') },
        ...(hasRuns
          ? [{ id: 'pipeline-runs', title: t('pipeline.runs') }]
          : []),
        { id: 'pipeline-cost', title: t('cost.title') },
      ]}
    />
  );
}

/** Whoever closes a stage goes on where it was chosen. */
function focusStage(within: HTMLElement | null, arn: string | undefined) {
  const buttons = within?.querySelectorAll<HTMLElement>('[data-stage]') ?? [];
  [...buttons].find(({ dataset }) => dataset.stage === arn)?.focus();
}

/** A part that can be led to; one that has nothing takes no room. */
function Part(props: { id: string; children: ReactNode }) {
  return (
    <Box
      id={props.id}
      tabIndex={-1}
      sx={{ scrollMarginTop: 16, '&:empty': { display: 'none' } }}
    >
      {props.children}
    </Box>
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
