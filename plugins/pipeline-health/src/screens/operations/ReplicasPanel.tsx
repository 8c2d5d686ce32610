import Box from '@mui/material/Box';
import { CollectionStatus } from '@pipeline-health/plugin-pipeline-health-common';
import { formatLocal } from '../../format/time';
import { useNow } from '../../hooks/useNow';
import { DataTime } from '../../parts/DataTime';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { PlainTable } from '../../parts/PlainTable';

/** Which instances of the backend share the work. */
export function ReplicasPanel(props: { status: CollectionStatus }) {
  const t = useTranslate();
  const now = useNow(10_000);
  const { replicas = [], storage } = props.status;
  return (
    <Panel title={t('operations.replicas')} hint={t('operations.replicasHint')}>
      {replicas.length > 0 && (
        <PlainTable
          label={t('operations.replicas')}
          columns={[
            t('operations.replica'),
            t('operations.alive'),
            t('operations.until'),
            t('operations.shards'),
          ]}
          rows={replicas.map(({ name, since, until, shards }) => ({
            key: name,
            cells: [
              name,
              <DataTime key="since" at={since} />,
              Date.parse(until) > now
                ? formatLocal(until)
                : `${formatLocal(until)} (${t('operations.gone')})`,
              t('operations.places', { count: shards }),
            ],
          }))}
        />
      )}
      <Box sx={{ mt: replicas.length ? 2 : 0, color: 'text.secondary' }}>
        {storage?.database === 'SQLite' && t('operations.oneReplica')}
        {storage?.database !== 'SQLite' &&
          replicas.length === 0 &&
          t('operations.noReplica')}
      </Box>
    </Panel>
  );
}
