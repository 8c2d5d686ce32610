import Box from '@mui/material/Box';
import {
  CollectionStatus,
  ShardCollection,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatCount } from '../../format/number';
import { DataTime } from '../../parts/DataTime';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { PlainTable } from '../../parts/PlainTable';
import { Place } from './Place';

/** Milliseconds between two rounds where the backend does not tell. */
const ROUND = 60_000;

const TIERS = ['hot', 'warm', 'cold'] as const;

/** How each account and region is read. */
export function RoundsPanel(props: { status: CollectionStatus }) {
  const t = useTranslate();
  const { shards, interval = ROUND, replicas = [] } = props.status;
  // What became due since the last round is not late.
  const lagOf = ({ lag }: ShardCollection) =>
    TIERS.filter(tier => (lag?.[tier] ?? 0) * 1_000 > interval).map(tier =>
      t('operations.lagOf', {
        tier: t(`operations.${tier}`),
        duration: formatDuration(lag?.[tier] ?? 0),
      }),
    );
  return (
    <Panel title={t('operations.rounds')} hint={t('operations.roundsHint')}>
      <PlainTable
        label={t('operations.rounds')}
        columns={[
          t('operations.where'),
          t('operations.lastRound'),
          t('operations.lag'),
          t('operations.stages'),
          t('operations.series'),
          t('operations.readBy'),
        ]}
        rows={shards.map(shard => ({
          key: `${shard.account}/${shard.region}`,
          cells: [
            <Place key="place" {...shard} />,
            <span key="round">
              <DataTime at={shard.lastRoundAt} />
              {shard.durationSeconds !== undefined &&
                `, ${t('operations.took', {
                  duration: formatDuration(shard.durationSeconds),
                })}`}
            </span>,
            lagOf(shard).join(', ') || t('operations.onTime'),
            formatCount(shard.stageCount),
            formatCount(shard.seriesCount),
            replicas.length ? <Reader key="reader" {...shard} /> : '–',
          ],
        }))}
      />
    </Panel>
  );
}

function Reader({ lease }: ShardCollection) {
  const t = useTranslate();
  return lease ? (
    <>
      {lease.replica}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {', '}
        {t('operations.takeover', { epoch: formatCount(lease.epoch) })}
      </Box>
    </>
  ) : (
    <>{t('operations.nobody')}</>
  );
}
