import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { OverviewView, toggled } from '../../../hooks/overviewView';
import { PipelineList, Places } from '../../../hooks/pipelineList';
import { TableView } from '../../../hooks/useTableView';
import { ChangeView } from '../../../hooks/useOverviewView';
import { useTranslate } from '../../../translation/useTranslate';
import { GroupHead } from '../GroupHead';
import { useOffsetOfReturn } from '../place';
import { COLUMNS } from './columns';
import { HeadRow } from './HeadRow';
import { keyOf, linesOf } from './lines';
import { LoadingRow, PipelineTableRow } from './PipelineTableRow';
import { rowStyles } from './rowStyles';
import { usePlaces } from './usePlaces';

/** How high a line is, in pixels, before it is measured. */
const LINE_HEIGHT = 37;

/** What stays free below the table, in pixels. */
const BELOW = 12;

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
  const { rows, totalItems, groups } = list;
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
  const top = useTop(box);
  const drawn = virtualizer.getVirtualItems();
  const seen = usePlaces(drawn, lines);
  const { from, to } = seen;
  useEffect(() => onPlaces({ from, to }), [onPlaces, from, to]);
  const before = drawn[0]?.start ?? 0;
  const after =
    virtualizer.getTotalSize() - (drawn[drawn.length - 1]?.end ?? 0);
  const width = columns.length + 3;
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
        className={table.sentences ? 'sentences' : undefined}
      >
        <HeadRow view={view} columns={columns} onChange={onChange} />
        <tbody>
          <Space height={before} width={width} />
          {drawn.map(({ index, key }) => {
            const line = lines.at(index);
            const place = { 'data-index': index, 'aria-rowindex': index + 2 };
            if (line.type === 'group') {
              return (
                <tr key={key} ref={virtualizer.measureElement} {...place}>
                  <td colSpan={width} className="group">
                    {view.groupBy && (
                      <GroupHead
                        group={line.group}
                        groupBy={view.groupBy}
                        isFolded={line.isFolded}
                        onFold={() =>
                          onChange(
                            { folded: toggled(view.folded, keyOf(line.group)) },
                            { replace: true },
                          )
                        }
                      />
                    )}
                  </td>
                </tr>
              );
            }
            const pipeline = rows.get(line.place);
            return pipeline ? (
              <PipelineTableRow
                key={key}
                measure={virtualizer.measureElement}
                index={index}
                pipeline={pipeline}
                columns={columns}
                sentences={table.sentences}
              />
            ) : (
              <LoadingRow key={key} index={index} width={width} />
            );
          })}
          <Space height={after} width={width} />
        </tbody>
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

/** The room of the lines that are not drawn. */
function Space(props: { height: number; width: number }) {
  const { height, width } = props;
  return height > 0 ? (
    <tr aria-hidden>
      <td colSpan={width} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
