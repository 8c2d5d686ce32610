import AutorenewIcon from '@mui/icons-material/Autorenew';
import Box from '@mui/material/Box';
import { Theme } from '@mui/material/styles';
import { DataGrid, GridColDef } from '@mui/x-data-grid';
import {
  Health,
  Run,
  RunState,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatMoney } from '../../format/number';
import { formatLocal } from '../../format/time';
import { useNow } from '../../hooks/useNow';
import { healthTone } from '../../theme/healthTone';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { Panel } from '../common/Panel';
import { HealthIcon } from '../health/HealthIcon';
import { runTimeline } from './runTimeline';

const HEALTHS: { [state in RunState]: Health | undefined } = {
  running: undefined,
  succeeded: 'healthy',
  failed: 'critical',
  stopped: 'warning',
};

/** The last runs of the chosen stage: when, how long, how they ended. */
export function Runs(props: { runs: Run[]; stageName: string }) {
  const t = useTranslate();
  const { runs, stageName } = props;
  return (
    <Panel title={t('pipeline.runs')} hint={stageName}>
      {runs.length === 0 ? (
        t('run.none')
      ) : (
        <>
          <Timeline runs={runs} />
          <DataGrid
            autoHeight
            density="compact"
            disableRowSelectionOnClick
            disableColumnMenu
            rows={runs}
            columns={columns(t)}
            initialState={{
              pagination: { paginationModel: { pageSize: 10 } },
              sorting: { sortModel: [{ field: 'startedAt', sort: 'desc' }] },
            }}
            pageSizeOptions={[10, 25]}
            hideFooter={runs.length <= 10}
            aria-label={t('pipeline.runs')}
            sx={{ border: 0, fontVariantNumeric: 'tabular-nums' }}
          />
        </>
      )}
    </Panel>
  );
}

function Timeline(props: { runs: Run[] }) {
  const t = useTranslate();
  const bars = runTimeline(props.runs, useNow());
  return (
    <Box
      role="img"
      aria-label={t('run.timeline')}
      sx={{
        position: 'relative',
        height: 24,
        mb: 2,
        borderRadius: 1,
        backgroundColor: 'action.hover',
        overflow: 'hidden',
      }}
    >
      {bars.map(({ run, start, width }) => (
        <Box
          key={run.id}
          title={`${t(`run.${run.state}`)} · ${formatLocal(run.startedAt)}`}
          sx={theme => ({
            position: 'absolute',
            top: run.state === 'failed' ? 0 : 4,
            bottom: run.state === 'failed' ? 0 : 4,
            minWidth: 4,
            borderRadius: 0.5,
            backgroundColor: runColour(theme, run.state),
          })}
          style={{ left: `${start * 100}%`, width: `${width * 100}%` }}
        />
      ))}
    </Box>
  );
}

function RunOutcome(props: { state: RunState }) {
  const t = useTranslate();
  const health = HEALTHS[props.state];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}
    >
      {health ? (
        <HealthIcon health={health} size={18} />
      ) : (
        <AutorenewIcon aria-hidden sx={{ fontSize: 18 }} />
      )}
      {t(`run.${props.state}`)}
    </Box>
  );
}

function runColour(theme: Theme, state: RunState): string {
  const health = HEALTHS[state];
  return health ? healthTone(theme, health).line : theme.palette.primary.main;
}

function columns(t: Translate): GridColDef<Run>[] {
  return [
    {
      field: 'state',
      headerName: t('run.state'),
      width: 128,
      valueFormatter: (state: RunState) => t(`run.${state}`),
      renderCell: ({ row }) => <RunOutcome state={row.state} />,
    },
    {
      field: 'startedAt',
      headerName: t('run.started'),
      width: 168,
      valueFormatter: (at: string) => formatLocal(at),
    },
    {
      field: 'durationSeconds',
      headerName: t('run.duration'),
      width: 112,
      align: 'right',
      headerAlign: 'right',
      valueFormatter: (seconds?: number) =>
        seconds === undefined ? '–' : formatDuration(seconds),
    },
    {
      field: 'estimatedCostUsd',
      headerName: t('run.cost'),
      width: 96,
      align: 'right',
      headerAlign: 'right',
      valueFormatter: (cost?: number) =>
        cost === undefined ? '–' : formatMoney(cost),
    },
    { field: 'error', headerName: t('run.error'), flex: 1, minWidth: 200 },
  ];
}
