import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import {
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useId, useState } from 'react';
import { stageTitle } from '../../format/stageTitle';
import { useKindWords } from '../../hooks/useKindWords';
import { useNow } from '../../hooks/useNow';
import { DataTime } from '../../parts/DataTime';
import { HealthIcon } from '../../parts/HealthIcon';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { useTranslate } from '../../translation/useTranslate';
import { StageCharts } from '../charts/StageCharts';
import { StageFindings } from '../pipeline/Findings';
import { RunList } from '../runs/RunList';
import { StageConfiguration } from './StageConfiguration';
import { StagePlaceLinks } from './StagePlaceLinks';

type Part = 'charts' | 'findings' | 'runs' | 'configuration';

/** One stage: what it is, where to go on with it, and its charts, findings, runs and configuration. */
export function StageDetail(props: {
  pipeline: Pipeline;
  stage: Stage;
  onClose(): void;
}) {
  const t = useTranslate();
  const id = useId();
  const { pipeline, stage, onClose } = props;
  const [part, setPart] = useState<Part>('charts');
  const count = pipeline.findings.filter(
    finding => finding.stage === stage.arn,
  ).length;
  const parts: { [name in Part]?: string } = {
    charts: t('pipeline.charts'),
    findings: `${t('pipeline.findings')} ${count}`,
    ...(stage.runs?.length && { runs: t('pipeline.runs') }),
    configuration: t('pipeline.inventory'),
  };
  return (
    <>
      <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 2 }}>
        <Heading pipeline={pipeline} stage={stage} onClose={onClose} />
        <StagePlaceLinks stage={stage} />
      </Box>
      <Tabs
        value={part}
        onChange={(_, next: Part) => setPart(next)}
        variant="scrollable"
        aria-label={stageTitle(stage)}
        sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        {Object.entries(parts).map(([name, label]) => (
          <Tab
            key={name}
            value={name}
            label={label}
            id={`${id}-${name}`}
            aria-controls={`${id}-panel`}
            sx={{
              minWidth: 0,
              px: 1.5,
              fontSize: 14,
              letterSpacing: 0,
              textTransform: 'none',
            }}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${part}`}
        sx={{ px: { xs: 2, sm: 2.5 }, py: 2, minWidth: 0 }}
      >
        {part === 'charts' && (
          <StageCharts key={stage.arn} pipeline={pipeline} stage={stage} />
        )}
        {part === 'findings' && (
          <StageFindings pipeline={pipeline} stage={stage} />
        )}
        {part === 'runs' && <Runs stage={stage} />}
        {part === 'configuration' && <StageConfiguration stage={stage} />}
      </Box>
    </>
  );
}

function Heading(props: { pipeline: Pipeline; stage: Stage; onClose(): void }) {
  const t = useTranslate();
  const words = useKindWords();
  const { pipeline, stage, onClose } = props;
  const { health, kind, account, region, collectedAt } = stage;
  const isFirst =
    pipeline.reason?.stage === stage.arn &&
    (health === 'critical' || health === 'warning');
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <HealthIcon health={health} size={24} />
      <Box sx={{ minWidth: 0, flexGrow: 1 }}>
        <Typography
          component="h2"
          sx={{
            m: 0,
            fontSize: 16,
            lineHeight: '24px',
            fontWeight: 600,
            overflowWrap: 'anywhere',
          }}
        >
          {stageTitle(stage)}
          <VisuallyHidden>{`, ${t(`health.${health}`)}`}</VisuallyHidden>{' '}
          <Box
            component="span"
            sx={{ fontSize: 14, fontWeight: 400, color: 'text.secondary' }}
          >
            {words.kind(kind)}
          </Box>
        </Typography>
        <Box sx={{ fontSize: 12, lineHeight: '18px', color: 'text.secondary' }}>
          {[isFirst && t('flow.firstBroken'), account, region]
            .filter(Boolean)
            .join(' · ')}
          {' · '}
          <DataTime at={collectedAt} />
        </Box>
      </Box>
      <IconButton
        aria-label={t('stage.close')}
        onClick={onClose}
        sx={{ mt: -1, mr: -1, alignSelf: 'flex-start' }}
      >
        <CloseIcon />
      </IconButton>
    </Box>
  );
}

function Runs({ stage }: { stage: Stage }) {
  const now = useNow();
  return (
    <RunList
      items={(stage.runs ?? []).map(run => ({ stage, run }))}
      now={now}
    />
  );
}
