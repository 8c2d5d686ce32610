import {
  PipelineOrder,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { OptionalColumn } from '../../../hooks/useTableView';
import { nameOf } from '../../../format/entityName';
import { DataTime } from '../../../parts/DataTime';
import { oneLine } from '../../../parts/oneLine';
import { KeyFigure, KeyFigureTrend } from '../../../parts/PipelineKeyFigure';
import { Translate } from '../../../translation/useTranslate';
import { DeadLetters } from '../DeadLetters';
import { LossCell } from './LossCell';

/** A column beside the pipeline and its cause. */
export interface Column {
  id: OptionalColumn;
  label(t: Translate): string;
  /** What the list is sorted by where the column is. */
  orderBy: PipelineOrder;
  /** Whether most comes first. */
  descending?: boolean;
  width: number;
  align?: 'right';
  /** Left out where the table has little room. */
  whereWide?: boolean;
  cell(pipeline: PipelineSummary, t: Translate): ReactNode;
}

/** What the cells of a column are called where it is said how they look. */
export function classOf({ align, whereWide }: Column): string {
  return [align, whereWide && 'where-wide'].filter(Boolean).join(' ');
}

/** Ages in a table of many rows are renewed at this pace. */
const RENEWED_MS = 5_000;

export const COLUMNS: readonly Column[] = [
  {
    id: 'loss',
    label: t => t('loss.label'),
    orderBy: 'loss',
    width: 112,
    cell: pipeline => <LossCell pipeline={pipeline} />,
  },
  {
    id: 'keyFigure',
    label: t => t('list.keyFigure'),
    orderBy: 'keyFigure',
    descending: true,
    width: 152,
    align: 'right',
    cell: pipeline => <KeyFigure pipeline={pipeline} />,
  },
  {
    id: 'trend',
    label: t => t('list.trendColumn'),
    orderBy: 'trend',
    descending: true,
    width: 98,
    cell: pipeline => <KeyFigureTrend pipeline={pipeline} />,
  },
  {
    id: 'deadLetters',
    label: t => t('list.deadLetters'),
    orderBy: 'deadLetters',
    descending: true,
    width: 116,
    align: 'right',
    cell: pipeline => <DeadLetters pipeline={pipeline} />,
  },
  {
    id: 'owner',
    label: t => t('list.owner'),
    orderBy: 'owner',
    width: 144,
    whereWide: true,
    cell: ({ owner, ownerTitle }, t) => (
      <Name of={owner} title={ownerTitle} otherwise={t('list.noOwner')} />
    ),
  },
  {
    id: 'system',
    label: t => t('list.system'),
    orderBy: 'system',
    width: 136,
    whereWide: true,
    cell: ({ system, systemTitle }) => (
      <Name of={system} title={systemTitle} otherwise="–" />
    ),
  },
  {
    id: 'time',
    label: t => t('list.time'),
    orderBy: 'updated',
    width: 104,
    align: 'right',
    cell: ({ collectedAt, stale }) => (
      <DataTime at={collectedAt} stale={stale} step={RENEWED_MS} />
    ),
  },
];

function Name(props: { of?: string; title?: string; otherwise: string }) {
  const { of, title, otherwise } = props;
  return (
    <div title={of} className={of ? undefined : 'none'} style={oneLine}>
      {of ? nameOf(of, title) : otherwise}
    </div>
  );
}
