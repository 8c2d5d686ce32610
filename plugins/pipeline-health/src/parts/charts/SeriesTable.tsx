import Box from '@mui/material/Box';
import { formatLocal, formatUtc } from '../../format/time';
import { formatUnit } from '../../format/value';
import { useTranslate } from '../../translation/useTranslate';
import { DrawnSeries } from './drawnSeries';
import { missingText, SeriesRow, seriesRows } from './seriesRows';
import { CHART_HEIGHT } from './TimeChart';

/** The values of a chart as a table, newest first. */
export function SeriesTable(props: { name: string; drawn: DrawnSeries }) {
  const t = useTranslate();
  const { name, drawn } = props;
  const { series, weekBefore, resolution } = drawn;
  return (
    <Box
      role="region"
      aria-label={name}
      tabIndex={0}
      sx={{
        height: CHART_HEIGHT,
        overflow: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        fontSize: 13,
        lineHeight: '20px',
        fontVariantNumeric: 'tabular-nums',
        '& table': { width: '100%', borderCollapse: 'collapse' },
        '& th, & td': { px: 1, py: 0.25, textAlign: 'left' },
        '& thead th': {
          position: 'sticky',
          top: 0,
          fontWeight: 600,
          backgroundColor: 'background.paper',
        },
        '& tbody th': { fontWeight: 400 },
        '& td:not(.words)': { textAlign: 'right', whiteSpace: 'nowrap' },
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            <th scope="col">{resolution}</th>
            {weekBefore && <th scope="col">{t('chart.weekBefore')}</th>}
          </tr>
        </thead>
        <tbody>
          {seriesRows(drawn).map(row => (
            <Row
              key={`${row.at} ${'missing' in row}`}
              row={row}
              unit={series.unit}
              compared={weekBefore !== undefined}
            />
          ))}
        </tbody>
      </table>
    </Box>
  );
}

function Row(props: {
  row: SeriesRow;
  unit: DrawnSeries['series']['unit'];
  compared: boolean;
}) {
  const t = useTranslate();
  const { row, unit, compared } = props;
  return (
    <tr>
      <th scope="row" title={formatUtc(row.at)}>
        {formatLocal(row.at)}
      </th>
      {'missing' in row ? (
        <Box
          component="td"
          className="words"
          colSpan={compared ? 2 : 1}
          sx={{ color: 'text.secondary' }}
        >
          {t('chart.missingUntil', {
            what: missingText(t, row.missing),
            time: formatLocal(row.toMs),
          })}
        </Box>
      ) : (
        <>
          <td>
            {formatUnit(row.value, unit)}
            {row.changes && ` (${t('chart.provisional')})`}
          </td>
          {compared && (
            <td>
              {row.weekBefore === null ? '–' : formatUnit(row.weekBefore, unit)}
            </td>
          )}
        </>
      )}
    </tr>
  );
}
