import { useMemo } from 'react';
import { formatCount } from '../../format/number';
import { stageTitle } from '../../format/stageTitle';
import { useHourTotals } from '../../hooks/useHourTotals';
import { Panel } from '../../parts/Panel';
import { ShareBar } from '../../parts/ShareBars';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { HourBars } from '../HourBars';
import { StagePanelProps } from '../StagePanel';
import { Hops, hopsOf } from './hopsOf';
import { readDelivery } from './readDelivery';

const METRICS = [
  'incomingRecords',
  'transformedRecords',
  'deliveredRecords',
  'backupRecords',
] as const;

/** Where the records of the last hour went, hop by hop. */
export function WhereRecordsWent(props: StagePanelProps) {
  const t = useTranslate();
  const { entityRef, stage, note } = props;
  const delivery = readDelivery(stage.inventory);
  const published = METRICS.filter(metric => metric in stage.readings).join();
  const metrics = useMemo(() => published.split(','), [published]);
  const live = useHourTotals(entityRef, stage.arn, metrics);
  if (!delivery) {
    return null;
  }
  const hops =
    live.status === 'ready' ? hopsOf(delivery, live.value.totals) : undefined;
  return (
    <Panel title={t('delivery.title')} hint={stageTitle(stage)}>
      {note}
      <HourBars
        label={t('delivery.title')}
        live={live}
        bars={hops ? barsOf(t, hops) : []}
      />
    </Panel>
  );
}

function barsOf(t: Translate, hops: Hops): ShareBar[] {
  const { into, transformed, delivered, backedUp, unaccounted, gathered } =
    hops;
  const bar = (
    label: string,
    value: number | undefined,
    more: Partial<ShareBar> = {},
  ) => (value === undefined ? [] : [{ label, value, of: into, ...more }]);
  const isExplained = (unaccounted ?? 0) <= (gathered ?? 0);
  return [
    ...bar(t('delivery.into'), into, { of: undefined }),
    ...bar(t('delivery.transformed'), transformed),
    ...bar(t('delivery.delivered'), delivered),
    ...bar(
      t('delivery.backedUp'),
      backedUp,
      backedUp ? { health: 'warning' } : {},
    ),
    ...bar(t('delivery.unaccounted'), unaccounted, {
      hint: t('delivery.gathered', {
        records: formatCount(gathered ?? 0),
      }),
      ...(!isExplained && { health: 'critical' }),
    }),
  ];
}
