import Box from '@mui/material/Box';
import { MaybeSaid } from '@pipeline-health/plugin-pipeline-health-common';
import { Fact, Facts } from '../../parts/Facts';
import { SubHeading } from '../../parts/SubHeading';
import { formatRatio } from '../../format/number';
import { useMessageText } from '../../hooks/useMessageText';
import { MessageText } from '../../translation/kindTranslation';
import { causeLabel } from '../../translation/labels';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { Split } from './readCrawler';

/** Why one dataset became several tables: the causes, the surest first, and what shows them. */
export function SplitReasons(props: { split: Split }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const { split } = props;
  return (
    <Box
      sx={{
        mt: 1.5,
        px: 2,
        py: 1.5,
        borderRadius: 1.5,
        backgroundColor: 'action.hover',
      }}
    >
      <SubHeading>{t('crawler.why')}</SubHeading>
      {split.causes.length === 0 ? (
        <Box sx={{ fontSize: 13 }}>{t('crawler.whyUnknown')}</Box>
      ) : (
        <Box
          component="ol"
          aria-label={t('crawler.why')}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            listStyle: 'none',
            m: 0,
            mb: 1.5,
            p: 0,
          }}
        >
          {split.causes.map((cause, index) => (
            <Box
              component="li"
              key={cause}
              sx={{
                px: 1,
                borderRadius: 1,
                border: 1,
                borderColor: 'divider',
                backgroundColor: 'background.paper',
                fontSize: 13,
                lineHeight: '22px',
                fontWeight: index === 0 ? 600 : 400,
              }}
            >
              {causeLabel(t, cause)}
            </Box>
          ))}
        </Box>
      )}
      <Facts>
        {evidence(t, textOf, split).map(({ label, lines }) => (
          <Fact key={label} label={label} wide={lines.some(isLong)}>
            {lines.map((line, index) => (
              <div key={index}>{line}</div>
            ))}
          </Fact>
        ))}
      </Facts>
    </Box>
  );
}

/** Whether a line would be broken beside its label. */
function isLong(line: string): boolean {
  return line.length > 48;
}

function evidence(t: Translate, textOf: MessageText, split: Split) {
  const written = (lines: readonly MaybeSaid[]) =>
    lines.map(({ message, sentence }) => textOf(sentence, message));
  const several = <T,>(lines: T[]) => (lines.length > 1 ? lines : []);
  const schemas =
    split.distinctSchemas > 1
      ? [
          t('crawler.schemasValue', {
            distinct: String(split.distinctSchemas),
            share: formatRatio(split.schemaSimilarity),
          }),
        ]
      : [];
  return [
    { label: t('crawler.datasets'), lines: several(split.datasets) },
    { label: t('crawler.lakeTables'), lines: split.lakeTables },
    { label: t('crawler.markerTables'), lines: split.markerTables },
    { label: t('crawler.leftoverTables'), lines: split.leftoverTables },
    { label: t('crawler.lackingExclusions'), lines: split.lackingExclusions },
    { label: t('crawler.unrecognizedTables'), lines: split.unrecognizedTables },
    { label: t('crawler.formats'), lines: written(several(split.formats)) },
    {
      label: t('crawler.compressions'),
      lines: written(several(split.compressions)),
    },
    { label: t('crawler.filesBesideFolders'), lines: split.filesBesideFolders },
    {
      label: t('crawler.foldersBesidePartitions'),
      lines: split.foldersBesidePartitions,
    },
    {
      label: t('crawler.partitionKeys'),
      lines: written(several(split.partitionKeys)),
    },
    { label: t('crawler.depths'), lines: written(several(split.depths)) },
    { label: t('crawler.headers'), lines: written(several(split.headers)) },
    { label: t('crawler.schemas'), lines: schemas },
    {
      label: t('crawler.differingColumns'),
      lines: written(split.differingColumns),
    },
  ].filter(({ lines }) => lines.length > 0);
}
