import InfoIcon from '@mui/icons-material/InfoOutlined';
import ArrowForwardIcon from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  Finding,
  FindingPart,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { formatLocal, formatUtc } from '../../format/time';
import { useFindingText } from '../../hooks/useFindingText';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { HealthIcon } from '../../parts/HealthIcon';
import { EvidenceFacts } from './EvidenceFacts';
import { FixTexts } from './FixTexts';

/** What was found: the sentence, what to do, what follows from it, and the evidence. */
export function FindingItem(props: {
  finding: Finding;
  stageName: string;
  /** Of advice, what following it adds to how well the pipeline is prepared. */
  points?: number;
  /** The name of the stage from whose trouble this one follows. */
  causeName?: string;
  /** What follows from it. */
  children?: ReactNode;
}) {
  const t = useTranslate();
  const { finding, stageName, points, causeName } = props;
  const { severity, evidence, fixes, since, onsetAt, parts = [] } = finding;
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
          {points !== undefined &&
            `${t('pipeline.worth', { points: String(points) })} · `}
          {causeName !== undefined &&
            `${t('pipeline.followsFrom', { stage: causeName })} · `}
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
        {props.children}
        <EvidenceFacts evidence={evidence} sentences={finding.message.values} />
        {parts.map(part => (
          <Part key={part.id} part={part} />
        ))}
      </Box>
    </Box>
  );
}

/** What another check found of the same trouble. */
function Part({ part }: { part: FindingPart }) {
  const t = useTranslate();
  const { title } = useFindingText()(part);
  return (
    <Box
      component="details"
      sx={{ fontSize: 14, lineHeight: '20px', mt: 1, overflowWrap: 'anywhere' }}
    >
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {t('pipeline.part', { title })}
      </Box>
      <Box sx={{ mt: 1, pl: 2 }}>
        <EvidenceFacts
          evidence={part.evidence}
          sentences={part.message.values}
        />
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
