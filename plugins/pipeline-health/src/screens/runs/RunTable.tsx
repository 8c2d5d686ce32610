import Box from '@mui/material/Box';
import { DataGrid, GridColDef } from '@mui/x-data-grid';
import { koKR } from '@mui/x-data-grid/locales';
import {
  Run,
  RunState,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatMoney } from '../../format/number';
import { formatLocal } from '../../format/time';
import { stageTitle } from '../../format/stageTitle';
import { useRunError } from '../../hooks/useRunError';
import { useLanguage } from '../../translation/useLanguage';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { runKey } from './runLanes';
import { RunStateIcon } from '../../parts/RunStateIcon';
import { runSeconds } from './runWords';

/** The table's own words, in English where a language has none. */
const TABLE_WORDS = new Map([
  ['ko', koKR.components.MuiDataGrid.defaultProps.localeText],
]);

interface RunRow {
  id: string;
  state: RunState;
  stage: string;
  startedAt: string;
  seconds?: number;
  cost?: number;
  error?: string;
}

/** Runs in a table that can be sorted, for example by cost. */
export function RunTable(props: {
  items: { stage: Stage; run: Run }[];
  now: number;
}) {
  const t = useTranslate();
  const language = useLanguage();
  const errorOf = useRunError();
  const rows = props.items.map(
    ({ stage, run }): RunRow => ({
      id: runKey(stage, run),
      state: run.state,
      stage: stageTitle(stage),
      startedAt: run.startedAt,
      seconds: runSeconds(run, props.now),
      cost: run.estimatedCostUsd,
      error: Object.values(errorOf(run) ?? {})
        .filter(Boolean)
        .join('\n'),
    }),
  );
  return (
    <DataGrid
      autoHeight
      density="compact"
      disableRowSelectionOnClick
      disableColumnMenu
      rows={rows}
      columns={columns(t, new Set(rows.map(({ stage }) => stage)).size > 1)}
      getRowHeight={({ model }) => (model.error ? 'auto' : null)}
      initialState={{
        pagination: { paginationModel: { pageSize: 10 } },
        sorting: { sortModel: [{ field: 'startedAt', sort: 'desc' }] },
      }}
      pageSizeOptions={[10, 25]}
      hideFooter={rows.length <= 10}
      aria-label={t('pipeline.runs')}
      localeText={TABLE_WORDS.get(language)}
      sx={{ border: 0, fontVariantNumeric: 'tabular-nums' }}
    />
  );
}

const rightAligned = { align: 'right', headerAlign: 'right' } as const;

function columns(t: Translate, ofSeveral: boolean): GridColDef<RunRow>[] {
  return [
    {
      field: 'state',
      headerName: t('run.state'),
      width: 112,
      valueFormatter: (state: RunState) => t(`run.${state}`),
      renderCell: ({ row }) => (
        <Box
          component="span"
          sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}
        >
          <RunStateIcon state={row.state} />
          {t(`run.${row.state}`)}
        </Box>
      ),
    },
    ...(ofSeveral
      ? [{ field: 'stage', headerName: t('run.stage'), width: 128 }]
      : []),
    {
      field: 'startedAt',
      headerName: t('run.started'),
      width: 136,
      valueFormatter: (at: string) => formatLocal(at),
    },
    {
      ...rightAligned,
      field: 'seconds',
      headerName: t('run.duration'),
      width: 104,
      valueFormatter: (seconds?: number) =>
        seconds === undefined ? '–' : formatDuration(Math.floor(seconds)),
    },
    {
      ...rightAligned,
      field: 'cost',
      headerName: t('run.cost'),
      width: 76,
      valueFormatter: (cost?: number) =>
        cost === undefined ? '–' : formatMoney(cost),
    },
    {
      field: 'error',
      headerName: t('run.error'),
      flex: 1,
      // An error is a sentence, or several.
      minWidth: 360,
      renderCell: ({ row }) => (
        <Box sx={{ py: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {row.error}
        </Box>
      ),
    },
  ];
}
