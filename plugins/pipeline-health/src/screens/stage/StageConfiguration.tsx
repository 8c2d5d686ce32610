import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode, useState } from 'react';
import { formatUnit } from '../../format/value';
import { metricRow, metricsOf } from '../../hooks/kindMetrics';
import { useKindDescription } from '../../hooks/useKinds';
import { useKindWords } from '../../hooks/useKindWords';
import { useMessageText } from '../../hooks/useMessageText';
import { plainInventory } from '../../kinds/stagePanels';
import { UnansweredNote } from '../../kinds/UnansweredNote';
import { ArnText } from '../../parts/ArnText';
import { DataTime } from '../../parts/DataTime';
import { Fact, Facts } from '../../parts/Facts';
import { Folded } from '../../parts/Folded';
import { SubHeading } from '../../parts/SubHeading';
import { useTranslate } from '../../translation/useTranslate';
import { inventoryFacts } from './inventoryFacts';
import { InventoryLines, useFactText } from './InventoryLines';
import { useInventoryWords } from './useInventoryWords';

/** What is set on a stage, what was read of it and what it is, in groups; a text finds lines. */
export function StageConfiguration({ stage }: { stage: Stage }) {
  const t = useTranslate();
  const factText = useFactText();
  const inventory = plainInventory(stage);
  const facts = inventoryFacts(inventory, useInventoryWords()(stage.kind));
  const [text, setText] = useState('');
  const isFound = (...words: string[]) =>
    words.join(' ').toLowerCase().includes(text.trim().toLowerCase());
  const found = facts.filter(fact => isFound(fact.label, factText(fact)));
  const named = found.filter(({ isNamed }) => isNamed);
  const spelled = found.filter(({ isNamed }) => !isNamed);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <TextField
        size="small"
        type="search"
        value={text}
        onChange={event => setText(event.target.value)}
        label={t('stage.search')}
        InputProps={{
          endAdornment: (
            <InputAdornment position="end">
              <SearchIcon aria-hidden />
            </InputAdornment>
          ),
        }}
      />
      <UnansweredNote kind={stage.kind} inventory={inventory} />
      {Object.keys(stage.inventory).length === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('pipeline.noInventory')}
        </Typography>
      )}
      {named.length > 0 && (
        <Group title={t('stage.settings')}>
          <InventoryLines facts={named} />
        </Group>
      )}
      <Readings stage={stage} isFound={isFound} />
      <Identity stage={stage} isFound={isFound} />
      {spelled.length > 0 && (
        <div>
          <Folded
            key={text && 'found'}
            label={t('stage.otherFacts', { count: spelled.length })}
            initiallyOpen={text !== ''}
          >
            <Facts>
              <InventoryLines facts={spelled} />
            </Facts>
          </Folded>
        </div>
      )}
    </Box>
  );
}

interface PartProps {
  stage: Stage;
  /** Whether the text that is looked for is in one of these words. */
  isFound(...words: string[]): boolean;
}

/** The figures to look at first, then the rest behind a line. */
function Readings({ stage, isFound }: PartProps) {
  const t = useTranslate();
  const words = useKindWords();
  const { kind, readings } = stage;
  const description = useKindDescription(kind);
  const metrics = metricsOf(stage, description).filter(metric =>
    isFound(words.metric(kind, metric)),
  );
  const key = metrics.filter(metric => metricRow(description, metric)?.key);
  const [first, rest] = key.length
    ? [key, metrics.filter(metric => !key.includes(metric))]
    : [metrics, []];
  const lines = (list: string[]) =>
    list.map(metric => {
      const { value, unit, at, provisional } = readings[metric];
      return (
        <Fact key={metric} label={words.metric(kind, metric)}>
          <Box component="span" sx={{ fontWeight: 600, mr: 1 }}>
            {formatUnit(value, unit)}
          </Box>
          <DataTime at={at} />
          {provisional && ` · ${t('pipeline.provisional')}`}
        </Fact>
      );
    });
  if (Object.keys(readings).length === 0) {
    return (
      <Typography variant="body2" color="text.secondary">
        {t('pipeline.noReadings')}
      </Typography>
    );
  }
  return (
    <div>
      {first.length > 0 && (
        <Group title={t('pipeline.readings')}>{lines(first)}</Group>
      )}
      {rest.length > 0 && (
        <Folded label={t('stage.otherReadings', { count: rest.length })}>
          <Facts>{lines(rest)}</Facts>
        </Folded>
      )}
    </div>
  );
}

/** What it is and why it belongs to the pipeline. */
function Identity({ stage, isFound }: PartProps) {
  const t = useTranslate();
  const textOf = useMessageText();
  const words = useKindWords();
  const { kind, arn, account, region, origin, originNote, originMessage } =
    stage;
  const lines: [label: string, text: string][] = [
    [t('stage.kind'), words.kind(kind)],
    [t('stage.account'), account || '–'],
    [t('stage.region'), region || '–'],
    [
      t('stage.origin'),
      [t(`stage.${origin}`), originNote && textOf(originMessage, originNote)]
        .filter(Boolean)
        .join(' · '),
    ],
  ];
  const found = lines.filter(line => isFound(...line));
  const hasArn = isFound(t('stage.arn'), arn);
  if (found.length === 0 && !hasArn) {
    return null;
  }
  return (
    <Group title={t('stage.identity')}>
      {hasArn && (
        <Fact label={t('stage.arn')} wide>
          <ArnText arn={arn} />
        </Fact>
      )}
      {found.map(([label, value]) => (
        <Fact key={label} label={label}>
          {value}
        </Fact>
      ))}
    </Group>
  );
}

function Group(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <SubHeading>{props.title}</SubHeading>
      <Facts>{props.children}</Facts>
    </div>
  );
}
