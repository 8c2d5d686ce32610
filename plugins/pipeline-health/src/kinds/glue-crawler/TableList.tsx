import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { responsiveTable } from '../../parts/responsiveTable';
import { formatBytes, formatCount } from '../../format/number';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { ColumnNotes } from './ColumnNotes';
import { ComparedTable } from './compareTables';
import { groupAlike, TableGroup } from './groupAlike';

const SHOWN = 8;
const NAMES_SHOWN = 6;

/** The tables of a crawler and how they differ, those alike in one row; cards on a phone. */
export function TableList(props: { tables: ComparedTable[]; total: number }) {
  const t = useTranslate();
  const { tables, total } = props;
  const groups = groupAlike(tables);
  const [all, setAll] = useState(false);
  const folded = !all && groups.length > SHOWN + 1;
  const headings = [
    t('crawler.table'),
    t('crawler.format'),
    t('crawler.partitions'),
    t('crawler.columns'),
  ];
  return (
    <>
      <Box
        component="table"
        sx={responsiveTable}
        aria-label={t('crawler.title')}
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
          {(folded ? groups.slice(0, SHOWN) : groups).map(group => (
            <GroupRow key={group.tables[0].table.name} group={group} />
          ))}
        </tbody>
      </Box>
      {folded && (
        <Button
          size="small"
          sx={{ mt: 1, px: 1.5, ml: -1.5 }}
          onClick={() => setAll(true)}
        >
          {t('crawler.moreRows', { count: groups.length - SHOWN })}
        </Button>
      )}
      {total > tables.length && (
        <Box sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>
          {t('crawler.shownOf', {
            shown: formatCount(tables.length),
            total: formatCount(total),
          })}
        </Box>
      )}
    </>
  );
}

function GroupRow(props: { group: TableGroup }) {
  const t = useTranslate();
  const { tables, location } = props.group;
  const [compared] = tables;
  const { table } = compared;
  const sizes = tables.flatMap(each => each.table.sizeBytes ?? []);
  return (
    <tr>
      <th scope="row">
        <TableNames tables={tables} />
        <Box sx={{ fontSize: 12, fontWeight: 400, color: 'text.secondary' }}>
          {tables.length > 1 ? `${location}…` : location}
        </Box>
      </th>
      <td data-label={t('crawler.format')}>
        {formatOf(t, compared)}
        {sizes.length > 0 && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {` · ${formatBytes(sizes.reduce((sum, size) => sum + size, 0))}`}
          </Box>
        )}
      </td>
      <td data-label={t('crawler.partitions')}>
        {table.partitionKeys.join(', ') || t('crawler.notPartitioned')}
      </td>
      <td data-label={t('crawler.columns')}>
        {formatCount(table.columnCount)}
        <ColumnNotes compared={compared} />
      </td>
    </tr>
  );
}

function TableNames(props: { tables: ComparedTable[] }) {
  const t = useTranslate();
  const { tables } = props;
  const shown = tables.slice(0, NAMES_SHOWN);
  const more = tables.length - shown.length;
  return (
    <>
      {tables.length > 1 && (
        <div>{t('crawler.alikeTables', { count: tables.length })}</div>
      )}
      {shown.map(({ table, fresh }) => (
        <Box
          key={table.name}
          sx={{ fontWeight: tables.length > 1 ? 400 : 600 }}
        >
          {table.name}
          {fresh && <NewMark />}
        </Box>
      ))}
      {more > 0 && t('crawler.moreColumns', { more: formatCount(more) })}
    </>
  );
}

function NewMark() {
  const t = useTranslate();
  return (
    <Box
      component="span"
      sx={{
        ml: 1,
        px: 0.75,
        borderRadius: 1,
        border: 1,
        borderColor: 'primary.main',
        fontSize: 12,
        fontWeight: 400,
      }}
    >
      {t('crawler.new')}
    </Box>
  );
}

function formatOf(t: Translate, { table }: ComparedTable): string {
  const format =
    table.format === 'unknown' ? t('crawler.unknownFormat') : table.format;
  return table.compression === undefined || table.compression === 'none'
    ? format
    : `${format} (${table.compression})`;
}
