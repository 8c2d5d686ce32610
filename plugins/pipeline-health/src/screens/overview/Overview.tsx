import FilterAltOffIcon from '@mui/icons-material/FilterAltOffOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ListPipelinesResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useCallback, useState } from 'react';
import { formatCount } from '../../format/number';
import { Ready } from '../../hooks/useLive';
import {
  isFiltered,
  OverviewFilters,
  toggleHealth,
  useOverviewFilters,
} from '../../hooks/useOverviewFilters';
import { usePages } from '../../hooks/usePages';
import { usePipelines } from '../../hooks/usePipelines';
import { useTableView } from '../../hooks/useTableView';
import { useTranslate } from '../../translation/useTranslate';
import { PipelineOverview } from '../../hooks/overviewAsOf';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { HowToAnnotate } from './HowToAnnotate';
import { LoadingBlocks } from '../../parts/LoadingBlocks';
import { Notice } from '../../parts/Notice';
import { RefreshNote } from '../../parts/RefreshNote';
import { FilterBar } from './FilterBar';
import { HealthTiles } from './HealthTiles';
import { PipelineCards } from './PipelineCards';
import { KeysDialog } from './KeysDialog';
import { useComeBack } from './place';
import { PipelineTable } from './table/PipelineTable';
import { TableMenu } from './TableMenu';
import { useCsv } from './useCsv';
import { useListKeys } from './useListKeys';
import { OnCallLink } from './OnCallLink';
import { OperationsLink } from './OperationsLink';
import { VerdictBanner } from './VerdictBanner';

/** Every pipeline, most urgent first. */
export function Overview() {
  const { filters } = useOverviewFilters();
  const { pages, more } = usePages();
  const live = usePipelines(filters, pages);
  switch (live.status) {
    case 'loading':
      return <LoadingBlocks heights={[72, 48, 40, 560]} />;
    case 'error':
      return <ErrorNotice error={live.error} onRetry={live.retry} />;
    default:
      return <ReadyOverview live={live} onMore={more} />;
  }
}

function ReadyOverview(props: {
  live: Ready<PipelineOverview>;
  onMore(): void;
}) {
  const { live, onMore } = props;
  const { filters, setFilters } = useOverviewFilters();
  const answer = live.value;
  if (answer.totalItems === 0 && !isFiltered(filters) && !live.refreshing) {
    return (
      <Column>
        <RefreshNote live={live} />
        <HowToAnnotate />
      </Column>
    );
  }
  return (
    <Column>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <OnCallLink />
        <OperationsLink />
        <Box sx={{ flexGrow: 1 }}>
          <RefreshNote live={live} />
        </Box>
      </Box>
      <VerdictBanner overview={answer} loadedAt={live.loadedAt} />
      <HealthTiles
        counts={answer.counts}
        selected={filters.health}
        onToggle={health => setFilters(toggleHealth(filters, health))}
      />
      <FilterBar filters={filters} items={answer.items} onChange={setFilters} />
      {answer.items.length === 0 ? (
        <NoMatch />
      ) : (
        <PipelineList answer={answer} filters={filters} onMore={onMore} />
      )}
    </Column>
  );
}

function Column(props: { children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      {props.children}
    </Box>
  );
}

function PipelineList(props: {
  answer: ListPipelinesResponse;
  filters: OverviewFilters;
  onMore(): void;
}) {
  const t = useTranslate();
  const wide = useMediaQuery(useTheme().breakpoints.up('lg'));
  const { view, change } = useTableView();
  const [helps, setHelps] = useState(false);
  const saveCsv = useCsv(props.filters);
  useComeBack();
  useListKeys(useCallback(() => setHelps(true), []));
  const { items, totalItems, nextCursor } = props.answer;
  return (
    <>
      {wide ? (
        <PipelineTable items={items} view={view} />
      ) : (
        <PipelineCards items={items} />
      )}
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 2,
        }}
      >
        <Typography variant="body2" color="text.secondary">
          {t('list.shown', {
            shown: formatCount(items.length),
            total: formatCount(totalItems),
          })}
        </Typography>
        {nextCursor && (
          <Button variant="outlined" onClick={props.onMore}>
            {t('list.more')}
          </Button>
        )}
        {wide && (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Button color="inherit" size="small" onClick={() => setHelps(true)}>
              {t('list.keys')}
            </Button>
            <TableMenu view={view} onChange={change} onCsv={saveCsv} />
          </Box>
        )}
      </Box>
      <KeysDialog open={helps} onClose={() => setHelps(false)} />
    </>
  );
}

function NoMatch() {
  const t = useTranslate();
  return (
    <Notice
      icon={<FilterAltOffIcon />}
      title={t('empty.noMatch')}
      body={t('empty.noMatchBody')}
    />
  );
}
