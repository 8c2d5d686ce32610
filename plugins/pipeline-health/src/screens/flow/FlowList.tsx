import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { useTranslate } from '../../translation/useTranslate';
import { healthTone } from '../../theme/healthTone';
import { inReadingOrder } from './readingOrder';
import { StageButton } from './StageButton';
import { FlowStory, ToldLink } from './useFlowStory';

/** The flow from top to bottom, for a narrow screen: before each stage, what comes to it. */
export function FlowList(props: {
  story: FlowStory;
  selected?: string;
  onSelect(arn: string): void;
}) {
  const t = useTranslate();
  const { stages, links } = props.story;
  const inOrder = useMemo(
    () =>
      inReadingOrder(
        stages.map(({ stage }) => stage),
        links,
      ).flatMap(
        ({ arn }) => stages.find(({ stage }) => stage.arn === arn) ?? [],
      ),
    [stages, links],
  );
  const nameOf = (arn: string) =>
    stages.find(({ stage }) => stage.arn === arn)?.name;
  return (
    <Box
      component="ol"
      aria-label={t('pipeline.flow')}
      sx={{ listStyle: 'none', m: 0, p: 0, pt: 1 }}
    >
      {inOrder.map(told => (
        <Box component="li" key={told.stage.arn} sx={{ '& + &': { mt: 1.5 } }}>
          {links
            .filter(({ from, to }) => to === told.stage.arn && nameOf(from))
            .map(link => (
              <Incoming
                key={`${link.from} ${link.relation}`}
                link={link}
                from={nameOf(link.from) ?? ''}
              />
            ))}
          <StageButton
            told={told}
            isWide
            selected={told.stage.arn === props.selected}
            onSelect={() => props.onSelect(told.stage.arn)}
          />
        </Box>
      ))}
    </Box>
  );
}

function Incoming({ link, from }: { link: ToldLink; from: string }) {
  const t = useTranslate();
  const { words, throughput, lag, isFailing } = link;
  return (
    <Box
      sx={theme => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        pb: 1.5,
        fontSize: 12,
        lineHeight: '18px',
        color: isFailing
          ? healthTone(theme, 'critical').text
          : 'text.secondary',
        overflowWrap: 'anywhere',
      })}
    >
      <ArrowDownwardIcon aria-hidden sx={{ fontSize: 16 }} />
      <span>
        {throughput && (
          <>
            <strong>{throughput}</strong>{' '}
          </>
        )}
        {[lag, words, t('flow.from', { stage: from })]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Box>
  );
}
