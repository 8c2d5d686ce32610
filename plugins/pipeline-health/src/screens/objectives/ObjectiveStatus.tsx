import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  PipelineObjective,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatRatio } from '../../format/number';
import { stageTitle } from '../../format/stageTitle';
import { formatLocal } from '../../format/time';
import { useKindWords } from '../../hooks/useKindWords';
import { Fact, Facts } from '../../parts/Facts';
import { SubHeading } from '../../parts/SubHeading';
import { useTranslate } from '../../translation/useTranslate';
import { BudgetBar } from './BudgetBar';
import { BudgetDays } from './BudgetDays';
import { BurnRates } from './BurnRates';

/** One thing that a pipeline is held to: what was attained, what is left, and how fast it burns. */
export function ObjectiveStatus(props: {
  objective: PipelineObjective;
  stages: readonly Stage[];
}) {
  const t = useTranslate();
  const { objective, stages } = props;
  const { name, attained, measuredBy, unknownMinutes, plannedMinutes } =
    objective;
  const kindWords = useKindWords();
  const promise = usePromise(objective);
  const titleOf = (arn: string) => {
    const stage = stages.find(each => each.arn === arn);
    return stage ? stageTitle(stage) : arn;
  };
  const metricsOf = (measure: (typeof measuredBy)[number]) => {
    const { stage, metrics, metricNames } = measure;
    const { kind = '' } = stages.find(({ arn }) => arn === stage) ?? {};
    if (!metricNames) {
      return metrics;
    }
    return metricNames.length > 0
      ? metricNames.map(metric => kindWords.metric(kind, metric))
      : [t(`objective.runsOf.${name}`)];
  };
  if (!measuredBy.length || attained === undefined) {
    return (
      <Box>
        <SubHeading hint={promise}>{t(`objective.${name}`)}</SubHeading>
        <Typography variant="body2" color="text.secondary">
          {t(
            measuredBy.length
              ? 'objective.nothingKnown'
              : 'objective.nobodyTells',
          )}
        </Typography>
      </Box>
    );
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <SubHeading hint={promise}>{t(`objective.${name}`)}</SubHeading>
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          rowGap: 2,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            sm: 'fit-content(30%) minmax(0, 1fr)',
          },
          mb: 2,
        }}
      >
        <Box>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
            {t('objective.attained')}
          </Box>
          <Box
            sx={{
              fontSize: 24,
              fontWeight: 600,
              lineHeight: '32px',
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            {formatRatio(attained)}
          </Box>
        </Box>
        <BudgetBar objective={objective} />
      </Box>
      <BudgetDays objective={objective} />
      <Facts>
        <BurnRates objective={objective} />
        {objective.spentAt && (
          <Fact label={t('objective.spentAt')}>
            {formatLocal(objective.spentAt)}
          </Fact>
        )}
        {unknownMinutes > 0 && (
          <Fact label={t('objective.unknown')}>
            {formatDuration(unknownMinutes * 60)}
          </Fact>
        )}
        {plannedMinutes > 0 && (
          <Fact label={t('objective.planned')}>
            {formatDuration(plannedMinutes * 60)}
          </Fact>
        )}
        <Fact label={t('objective.measuredBy')}>
          {measuredBy.map(measure => (
            <Box key={measure.stage}>
              {titleOf(measure.stage)}: {metricsOf(measure).join(', ')}
            </Box>
          ))}
        </Fact>
      </Facts>
    </Box>
  );
}

function usePromise({ name, target, within = 0, unit }: PipelineObjective) {
  const t = useTranslate();
  if (name === 'freshness') {
    return t('objective.freshnessPromise', {
      target: formatRatio(target),
      within: formatDuration(within),
    });
  }
  return t(
    unit === 'runs' ? 'objective.runsPromise' : 'objective.eventsPromise',
    { target: formatRatio(target) },
  );
}
