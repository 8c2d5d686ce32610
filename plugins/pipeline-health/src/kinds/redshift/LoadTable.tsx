import Box from '@mui/material/Box';
import { RunStateIcon } from '../../parts/RunStateIcon';
import { responsiveTable } from '../../parts/responsiveTable';
import { formatCount } from '../../format/number';
import { formatLocal } from '../../format/time';
import { useRunError } from '../../hooks/useRunError';
import { useTranslate } from '../../translation/useTranslate';
import { TableLoads } from './loadsByTable';

/** A line for each table that is loaded; cards on a phone. */
export function LoadTable(props: { tables: TableLoads[] }) {
  const t = useTranslate();
  const headings = [
    t('warehouse.table'),
    t('warehouse.newest'),
    t('warehouse.lastGood'),
    t('warehouse.loads'),
    t('warehouse.rows'),
  ];
  return (
    <Box
      component="table"
      aria-label={t('warehouse.title')}
      sx={responsiveTable}
    >
      <thead>
        <tr>
          {headings.map(heading => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.tables.map(loads => (
          <LoadRow key={loads.table ?? ''} loads={loads} />
        ))}
      </tbody>
    </Box>
  );
}

function LoadRow(props: { loads: TableLoads }) {
  const t = useTranslate();
  const error = useRunError()(props.loads.newest);
  const { table, newest, lastGood, loads, failures, loadedRows, rejectedRows } =
    props.loads;
  return (
    <tr>
      <th scope="row">{table ?? t('warehouse.unnamed')}</th>
      <td data-label={t('warehouse.newest')}>
        <Box
          component="span"
          sx={{
            display: 'inline-flex',
            alignItems: 'center',
            gap: 0.75,
            verticalAlign: 'bottom',
          }}
        >
          <RunStateIcon state={newest.state} />
          {t(`run.${newest.state}`)}
        </Box>
        {error && <div>{error.cause ?? error.told}</div>}
      </td>
      <td data-label={t('warehouse.lastGood')}>
        {lastGood ? formatLocal(lastGood.startedAt) : t('warehouse.never')}
      </td>
      <td data-label={t('warehouse.loads')}>
        {formatCount(loads)}
        {failures > 0 && (
          <div>{t('warehouse.failures', { count: failures })}</div>
        )}
      </td>
      <td data-label={t('warehouse.rows')}>
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {loadedRows === undefined ? '–' : formatCount(loadedRows)}
        </Box>
        {rejectedRows > 0 && (
          <div>
            {t('warehouse.rejected', { rows: formatCount(rejectedRows) })}
          </div>
        )}
      </td>
    </tr>
  );
}
