import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { entityName } from '../../../format/entityName';
import { OptionalColumn } from '../../../hooks/useTableView';
import { DataTime } from '../../../parts/DataTime';
import { LossClock } from '../../../parts/LossClock';
import { KeyFigure, KeyFigureTrend } from '../../../parts/PipelineKeyFigure';
import { Translate } from '../../../translation/useTranslate';
import { DeadLetters } from '../DeadLetters';

/** A column beside the pipeline and its cause. */
export interface Column {
  id: OptionalColumn;
  label(t: Translate): string;
  width: number;
  align?: 'right';
  /** Left out where the table has little room. */
  whereWide?: boolean;
  cell(pipeline: PipelineSummary, t: Translate): ReactNode;
}

export const COLUMNS: readonly Column[] = [
  {
    id: 'loss',
    label: t => t('loss.label'),
    width: 104,
    cell: pipeline => <LossClock {...pipeline} />,
  },
  {
    id: 'keyFigure',
    label: t => t('list.keyFigure'),
    width: 152,
    align: 'right',
    cell: pipeline => <KeyFigure pipeline={pipeline} />,
  },
  {
    id: 'trend',
    label: t => t('list.trendColumn'),
    width: 98,
    cell: pipeline => <KeyFigureTrend pipeline={pipeline} />,
  },
  {
    id: 'deadLetters',
    label: t => t('list.deadLetters'),
    width: 96,
    align: 'right',
    cell: pipeline => <DeadLetters pipeline={pipeline} />,
  },
  {
    id: 'owner',
    label: t => t('list.owner'),
    width: 136,
    whereWide: true,
    cell: ({ owner }, t) => <Name of={owner} otherwise={t('list.noOwner')} />,
  },
  {
    id: 'system',
    label: t => t('list.system'),
    width: 136,
    whereWide: true,
    cell: ({ system }) => <Name of={system} otherwise="–" />,
  },
  {
    id: 'time',
    label: t => t('list.time'),
    width: 112,
    align: 'right',
    cell: ({ collectedAt, stale }) => (
      <DataTime at={collectedAt} stale={stale} />
    ),
  },
];

function Name(props: { of?: string; otherwise: string }) {
  return (
    <Box
      title={props.of}
      sx={{
        color: props.of ? 'text.primary' : 'text.secondary',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      }}
    >
      {props.of ? entityName(props.of) : props.otherwise}
    </Box>
  );
}
