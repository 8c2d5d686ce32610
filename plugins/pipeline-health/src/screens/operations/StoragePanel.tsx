import Box from '@mui/material/Box';
import { CollectionStatus } from '@pipeline-health/plugin-pipeline-health-common';
import { formatBytes, formatCompact } from '../../format/number';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { PlainTable } from '../../parts/PlainTable';

/** Tables below this share of all are not worth a line. */
const TABLES_SHOWN = 8;

/** How much is stored, by what the database tells. */
export function StoragePanel(props: { status: CollectionStatus }) {
  const t = useTranslate();
  const { storage } = props.status;
  if (!storage) {
    return null;
  }
  const { database, bytes, tables } = storage;
  return (
    <Panel
      title={t('operations.storage')}
      hint={t('operations.storageHint', {
        bytes: formatBytes(bytes),
        database,
      })}
    >
      {tables.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{t('operations.oneFile')}</Box>
      ) : (
        <PlainTable
          label={t('operations.storage')}
          columns={[
            t('operations.table'),
            t('operations.rows'),
            t('operations.bytes'),
          ]}
          rows={tables.slice(0, TABLES_SHOWN).map(table => ({
            key: table.name,
            cells: [
              table.name,
              table.rows === undefined
                ? t('operations.rowsUnknown')
                : formatCompact(table.rows),
              formatBytes(table.bytes),
            ],
          }))}
        />
      )}
    </Panel>
  );
}
