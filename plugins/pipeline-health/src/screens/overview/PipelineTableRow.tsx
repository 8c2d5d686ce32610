import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { entityName } from '../../format/entityName';
import { isKnown } from '../../format/isKnown';
import { DataTime } from '../../parts/DataTime';
import { HealthIcon } from '../../parts/HealthIcon';
import { IncidentStateChip } from '../../parts/IncidentStateChip';
import { LossClock } from '../../parts/LossClock';
import { DeadLetters } from './DeadLetters';
import { PipelineKeyFigure } from '../../parts/PipelineKeyFigure';
import { PipelineLink } from '../../parts/PipelineLink';
import { ReasonSentence } from '../../parts/ReasonSentence';
import { WHERE_WIDE } from './whereWide';

/** One pipeline; the whole row leads to its page. */
export function PipelineTableRow(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const { pipeline } = props;
  const { health, owner, collectedAt, stale, incident } = pipeline;
  const well = health === 'healthy';
  return (
    <Box
      component="tr"
      sx={theme => ({
        position: 'relative',
        borderTop: `1px solid ${theme.palette.divider}`,
        boxShadow:
          well || isKnown(incident)
            ? 'none'
            : `inset 4px 0 0 ${healthTone(theme, health).line}`,
        '&:hover': { backgroundColor: theme.palette.action.hover },
      })}
    >
      <Cell>
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          <HealthIcon health={health} />
          <Box sx={{ minWidth: 0 }}>
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
      </Cell>
      <Cell>
        <LossClock {...pipeline} />
      </Cell>
      <Cell>
        <PipelineKeyFigure pipeline={pipeline} />
      </Cell>
      <Cell right>
        <DeadLetters pipeline={pipeline} />
      </Cell>
      <Cell whereWide>
        <Box
          title={owner}
          sx={{
            color: owner ? 'text.primary' : 'text.secondary',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {owner ? entityName(owner) : t('list.noOwner')}
        </Box>
      </Cell>
      <Cell right>
        <DataTime at={collectedAt} stale={stale} />
      </Cell>
    </Box>
  );
}

function Cell(props: {
  right?: boolean;
  whereWide?: boolean;
  children: ReactNode;
}) {
  return (
    <Box
      component="td"
      sx={{
        px: 1.5,
        py: 1.5,
        '&:first-of-type': { pl: 2 },
        '&:last-of-type': { pr: 2 },
        verticalAlign: 'middle',
        textAlign: props.right ? 'right' : 'left',
        minWidth: 0,
        ...(props.whereWide && WHERE_WIDE),
      }}
    >
      {props.children}
    </Box>
  );
}
