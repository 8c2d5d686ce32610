import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { MouseEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { isKnown } from '../../../format/isKnown';
import { HealthIcon } from '../../../parts/HealthIcon';
import { IncidentStateChip } from '../../../parts/IncidentStateChip';
import { PipelineLink } from '../../../parts/PipelineLink';
import { ReasonSentence } from '../../../parts/ReasonSentence';
import { pipelineRouteRef } from '../../../routes';
import { healthTone } from '../../../theme/healthTone';
import { useTranslate } from '../../../translation/useTranslate';
import { rememberRow, rowId } from '../place';
import { Column } from './columns';
import { WHERE_WIDE } from './whereWide';

/** One pipeline in two lines; a click anywhere in it leads to its page, and its words can be marked. */
export function PipelineTableRow(props: {
  pipeline: PipelineSummary;
  columns: readonly Column[];
  /** Whether the cause is told in full. */
  sentences: boolean;
}) {
  const t = useTranslate();
  const navigate = useNavigate();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const { pipeline, columns, sentences } = props;
  const { entityRef, health, incident } = pipeline;
  const quiet = health === 'healthy' || isKnown(incident);
  const open = (event: MouseEvent<HTMLElement>) => {
    rememberRow(entityRef);
    const isText = !getSelection()?.isCollapsed;
    if (!isText && !(event.target as HTMLElement).closest('a, button')) {
      navigate(pipelinePath(parseEntityRef(entityRef)));
    }
  };
  return (
    <Box
      component="tr"
      id={rowId(entityRef)}
      onClick={open}
      sx={theme => ({
        cursor: 'pointer',
        '& td': {
          height: 37,
          px: 1,
          py: sentences ? 0.75 : 0,
          borderTop: `1px solid ${theme.palette.divider}`,
        },
        '& td:first-of-type': {
          boxShadow: quiet
            ? 'none'
            : `inset 4px 0 0 ${healthTone(theme, health).line}`,
        },
        '&:hover': { backgroundColor: theme.palette.action.hover },
        '&:focus-within': { backgroundColor: theme.palette.action.focus },
      })}
    >
      <td>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <HealthIcon health={health} />
          <Box sx={{ minWidth: 0, flexGrow: 1 }}>
            <Box
              sx={{
                display: 'flex',
                alignItems: 'center',
                columnGap: 1,
                '& > :first-of-type': { minWidth: 0 },
              }}
            >
              <PipelineLink pipeline={pipeline} inRow />
              {incident && <IncidentStateChip incident={incident} />}
            </Box>
            <ReasonSentence
              pipeline={pipeline}
              lines={sentences ? 3 : 1}
              size="small"
            />
          </Box>
        </Box>
      </td>
      {columns.map(({ id, align = 'left', whereWide, cell }) => (
        <Box
          component="td"
          key={id}
          sx={{ textAlign: align, ...(whereWide && WHERE_WIDE) }}
        >
          {cell(pipeline, t)}
        </Box>
      ))}
    </Box>
  );
}
