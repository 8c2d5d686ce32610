import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  CostLine,
  Pipeline,
  PipelineCost,
  StageCost,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useErrorText } from '../../hooks/useErrorText';
import { useState } from 'react';
import { formatCompact, formatMoney, formatPrice } from '../../format/number';
import { useCost } from '../../hooks/useCost';
import { useMessageText, useMessageTexts } from '../../hooks/useMessageText';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';

/** What the pipeline costs a month, when somebody wants to know. */
export function CostPanel(props: { pipeline: Pipeline }) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t('cost.title')}
      hint={t('cost.hint')}
      action={
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ px: 1.5, mr: -1.5 }}
        >
          {t(open ? 'cost.hide' : 'cost.show')}
        </Button>
      }
    >
      {open && <Costs pipeline={props.pipeline} />}
    </Panel>
  );
}

function Costs(props: { pipeline: Pipeline }) {
  const t = useTranslate();
  const errorText = useErrorText();
  const { entityRef, stages } = props.pipeline;
  const textsOf = useMessageTexts();
  const live = useCost(entityRef);
  if (live.status === 'loading') {
    return <Skeleton variant="rounded" height={96} />;
  }
  if (live.status === 'error') {
    return (
      <>
        <Typography variant="body2" color="text.secondary">
          {t('cost.failed')} {errorText(live.error)}
        </Typography>
        <Button size="small" onClick={live.retry}>
          {t('state.retry')}
        </Button>
      </>
    );
  }
  const cost = live.value;
  const { priceSource, priceSourceMessages } = cost;
  return (
    <>
      <Typography sx={{ fontSize: 24, fontWeight: 600, lineHeight: '32px' }}>
        {t(isWhole(cost) ? 'cost.aMonth' : 'cost.aMonthPartly', {
          money: formatMoney(cost.usdPerMonth),
        })}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {restsOn(t, cost)}
      </Typography>
      {cost.stages.map(each => (
        <StageLines
          key={each.stage}
          cost={each}
          name={stages.find(({ arn }) => arn === each.stage)?.name}
        />
      ))}
      <Typography variant="body2" color="text.secondary" sx={{ mt: 2 }}>
        {textsOf(priceSourceMessages, [priceSource]).join(' ')}
      </Typography>
    </>
  );
}

/** What is not counted may be the most of it. */
function isWhole({ stages }: PipelineCost): boolean {
  return stages.every(({ notCounted }) => notCounted.length === 0);
}

function restsOn(
  t: ReturnType<typeof useTranslate>,
  { measuredHours }: PipelineCost,
): string {
  return measuredHours === undefined
    ? t('cost.restsOnSetup')
    : t('cost.restsOn', { count: Math.round(measuredHours) });
}

function StageLines(props: { cost: StageCost; name?: string }) {
  const textsOf = useMessageTexts();
  const { cost, name = props.cost.stage } = props;
  if (!cost.lines.length && !cost.notCounted.length) {
    return null;
  }
  return (
    <Box sx={{ mt: 2, fontSize: 13, lineHeight: '20px', minWidth: 0 }}>
      <Amount
        label={name}
        usd={cost.lines.length ? cost.usdPerMonth : undefined}
        strong
      />
      {cost.lines.map(line => (
        <Line key={line.price} line={line} />
      ))}
      {textsOf(cost.notCountedMessages, cost.notCounted).map(reason => (
        <Box key={reason} sx={{ color: 'text.secondary' }}>
          {reason}
        </Box>
      ))}
    </Box>
  );
}

function Line(props: { line: CostLine }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const { title, unit, quantity, usdPerUnit, usdPerMonth, formula, messages } =
    props.line;
  return (
    <Box sx={{ mt: 0.5 }}>
      <Amount label={textOf(messages?.title, title)} usd={usdPerMonth} />
      <Box sx={{ color: 'text.secondary' }}>
        {t('cost.line', {
          quantity: formatCompact(quantity),
          unit: textOf(messages?.unit, unit),
          price: formatPrice(usdPerUnit),
          region: props.line.priceRegion,
        })}{' '}
        {textOf(messages?.formula, formula)}
      </Box>
    </Box>
  );
}

/** Of what is not known there is no figure: that would be taken for nothing. */
function Amount(props: { label: string; usd?: number; strong?: boolean }) {
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 2,
        justifyContent: 'space-between',
        fontWeight: props.strong ? 600 : 400,
      }}
    >
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{props.label}</Box>
      <Box sx={{ flexShrink: 0, fontVariantNumeric: 'tabular-nums' }}>
        {props.usd === undefined ? '–' : formatMoney(props.usd)}
      </Box>
    </Box>
  );
}
