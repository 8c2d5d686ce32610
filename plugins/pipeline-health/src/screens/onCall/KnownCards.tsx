import Box from '@mui/material/Box';
import {
  IncidentSummary,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useId } from 'react';
import { formatLocal } from '../../format/time';
import { IncidentStateChip } from '../../parts/IncidentStateChip';
import { LossClock } from '../../parts/LossClock';
import { OuterLink } from '../../parts/OuterLink';
import { PersonOrService } from '../../parts/PersonOrService';
import { useTranslate } from '../../translation/useTranslate';
import { Story } from './Story';

/** What somebody is on: quiet, with the word of why. */
export function KnownCards(props: {
  pipelines: readonly PipelineSummary[];
  outdated: ReadonlySet<string>;
  /** How many are named where there is no room for more; the rest is counted. */
  most?: number;
}) {
  const t = useTranslate();
  const id = useId();
  const { pipelines, outdated, most = Infinity } = props;
  const beyond = Math.max(0, pipelines.length - most);
  if (pipelines.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby={id}>
      <Box
        component="h2"
        id={id}
        sx={{ m: 0, mb: 1, fontSize: '1em', color: 'text.secondary' }}
      >
        {t('onCall.known')}
        {beyond > 0 && ` · ${t('onCall.beyond', { count: beyond })}`}
      </Box>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns:
            'repeat(auto-fill, minmax(min(20em, 100%), 1fr))',
          gap: 1.5,
        }}
      >
        {pipelines.slice(0, most).map(pipeline => (
          <Box
            component="li"
            key={pipeline.entityRef}
            sx={{
              p: 2,
              borderRadius: 2,
              color: 'text.secondary',
              backgroundColor: 'action.hover',
            }}
          >
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                justifyContent: 'space-between',
                gap: 1,
                mb: 0.5,
              }}
            >
              {pipeline.incident && <Answer incident={pipeline.incident} />}
              <LossClock {...pipeline} health="healthy" />
            </Box>
            <Story
              pipeline={pipeline}
              outdated={outdated.has(pipeline.entityRef)}
              lines={2}
              titleSize="1.15em"
            />
          </Box>
        ))}
      </Box>
    </section>
  );
}

function Answer({ incident }: { incident: IncidentSummary }) {
  const { acknowledgement, hold, snooze } = incident;
  const said = hold ?? snooze ?? acknowledgement;
  return (
    <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <IncidentStateChip incident={incident} />{' '}
      {said && (
        <>
          <PersonOrService by={said.by} />, {formatLocal(said.at)}
        </>
      )}{' '}
      {hold && <OuterLink to={hold.link} />}
    </Box>
  );
}
