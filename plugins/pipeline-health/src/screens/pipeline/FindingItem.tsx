import InfoIcon from '@mui/icons-material/InfoOutlined';
import ArrowForwardIcon from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { formatLocal, formatUtc } from '../../format/time';
import { useFindingText } from '../../hooks/useFindingText';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { HealthIcon } from '../../parts/HealthIcon';
import { EvidenceFacts } from './EvidenceFacts';
import { FixTexts } from './FixTexts';

/** What a check found: the sentence, the evidence and what to do. */
export function FindingItem(props: { finding: Finding; stageName: string }) {
  const t = useTranslate();
  const { finding, stageName } = props;
  const { severity, evidence, fixes, since, onsetAt } = finding;
  const { title, remedy } = useFindingText()(finding);
  const advice = severity === 'info';
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1.5,
        py: 2,
        '&:not(:first-of-type)': { borderTop: 1, borderColor: 'divider' },
        '&:first-of-type': { pt: 0 },
        '&:last-of-type': { pb: 0 },
      }}
    >
      {advice ? (
        <InfoIcon aria-hidden sx={{ fontSize: 20, color: 'text.secondary' }} />
      ) : (
        <HealthIcon health={severity} />
      )}
      <Box sx={{ minWidth: 0, flexGrow: 1 }}>
        <Typography
          component="h3"
          sx={{
            m: 0,
            fontSize: 15,
            lineHeight: '20px',
            fontWeight: 600,
            overflowWrap: 'anywhere',
          }}
        >
          {title}
        </Typography>
        <Typography
          sx={{ fontSize: 12, lineHeight: '20px', mb: 1.5 }}
          color="text.secondary"
        >
          <Box
            component="span"
            sx={theme => ({
              fontWeight: 600,
              color: advice
                ? 'text.secondary'
                : healthTone(theme, severity).text,
            })}
          >
            {t(`severity.${severity}`)}
          </Box>
          {` · ${stageName} · `}
          {onsetAt && (
            <>
              <Moment
                at={onsetAt}
                text={t('pipeline.began', { time: formatLocal(onsetAt) })}
              />
              {' · '}
            </>
          )}
          <Moment
            at={since}
            text={t('pipeline.firstSeen', { time: formatLocal(since) })}
          />
        </Typography>
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            mb: 1.5,
            px: 1.5,
            py: 1,
            borderRadius: 1.5,
            backgroundColor: 'action.hover',
            fontSize: 14,
            lineHeight: '20px',
          }}
        >
          <ArrowForwardIcon aria-hidden sx={{ fontSize: 18, mt: '1px' }} />
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {t('pipeline.remedy')}:
            </Box>{' '}
            {remedy}
          </Box>
        </Box>
        {fixes && <FixTexts fixes={fixes} />}
        <EvidenceFacts evidence={evidence} />
      </Box>
    </Box>
  );
}

function Moment(props: { at: string; text: string }) {
  return (
    <time dateTime={props.at} title={formatUtc(props.at)}>
      {props.text}
    </time>
  );
}
