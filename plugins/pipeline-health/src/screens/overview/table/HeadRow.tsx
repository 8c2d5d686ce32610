import ArrowDownIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpIcon from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { PipelineOrder } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { OverviewView } from '../../../hooks/overviewView';
import { ChangeView } from '../../../hooks/useOverviewView';
import { VisuallyHidden } from '../../../parts/VisuallyHidden';
import { useTranslate } from '../../../translation/useTranslate';
import { classOf, Column } from './columns';

/** The heads of the columns; each sorts the list, and turns it around when it does already. */
export function HeadRow(props: {
  view: OverviewView;
  columns: readonly Column[];
  onChange: ChangeView;
}) {
  const t = useTranslate();
  const { view, columns, onChange } = props;
  const headOf = (orderBy: PipelineOrder, mostFirst = false) => ({
    sorted: view.orderBy === orderBy ? directionOf(view) : undefined,
    onSort: () =>
      onChange({
        orderBy,
        descending: view.orderBy === orderBy ? !view.descending : mostFirst,
      }),
  });
  return (
    <thead>
      <tr aria-rowindex={1}>
        <Head width={44} {...headOf('urgency')}>
          <VisuallyHidden>{t('list.order.urgency')}</VisuallyHidden>
        </Head>
        <Head {...headOf('name')}>{t('list.pipeline')}</Head>
        {columns.map(column => (
          <Head
            key={column.id}
            width={column.width}
            className={classOf(column)}
            {...headOf(column.orderBy, column.descending)}
          >
            {column.label(t)}
          </Head>
        ))}
        <th scope="col" style={{ width: 44 }}>
          <VisuallyHidden>{t('list.starred')}</VisuallyHidden>
        </th>
      </tr>
    </thead>
  );
}

type Direction = 'ascending' | 'descending';

function directionOf({ descending }: OverviewView): Direction {
  return descending ? 'descending' : 'ascending';
}

function Head(props: {
  width?: number;
  className?: string;
  sorted?: Direction;
  onSort(): void;
  children: ReactNode;
}) {
  const { width, className, sorted, onSort } = props;
  const Arrow = sorted === 'descending' ? ArrowUpIcon : ArrowDownIcon;
  return (
    <th scope="col" style={{ width }} className={className} aria-sort={sorted}>
      <ButtonBase onClick={onSort}>
        {props.children}
        <Box
          component={Arrow}
          aria-hidden
          className={sorted ? 'sorted' : 'sortable'}
        />
      </ButtonBase>
    </th>
  );
}
