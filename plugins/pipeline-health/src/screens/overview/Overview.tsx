import FilterAltOffIcon from '@mui/icons-material/FilterAltOffOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ListPipelinesResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useState } from 'react';
import { formatCount } from '../../format/number';
import { Ready } from '../../hooks/useLive';
import {
  isFiltered,
  toggleHealth,
  useOverviewFilters,
} from '../../hooks/useOverviewFilters';
import { usePipelines } from '../../hooks/usePipelines';
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
import { PipelineTable } from './PipelineTable';
import { VerdictBanner } from './VerdictBanner';

/** Every pipeline, most urgent first. */
export function Overview() {
  const { filters } = useOverviewFilters();
  const subject = JSON.stringify(filters);
  const [more, setMore] = useState({ subject, pages: 1 });
  const pages = more.subject === subject ? more.pages : 1;
  const live = usePipelines(filters, pages);
  switch (live.status) {
    case 'loading':
      return <LoadingBlocks heights={[88, 64, 40, 72, 72, 72, 72]} />;
    case 'error':
      return <ErrorNotice error={live.error} onRetry={live.retry} />;
    default:
      return (
        <ReadyOverview
          live={live}
          onMore={() => setMore({ subject, pages: pages + 1 })}
        />
      );
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
      <RefreshNote live={live} />
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
        <PipelineList answer={answer} onMore={onMore} />
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
  onMore(): void;
}) {
  const t = useTranslate();
  const wide = useMediaQuery(useTheme().breakpoints.up('lg'));
  const { items, totalItems, nextCursor } = props.answer;
  return (
    <>
      {wide ? <PipelineTable items={items} /> : <PipelineCards items={items} />}
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'center',
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
      </Box>
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
