import Box from '@mui/material/Box';
import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { formatUnit } from '../../format/value';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';

const SIGNS = { 'at-least': '≥', above: '>', below: '<' };

/** At which values a metric turns its stage to warning and critical. */
export function ThresholdLegend(props: { series: Series }) {
  const t = useTranslate();
  const { threshold, unit } = props.series;
  if (!threshold) {
    return <Box sx={{ height: 18, mb: -1 }} />;
  }
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 2,
        height: 18,
        mb: -1,
        fontSize: 12,
        lineHeight: '18px',
      }}
    >
      {(['warning', 'critical'] as const).map(level => {
        const value = threshold[level];
        return (
          value !== undefined && (
            <Box
              component="span"
              key={level}
              sx={theme => ({
                display: 'flex',
                alignItems: 'center',
                gap: 0.75,
                whiteSpace: 'nowrap',
                color: healthTone(theme, level).text,
                '&::before': {
                  content: '""',
                  width: 16,
                  borderTop: `2px dashed ${healthTone(theme, level).line}`,
                },
              })}
            >
              {`${t(`chart.${level}`)} ${SIGNS[threshold.breach]} ${formatUnit(
                value,
                unit,
              )}`}
            </Box>
          )
        );
      })}
    </Box>
  );
}
