import FilterAltOffIcon from '@mui/icons-material/FilterAltOffOutlined';
import StarOutlineIcon from '@mui/icons-material/StarOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ListFilterOptionsResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useCallback, useState } from 'react';
import {
  isFiltered,
  NOTHING_ASKED,
  toggleHealth,
} from '../../hooks/overviewView';
import { PAGE_SIZE, PipelineList, Places } from '../../hooks/pipelineList';
import { useFilterOptions } from '../../hooks/useFilterOptions';
import { useFirstView } from '../../hooks/useFirstView';
import { Live, Ready } from '../../hooks/useLive';
import { useOverviewView } from '../../hooks/useOverviewView';
import { OwnPipelines, useOwnPipelines } from '../../hooks/useOwnPipelines';
import { usePages } from '../../hooks/usePages';
import { usePipelineList } from '../../hooks/usePipelineList';
import { useTableView } from '../../hooks/useTableView';
import { useTranslate } from '../../translation/useTranslate';
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
import { ViewChips } from './ViewChips';

interface Known {
  options: Live<ListFilterOptionsResponse>;
  /** What is the reader's own, once that is known. */
  own?: OwnPipelines;
}

/** Every pipeline that a reader wants to see, most urgent first unless asked otherwise. */
export function Overview() {
  const options = useFilterOptions();
  const live = useOwnPipelines();
  const own = live.status === 'ready' ? live.value : undefined;
  return useFirstView(live) ? (
    <OverviewOf options={options} own={own} />
  ) : (
    <Outline />
  );
}

function OverviewOf(props: Known) {
  const { view } = useOverviewView();
  const { pages } = usePages();
  const [seen, setSeen] = useState<Places>({ from: 0, to: 1 });
  const wide = useWide();
  const live = usePipelineList(
    view,
    wide ? seen : { from: 0, to: pages * PAGE_SIZE },
  );
  switch (live.status) {
    case 'loading':
      return <Outline />;
    case 'error':
      return <ErrorNotice error={live.error} onRetry={live.retry} />;
    default:
      return <ReadyOverview live={live} onPlaces={setSeen} {...props} />;
  }
}

function ReadyOverview(
  props: Known & {
    live: Ready<PipelineList>;
    onPlaces(places: Places): void;
  },
) {
  const { live, options, own, onPlaces } = props;
  const { view, change } = useOverviewView();
  const list = live.value;
  if (list.totalItems === 0 && !isFiltered(view) && !live.refreshing) {
    return (
      <Column>
        <RefreshNote live={live} />
        <HowToAnnotate />
      </Column>
    );
  }
  return (
    <Column>
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: { lg: -2 } }}
      >
        <OnCallLink />
        <OperationsLink />
        <Box sx={{ flexGrow: 1 }}>
          <RefreshNote live={live} />
        </Box>
      </Box>
      <VerdictBanner
        list={list}
        view={view}
        own={own}
        loadedAt={live.loadedAt}
        onChange={change}
      />
      <HealthTiles
        counts={list.counts}
        selected={view.health}
        onToggle={health => change(toggleHealth(view, health))}
      />
      <PipelinesOf
        list={list}
        options={options}
        own={own}
        onPlaces={onPlaces}
      />
    </Column>
  );
}

/** What narrows and shapes the list, and the list. */
function PipelinesOf(
  props: Known & {
    list: PipelineList;
    onPlaces(places: Places): void;
  },
) {
  const { list, options, own, onPlaces } = props;
  const { view, change } = useOverviewView();
  const { more } = usePages();
  const wide = useWide();
  const table = useTableView(view.columns, change);
  const [helps, setHelps] = useState(false);
  const saveCsv = useCsv(view);
  useComeBack();
  useListKeys(useCallback(() => setHelps(true), []));
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
        }}
      >
        <ViewChips
          view={view}
          total={list.totalItems}
          own={own}
          columns={table.view.columns}
        />
        <TableMenu
          view={view}
          onView={change}
          table={wide ? table : undefined}
          onCsv={saveCsv}
          onKeys={() => setHelps(true)}
        />
      </Box>
      <FilterBar view={view} options={options} onChange={change} />
      <ListOf
        list={list}
        view={view}
        wide={wide}
        table={table.view}
        onChange={change}
        onPlaces={onPlaces}
        onMore={more}
      />
      <KeysDialog open={helps} onClose={() => setHelps(false)} />
    </>
  );
}

function ListOf(
  props: Parameters<typeof PipelineTable>[0] & {
    wide: boolean;
    onMore(): void;
  },
) {
  const t = useTranslate();
  const { wide, onMore, ...shown } = props;
  const { list, view, onChange } = shown;
  if (list.totalItems === 0) {
    const noneStarred =
      view.starred && !isFiltered({ ...view, starred: false });
    return (
      <Notice
        icon={noneStarred ? <StarOutlineIcon /> : <FilterAltOffIcon />}
        title={t(noneStarred ? 'empty.noneStarred' : 'empty.noMatch')}
        body={t(noneStarred ? 'empty.noneStarredBody' : 'empty.noMatchBody')}
      >
        <Button onClick={() => onChange(NOTHING_ASKED)}>
          {t('list.showAll')}
        </Button>
      </Notice>
    );
  }
  return wide ? (
    <PipelineTable {...shown} />
  ) : (
    <PipelineCards list={list} onMore={onMore} />
  );
}

/** What comes, while it loads. */
function Outline() {
  return <LoadingBlocks heights={[68, 40, 40, 40, 560]} />;
}

function Column(props: { children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25 }}>
      {props.children}
    </Box>
  );
}

/** Whether there is room for a table. */
function useWide(): boolean {
  return useMediaQuery(useTheme().breakpoints.up('lg'), { noSsr: true });
}
