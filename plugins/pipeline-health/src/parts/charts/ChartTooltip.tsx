import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import {
  ChartsTooltipContainer,
  useAxesTooltip,
} from '@mui/x-charts/ChartsTooltip';
import { Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { formatLocal, formatUtc } from '../../format/time';
import { formatUnit } from '../../format/value';
import { useTranslate } from '../../translation/useTranslate';
import { ChartData } from './chartData';

interface Props {
  data: ChartData;
  unit: Unit;
  /** What one value tells. */
  resolution: string;
}

/** The exact value below the pointer, with its time here and in UTC. */
export function ChartTooltip(props: Props) {
  return (
    <ChartsTooltipContainer trigger="axis">
      <TooltipContent {...props} />
    </ChartsTooltipContainer>
  );
}

function TooltipContent(props: Props) {
  const t = useTranslate();
  const index = useAxesTooltip()?.[0]?.dataIndex;
  if (index === undefined) {
    return null;
  }
  const { times, settled, provisional } = props.data;
  const value = settled[index] ?? provisional[index];
  const changes = settled[index] === null && value !== null;
  return (
    <Paper
      elevation={4}
      sx={theme => ({
        ...theme.typography.caption,
        px: 1.5,
        py: 1,
        borderRadius: 1.5,
      })}
    >
      <Box
        sx={{
          fontSize: 16,
          fontWeight: 700,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {value === null || value === undefined
          ? t('chart.noData')
          : formatUnit(value, props.unit)}
      </Box>
      {value !== null && value !== undefined && <div>{props.resolution}</div>}
      {changes && <div>{t('chart.provisional')}</div>}
      <Box sx={{ color: 'text.secondary' }}>
        {formatLocal(times[index])} {t('chart.local')}
      </Box>
      <Box sx={{ color: 'text.secondary' }}>{formatUtc(times[index])}</Box>
    </Paper>
  );
}
