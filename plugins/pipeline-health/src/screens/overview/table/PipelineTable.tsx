import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { OverviewView } from '../../../hooks/overviewView';
import { PipelineList, Places } from '../../../hooks/pipelineList';
import { TableView } from '../../../hooks/useTableView';
import { ChangeView } from '../../../hooks/useOverviewView';
import { useTranslate } from '../../../translation/useTranslate';
import { useOffsetOfReturn } from '../place';
import { COLUMNS } from './columns';
import { HeadRow } from './HeadRow';
import { linesOf } from './lines';
import { Rows } from './Rows';
import { LINE_HEIGHT, rowStyles } from './rowStyles';
import { usePlaces } from './usePlaces';

/** What stays free below the table, in pixels. */
const BELOW = 8;

/** Lines that are drawn above and below what is seen. */
const OVERSCAN = 8;

/** The pipelines as a dense table that draws only what is seen, for wide screens. */
export function PipelineTable(props: {
  list: PipelineList;
  view: OverviewView;
  table: TableView;
  onChange: ChangeView;
  onPlaces(places: Places): void;
}) {
  const t = useTranslate();
  const { list, view, table, onChange, onPlaces } = props;
  const { totalItems, groups } = list;
  // What arrives for many rows at once lets whoever scrolls go on.
  const rows = useDeferredValue(list.rows);
  const columns = useMemo(
    () => COLUMNS.filter(({ id }) => table.columns.includes(id)),
    [table.columns],
  );
  const lines = useMemo(
    () => linesOf(totalItems, groups, view.folded),
    [totalItems, groups, view.folded],
  );
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.count,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    initialOffset: useOffsetOfReturn(),
    // The first picture has rows, before the box is measured.
    initialRect: { width: 0, height: window.innerHeight },
    useFlushSync: false,
  });
  const { sentences } = table;
  // Lines were as high as they are told now.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, sentences]);
  const top = useTop(box);
  const drawn = virtualizer.getVirtualItems();
  const seen = usePlaces(drawn, lines);
  const { from, to } = seen;
  useEffect(() => onPlaces({ from, to }), [onPlaces, from, to]);
  return (
    <Paper
      variant="outlined"
      ref={box}
      data-list
      sx={{
        borderRadius: 2,
        borderColor: 'divider',
        containerType: 'inline-size',
        // As much as fits below what stands above, but never too little to read.
        maxHeight: `max(320px, calc(100vh - ${top + BELOW}px))`,
        overflow: 'auto',
        overflowAnchor: 'none',
        overscrollBehavior: 'auto',
      }}
    >
      <Box
        component="table"
        aria-label={t('list.label')}
        aria-rowcount={lines.count + 1}
        sx={rowStyles}
        className={sentences ? 'sentences' : undefined}
      >
        <HeadRow view={view} columns={columns} onChange={onChange} />
        <Rows
          {...{ view, table, columns, lines, rows, drawn, onChange }}
          totalSize={virtualizer.getTotalSize()}
          measure={virtualizer.measureElement}
        />
      </Box>
    </Paper>
  );
}

/** Where a box begins in the page, in pixels, whatever the page is scrolled to. */
function useTop(box: RefObject<HTMLElement>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const { top: seen = 0 } = box.current?.getBoundingClientRect() ?? {};
      setTop(Math.round(seen + window.scrollY));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [box]);
  return top;
}
