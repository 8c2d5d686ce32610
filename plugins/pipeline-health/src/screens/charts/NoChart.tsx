import Box from '@mui/material/Box';
import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { formatLocal } from '../../format/time';
import { formatUnit } from '../../format/value';
import { useTranslate } from '../../translation/useTranslate';

/** What there is where a chart would be a dot, or nothing. */
export function FewValues(props: { series: Series }) {
  const t = useTranslate();
  const { points, unit, gaps } = props.series;
  const [only] = points;
  if (only) {
    return (
      <NoChart
        text={t('chart.onlyValue', {
          value: formatUnit(only[1], unit),
          time: formatLocal(only[0]),
        })}
      />
    );
  }
  const asked = gaps.some(([, , reason]) => reason === 'no-data');
  return <NoChart text={t(asked ? 'chart.empty' : 'chart.neverAsked')} />;
}

/** A sentence instead of a chart. */
export function NoChart(props: { text: string; children?: ReactNode }) {
  return (
    <Box
      sx={{
        mt: 1,
        px: 2,
        py: 1.5,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 1,
        border: 1,
        borderStyle: 'dashed',
        borderColor: 'divider',
        borderRadius: 2,
        fontSize: 13,
        textAlign: 'center',
        color: 'text.secondary',
        overflowWrap: 'anywhere',
      }}
    >
      {props.text}
      {props.children}
    </Box>
  );
}
