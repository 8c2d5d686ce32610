import { parseEntityRef } from '@backstage/catalog-model';
import { Link, LinkProps } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import MenuBookIcon from '@mui/icons-material/MenuBookOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import {
  Finding,
  isWebUrl,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { forwardRef, ReactNode } from 'react';
import { formatLocal } from '../../format/time';
import { useFindingText } from '../../hooks/useFindingText';
import { useNow } from '../../hooks/useNow';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { DataTime } from '../../parts/DataTime';
import { HealthBadge } from '../../parts/HealthBadge';
import { IncidentStateChip } from '../../parts/IncidentStateChip';
import { LossCountdown } from '../../parts/LossCountdown';
import { ReasonSentence } from '../../parts/ReasonSentence';
import { VisuallyHidden } from '../../parts/VisuallyHidden';
import { dueAfter } from '../runs/dueRuns';
import { FixTexts } from './FixTexts';
import { IncidentDays } from '../incidents/IncidentDays';
import { IncidentResponses } from '../incidents/IncidentResponses';

/** As many sentences of what the trouble costs as one reads. */
const MOST_COSTS = 2;

const MINUTE = 60_000;

const wrapping = { overflowWrap: 'anywhere' } as const;

/** A link that leaves its looks to the button. */
const ButtonLink = forwardRef<HTMLAnchorElement, LinkProps>((props, ref) => (
  <Link {...props} ref={ref} color="initial" underline="none" />
));

/** What is wrong, how long is left, whom to call and where to read on. */
export function PipelineSummaryPanel(props: {
  pipeline: Pipeline;
  /** Why the reader may say nothing of its incident. */
  hindrance: string | undefined;
  /** The page of its own entity says already what it is called and whose it is. */
  withoutEntity?: boolean;
}) {
  const t = useTranslate();
  const { pipeline, hindrance, withoutEntity } = props;
  const { title, health, owner, system, entityRef, runbook, reason } = pipeline;
  const incident = pipeline.openIncident;
  return (
    <Paper
      component="section"
      aria-label={title}
      variant="outlined"
      sx={theme => ({
        px: { xs: 2, sm: 3 },
        py: { xs: 2, sm: 3 },
        borderRadius: 2,
        borderColor: 'divider',
        boxShadow: `inset 4px 0 0 ${healthTone(theme, health).line}`,
      })}
    >
      <Box
        sx={{
          display: 'flex',
          flexDirection: { xs: 'column', sm: 'row' },
          justifyContent: 'space-between',
          columnGap: 4,
          rowGap: 2,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 2,
              rowGap: 1,
              mb: 1,
            }}
          >
            <Typography
              component="h2"
              sx={{
                m: 0,
                fontSize: 22,
                lineHeight: '28px',
                fontWeight: 700,
                overflowWrap: 'anywhere',
                ...(withoutEntity && { position: 'absolute' }),
              }}
            >
              {withoutEntity ? <VisuallyHidden>{title}</VisuallyHidden> : title}
            </Typography>
            <HealthBadge health={health} />
            {incident && <IncidentStateChip incident={incident} />}
          </Box>
          <ReasonSentence pipeline={pipeline} lines={6} size="large" />
          {reason && <Cause pipeline={pipeline} finding={reason} />}
          {incident && (
            <Box sx={{ mt: 2 }}>
              <IncidentResponses incident={incident} hindrance={hindrance} />
            </Box>
          )}
        </Box>
        {pipeline.health === 'healthy' ? (
          <IncidentDays entityRef={entityRef} />
        ) : (
          <LossCountdown {...pipeline} />
        )}
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 2,
          mt: 2,
        }}
      >
        <Box
          component="dl"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 4,
            rowGap: 1.5,
            m: 0,
          }}
        >
          {owner && !withoutEntity && (
            <Meta label={t('pipeline.owner')}>
              <EntityRefLink entityRef={owner} defaultKind="group" />
            </Meta>
          )}
          {system && !withoutEntity && (
            <Meta label={t('pipeline.system')}>
              <EntityRefLink entityRef={system} defaultKind="system" />
            </Meta>
          )}
          {!withoutEntity && (
            <Meta label={t('pipeline.entity')}>
              <EntityRefLink
                entityRef={parseEntityRef(entityRef)}
                defaultKind="component"
              />
            </Meta>
          )}
          <NextRun stages={pipeline.stages} />
          <Meta label={t('list.time')}>
            <DataTime at={pipeline.collectedAt} stale={pipeline.stale} />
          </Meta>
        </Box>
        {runbook && isWebUrl(runbook) && (
          <Button
            component={ButtonLink}
            to={runbook}
            variant={health === 'healthy' ? 'outlined' : 'contained'}
            startIcon={<MenuBookIcon />}
          >
            {t('pipeline.runbook')}
          </Button>
        )}
      </Box>
    </Paper>
  );
}

/** When the next run is due of all that the stages tell; nothing where none is. */
function NextRun(props: { stages: Pipeline['stages'] }) {
  const t = useTranslate();
  const now = useNow(MINUTE);
  const due = props.stages.flatMap(stage => dueAfter(stage, now).slice(0, 1));
  return due.length > 0 ? (
    <Meta label={t('pipeline.nextRun')}>{formatLocal(Math.min(...due))}</Meta>
  ) : null;
}

/** What else tells of the trouble, what follows from it, and what to do, with its command. */
function Cause(props: { pipeline: Pipeline; finding: Finding }) {
  const t = useTranslate();
  const textOf = useFindingText();
  const { pipeline, finding } = props;
  const { remedy } = textOf(finding);
  const consequences = pipeline.findings.filter(
    ({ followsFrom }) =>
      followsFrom?.id === finding.id && followsFrom.stage === finding.stage,
  );
  const costs = [
    ...(finding.parts ?? []).map(part => textOf(part).title),
    ...consequences.map(each => textOf(each).title),
  ].slice(0, MOST_COSTS);
  return (
    <>
      {costs.length > 0 && (
        <Box sx={{ mt: 0.5, fontSize: 14, lineHeight: '20px', ...wrapping }}>
          {costs.join(' · ')}
        </Box>
      )}
      <Box
        sx={{
          mt: 1.5,
          px: 1.5,
          py: 1,
          borderRadius: 1.5,
          backgroundColor: 'action.hover',
          fontSize: 14,
          lineHeight: '20px',
          ...wrapping,
        }}
      >
        <Box component="span" sx={{ fontWeight: 600 }}>
          {t('pipeline.remedy')}:
        </Box>{' '}
        {remedy}
        {finding.fixes && (
          <Box sx={{ mt: 1 }}>
            <FixTexts fixes={finding.fixes.slice(0, 1)} />
          </Box>
        )}
      </Box>
    </>
  );
}

function Meta(props: { label: string; children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="dt" sx={{ fontSize: 12, color: 'text.secondary' }}>
        {props.label}
      </Box>
      <Box component="dd" sx={{ m: 0, fontSize: 14 }}>
        {props.children}
      </Box>
    </Box>
  );
}
