import Box from '@mui/material/Box';
import { Panel } from '../../parts/Panel';
import { HealthIcon } from '../../parts/HealthIcon';
import { useThreshold } from '../../hooks/useThreshold';
import { useTranslate } from '../../translation/useTranslate';
import { MetricOverTime } from '../MetricOverTime';
import { StagePanelProps } from '../StagePanel';
import { stageTitle } from '../../format/stageTitle';
import { compareTables } from './compareTables';
import { CrawlerTarget } from './CrawlerTarget';
import { expectedTables } from './expectedTables';
import { readCrawler } from './readCrawler';
import { TableList } from './TableList';

/** The tables of a crawler against those that are expected, and how they differ. */
export function CrawlerTables(props: StagePanelProps) {
  const t = useTranslate();
  const { entityRef, stage } = props;
  const expected = useThreshold(
    entityRef,
    stage.arn,
    'tablesOfOneTarget',
  )?.warning;
  const crawler = readCrawler(stage.inventory);
  if (!crawler) {
    return null;
  }
  const { targets, tables = [], tableCount = tables.length } = crawler;
  const expectedOf = expectedTables(targets, expected);
  return (
    <Panel title={t('crawler.title')} hint={stageTitle(stage)}>
      {props.note}
      {crawler.databaseMissing && (
        <Box sx={{ display: 'flex', gap: 1, mb: 2, fontSize: 14 }}>
          <HealthIcon health="critical" />
          {t('crawler.databaseMissing', { database: crawler.database ?? '' })}
        </Box>
      )}
      <Box
        component="ul"
        aria-label={t('crawler.targets')}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {targets.map(target => (
          <CrawlerTarget
            key={`${target.type} ${target.path}`}
            target={target}
            expected={expectedOf(target)}
          />
        ))}
      </Box>
      {tables.length > 0 && (
        <TableList tables={compareTables(targets, tables)} total={tableCount} />
      )}
      <MetricOverTime
        entityRef={entityRef}
        stage={stage}
        metric="tablesOfOneTarget"
      />
      <Remarks
        deprecated={crawler.deprecatedTables}
        strayTables={crawler.strayTables}
      />
    </Panel>
  );
}

function Remarks(props: { deprecated: number; strayTables: string[] }) {
  const t = useTranslate();
  const { deprecated, strayTables } = props;
  return (
    <Box
      sx={{
        fontSize: 13,
        lineHeight: '20px',
        color: 'text.secondary',
        overflowWrap: 'anywhere',
        '& > div': { mt: 1 },
      }}
    >
      {deprecated > 0 && (
        <div>{t('crawler.deprecated', { count: deprecated })}</div>
      )}
      {strayTables.length > 0 && (
        <div>{t('crawler.stray', { tables: strayTables.join(', ') })}</div>
      )}
    </Box>
  );
}
