import Box from '@mui/material/Box';
import { HealthIcon } from '../../parts/HealthIcon';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import { formatCount } from '../../format/number';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { Target } from './readCrawler';
import { SplitReasons } from './SplitReasons';

/** One place that is crawled: how many tables it became, and why. */
export function CrawlerTarget(props: { target: Target; expected?: number }) {
  const t = useTranslate();
  const { target, expected } = props;
  const { path, tables } = target;
  const most = target.type === 's3' ? expected : undefined;
  const datasets = tables?.split?.datasetCount ?? 1;
  const surplus =
    tables && most !== undefined ? Math.max(0, tables.count - most) : 0;
  const health = healthOf(tables?.count, most);
  return (
    <Box component="li" sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        {health && <HealthIcon health={health} />}
        <Box sx={{ minWidth: 0, flexGrow: 1, lineHeight: '20px' }}>
          <Box sx={{ fontSize: 14, fontWeight: 600, overflowWrap: 'anywhere' }}>
            {path}
          </Box>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 2,
              fontSize: 13,
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            <TableCount count={tables?.count} />
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {target.type !== 's3' && t('crawler.notExpected')}
              {most !== undefined &&
                t('crawler.expected', { expected: formatCount(most) })}
            </Box>
            {datasets > 1 && (
              <span>{t('crawler.datasetsOf', { count: datasets })}</span>
            )}
            {health && health !== 'unknown' && (
              <Box
                component="span"
                sx={{
                  fontWeight: 600,
                  color: theme => healthTone(theme, health).text,
                }}
              >
                {surplus > 0
                  ? t('crawler.tooMany', { surplus: formatCount(surplus) })
                  : t(tables?.count ? 'crawler.asExpected' : 'crawler.none')}
              </Box>
            )}
            {tables !== undefined && tables.newCount > 0 && (
              <span>{t('crawler.fresh', { count: tables.newCount })}</span>
            )}
          </Box>
          {tables && most !== undefined && (
            <CountBoxes count={tables.count} expected={most} />
          )}
          <Conditions target={target} />
        </Box>
      </Box>
      {tables?.split && surplus > 0 && <SplitReasons split={tables.split} />}
    </Box>
  );
}

function healthOf(
  count: number | undefined,
  expected: number | undefined,
): Health | undefined {
  if (count === undefined) {
    return 'unknown';
  }
  if (expected === undefined) {
    return undefined;
  }
  return count > 0 && count <= expected ? 'healthy' : 'warning';
}

function TableCount(props: { count?: number }) {
  const t = useTranslate();
  const { count } = props;
  return (
    <Box component="span" sx={{ fontWeight: 600 }}>
      {count === undefined
        ? t('crawler.notAsked')
        : t('crawler.tables', { count, tables: formatCount(count) })}
    </Box>
  );
}

const MOST_BOXES = 24;

/** A small box for each table: outlined where it is expected, full where it is too many. */
function CountBoxes(props: { count: number; expected: number }) {
  const { count, expected } = props;
  const boxes = Math.min(Math.max(count, expected), MOST_BOXES);
  return (
    <Box
      aria-hidden
      sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px', my: 0.75 }}
    >
      {Array.from({ length: boxes }, (_, index) => (
        <Box
          key={index}
          sx={theme => {
            const tone = healthTone(
              theme,
              index < expected ? 'healthy' : 'warning',
            );
            return {
              width: 16,
              height: 10,
              borderRadius: '3px',
              border: `1px ${index < count ? 'solid' : 'dashed'} ${tone.line}`,
              backgroundColor: index >= expected ? tone.line : 'transparent',
            };
          }}
        />
      ))}
    </Box>
  );
}

/** What of the target is looked at. */
function Conditions(props: { target: Target }) {
  const t = useTranslate();
  const { exclusions, sampleSize, eventQueueArn } = props.target;
  const lines = [
    exclusions.length > 0 &&
      t('crawler.excluded', { patterns: exclusions.join(', ') }),
    sampleSize !== undefined && t('crawler.sampled', { count: sampleSize }),
    eventQueueArn !== undefined && t('crawler.byEvents'),
  ].filter(line => line !== false);
  return lines.length === 0 ? null : (
    <Box
      sx={{ fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}
    >
      {lines.join(' · ')}
    </Box>
  );
}
