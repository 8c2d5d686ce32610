import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { nameOf } from '../../format/entityName';
import { isKnown } from '../../format/isKnown';
import { DataTime } from '../../parts/DataTime';
import { HealthIcon } from '../../parts/HealthIcon';
import { IncidentStateChip } from '../../parts/IncidentStateChip';
import { LossClock } from '../../parts/LossClock';
import { DeadLetters } from './DeadLetters';
import { PipelineKeyFigure } from '../../parts/PipelineKeyFigure';
import { PipelineLink } from '../../parts/PipelineLink';
import { ReasonSentence } from '../../parts/ReasonSentence';

/** One pipeline on a phone. */
export function PipelineCard(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { pipeline } = props;
  const { health, owner, ownerTitle, readings, secondsToLoss, incident } =
    pipeline;
  const well = health === 'healthy';
  const facts = [secondsToLoss, readings.deadLetterMessages];
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={theme => ({
        position: 'relative',
        borderRadius: 2,
        borderColor: 'divider',
        overflow: 'hidden',
        p: 2,
        boxShadow:
          well || isKnown(incident)
            ? 'none'
            : `inset 4px 0 0 ${healthTone(theme, health).line}`,
      })}
    >
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <HealthIcon health={health} />
        <Box sx={{ minWidth: 0, flexGrow: 1 }}>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 1,
              '& > *': { minWidth: 0 },
            }}
          >
            <PipelineLink pipeline={pipeline} />
            {incident && <IncidentStateChip incident={incident} />}
          </Box>
          <ReasonSentence pipeline={pipeline} lines={3} />
        </Box>
      </Box>
      {!well && facts.some(value => value !== undefined) && (
        <Box
          component="dl"
          sx={{
            display: 'grid',
            gridTemplateColumns: '1fr 1fr',
            gap: 1.5,
            my: 1.5,
          }}
        >
          {secondsToLoss !== undefined && (
            <Fact label={t('loss.label')}>
              <LossClock {...pipeline} />
            </Fact>
          )}
          {readings.deadLetterMessages !== undefined && (
            <Fact label={t('list.deadLetters')}>
              <DeadLetters pipeline={pipeline} />
            </Fact>
          )}
        </Box>
      )}
      {!well && pipeline.keyFigure && (
        <Box sx={{ mt: 1.5 }}>
          <PipelineKeyFigure pipeline={pipeline} />
        </Box>
      )}
      <Box
        sx={{
          mt: 1,
          display: 'flex',
          justifyContent: 'space-between',
          gap: 2,
          fontSize: 12,
          color: 'text.secondary',
        }}
      >
        <Box
          component="span"
          sx={{
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {owner ? nameOf(owner, ownerTitle) : t('list.noOwner')}
        </Box>
        <Box component="span" sx={{ flexShrink: 0 }}>
          <DataTime at={pipeline.collectedAt} stale={pipeline.stale} />
        </Box>
      </Box>
    </Paper>
  );
}

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div>
      <Box component="dt" sx={{ fontSize: 12, color: 'text.secondary' }}>
        {props.label}
      </Box>
      <Box component="dd" sx={{ m: 0, fontSize: 14 }}>
        {props.children}
      </Box>
    </div>
  );
}
