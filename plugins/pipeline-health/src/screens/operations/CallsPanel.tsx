import Box from '@mui/material/Box';
import { ShardCollection } from '@pipeline-health/plugin-pipeline-health-common';
import { formatCount } from '../../format/number';
import { Fact, Facts } from '../../parts/Facts';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { callsByService } from './callsByService';
import { PlainTable } from '../../parts/PlainTable';
import { serviceName } from './serviceName';

/** Who was asked how often, and what failed. */
export function CallsPanel(props: { shards: readonly ShardCollection[] }) {
  const t = useTranslate();
  const { shards } = props;
  const total = (of: (shard: ShardCollection) => number) =>
    formatCount(shards.reduce((sum, shard) => sum + of(shard), 0));
  return (
    <Panel title={t('operations.calls')} hint={t('operations.callsHint')}>
      <PlainTable
        label={t('operations.calls')}
        columns={[
          t('operations.service'),
          t('operations.count'),
          t('operations.failed'),
        ]}
        rows={callsByService(shards).map(({ service, calls, failed }) => ({
          key: service,
          cells: [
            serviceName(service),
            formatCount(calls),
            failed
              .map(([code, count]) =>
                t('operations.failedOf', {
                  problem: t(`problem.${code}`),
                  calls: formatCount(count),
                }),
              )
              .join(', ') || t('operations.noneFailed'),
          ],
        }))}
      />
      <Box sx={{ mt: 2 }}>
        <Facts>
          <Fact label={t('operations.throttled')}>
            {total(({ throttles }) => throttles)}
          </Fact>
          <Fact label={t('operations.billed')}>
            {total(({ metricsRequested }) => metricsRequested)}
          </Fact>
        </Facts>
      </Box>
    </Panel>
  );
}
