import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  ConfigurationChange,
  Health,
  HEALTHS,
  Incident,
  Stage,
  TimelineEntry,
  TimelineEntryType,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { formatDuration } from '../../format/duration';
import { formatCount } from '../../format/number';
import { useErrorText } from '../../hooks/useErrorText';
import { stageTitle } from '../../format/stageTitle';
import { formatLocal } from '../../format/time';
import { KindWords, useKindWords } from '../../hooks/useKindWords';
import { useLive } from '../../hooks/useLive';
import { useMessageText } from '../../hooks/useMessageText';
import { MessageText } from '../../translation/kindTranslation';
import { OuterLink } from '../../parts/OuterLink';
import { PersonOrService } from '../../parts/PersonOrService';
import { incidentMessages } from '../../translation/incidentMessages';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { useFactText } from '../stage/InventoryLines';
import { useInventoryWords } from '../stage/useInventoryWords';
import { incidentStory, StoryLine } from './incidentStory';
import { settingDifferences } from './settingDifferences';
import { TimelineLine, TimelineList } from './TimelineLine';

type EntryWord = keyof typeof incidentMessages.entry;

/** What was set differently just before an incident, and all that happened since. */
export function IncidentTimeline(props: {
  incident: Incident;
  stages: Stage[];
}) {
  const t = useTranslate();
  const errorText = useErrorText();
  const api = useApi(pipelineHealthApiRef);
  const { incident, stages } = props;
  const { entityRef, id } = incident;
  const load = useCallback(
    (signal: AbortSignal) => api.getIncident(entityRef, id, { signal }),
    [api, entityRef, id],
  );
  const live = useLive(load);
  if (live.status === 'loading') {
    return <Skeleton variant="rounded" height={48} />;
  }
  if (live.status === 'error') {
    return (
      <Typography variant="body2" color="text.secondary">
        {t('incident.timelineFailed')} {errorText(live.error)}
      </Typography>
    );
  }
  const story = incidentStory(live.value);
  const changed = story.some(line => line.type === 'change' && line.isBefore);
  return (
    <>
      {!changed && (
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
          {t('incident.nothingChanged')}
        </Typography>
      )}
      <TimelineList label={t('incident.timeline')}>
        {story.map((line, index) => (
          <Line key={index} line={line} stages={stages} />
        ))}
      </TimelineList>
    </>
  );
}

function Line({ line, stages }: { line: StoryLine; stages: Stage[] }) {
  const t = useTranslate();
  switch (line.type) {
    case 'change':
      return <ChangeLine {...line} stages={stages} />;
    case 'onset':
      return (
        <TimelineLine at={line.at} type="onset" title={t('incident.onset')}>
          {line.secondsAfterChange !== undefined &&
            t('incident.afterChange', {
              duration: formatDuration(line.secondsAfterChange),
            })}
        </TimelineLine>
      );
    default:
      return <EntryLine entry={line.entry} stages={stages} />;
  }
}

function ChangeLine(props: {
  change: ConfigurationChange;
  isBefore: boolean;
  stages: Stage[];
}) {
  const t = useTranslate();
  const factText = useFactText();
  const settingWordsOf = useInventoryWords();
  const { change, isBefore, stages } = props;
  const stage = stages.find(({ arn }) => arn === change.stage);
  const differences = settingDifferences(
    change,
    settingWordsOf(stage?.kind ?? ''),
    factText,
  );
  return (
    <TimelineLine
      at={change.at}
      type="configuration"
      isMarked={isBefore}
      title={stageName(stages, change.stage)}
      note={isBefore ? t('incident.changedBefore') : undefined}
    >
      {differences.map(({ label, before, after }) => (
        <div key={label}>
          {before === undefined && after === undefined
            ? t('incident.changed', { title: label })
            : t('incident.change', {
                title: label,
                before: before ?? t('incident.notSet'),
                after: after ?? t('incident.notSet'),
              })}
        </div>
      ))}
    </TimelineLine>
  );
}

function EntryLine(props: { entry: TimelineEntry; stages: Stage[] }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const kindWords = useKindWords();
  const { entry, stages } = props;
  const { at, type, by, entityRef, stage, link, until } = entry;
  const words = wordsOf(entry, t, textOf);
  const place = [
    stage && stageName(stages, stage),
    until && t('incident.untilTime', { time: formatLocal(until) }),
  ].filter(Boolean);
  return (
    <TimelineLine at={at} type={type} title={titleOf(entry, t, kindWords)}>
      {words && <div>{words}</div>}
      {(place.length > 0 || by || entityRef) && (
        <div>
          {place.join(' · ')}
          {entityRef && (
            <>
              {place.length > 0 && ' · '}
              <EntityRefLink entityRef={entityRef} />
            </>
          )}
          {by && (
            <>
              {(place.length > 0 || entityRef) && ' · '}
              <PersonOrService by={by} />
            </>
          )}
        </div>
      )}
      {link && <OuterLink to={link} />}
    </TimelineLine>
  );
}

/** An action is told by its id; what else happened has a text of its own. */
function titleOf(
  { type, text }: TimelineEntry,
  t: Translate,
  words: KindWords,
): string {
  const word = t(`incident.entry.${wordOf(type)}`);
  return type === 'action' && text ? `${word}: ${words.action(text)}` : word;
}

/** The title of the incident says already why it was opened. */
function wordsOf(
  entry: TimelineEntry,
  t: Translate,
  textOf: MessageText,
): string {
  const { type, text, message, before, after, outcome } = entry;
  switch (type) {
    case 'opened':
      return '';
    case 'action':
      return outcome
        ? joined([
            t(`action.state.${outcome.state}`),
            outcome.text && textOf(outcome.message, outcome.text),
          ])
        : after ?? '';
    case 'worse':
    case 'better':
      return [before, after]
        .filter(isHealth)
        .map(it => t(`health.${it}`))
        .join(' → ');
    case 'number':
      return joined([
        text && textOf(message, text, 'title'),
        [before, after].map(it => formatCount(Number(it))).join(' → '),
      ]);
    default:
      return joined([
        text && textOf(message, text, entry.findingId && 'title'),
        [before, after].filter(Boolean).join(' → '),
      ]);
  }
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(': ');
}

function isHealth(text: string | undefined): text is Health {
  return HEALTHS.some(health => health === text);
}

function stageName(stages: Stage[], arn: string): string {
  const stage = stages.find(each => each.arn === arn);
  return stage ? stageTitle(stage) : arn;
}

/** `hold-broken` is worded under `holdBroken`. */
function wordOf(type: TimelineEntryType): EntryWord {
  return type.replace(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  ) as EntryWord;
}
