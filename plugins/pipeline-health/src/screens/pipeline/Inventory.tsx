import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { formatUnit } from '../../format/value';
import { metricsOf } from '../../hooks/kindMetrics';
import { useKindDescription } from '../../hooks/useKinds';
import { useKindWords } from '../../hooks/useKindWords';
import { plainInventory } from '../../kinds/stagePanels';
import { UnansweredNote } from '../../kinds/UnansweredNote';
import { stageTitle } from '../../format/stageTitle';
import { useTranslate } from '../../translation/useTranslate';
import { Panel } from '../../parts/Panel';
import { DataTime } from '../../parts/DataTime';
import { ArnText } from '../../parts/ArnText';
import { Fact, Facts } from '../../parts/Facts';
import { inventoryFacts } from './inventoryFacts';
import { InventoryLines } from './InventoryLines';
import { useInventoryWords } from './useInventoryWords';

const SHOWN = 16;

/** The configuration and the newest readings of the chosen stage. */
export function Inventory(props: { stage: Stage }) {
  const t = useTranslate();
  const { stage } = props;
  const words = useKindWords();
  const inventory = plainInventory(stage);
  const facts = inventoryFacts(inventory, useInventoryWords()(stage.kind));
  const [all, setAll] = useState(false);
  const folded = !all && facts.length > SHOWN + 2;
  return (
    <Panel title={t('pipeline.inventory')} hint={stageTitle(stage)}>
      <UnansweredNote kind={stage.kind} inventory={inventory} />
      <Box
        sx={{
          display: 'grid',
          columnGap: 6,
          rowGap: 3,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'minmax(0, 1fr) minmax(0, 1fr)',
          },
        }}
      >
        <div>
          <Facts>
            <Fact label={t('stage.kind')}>{words.kind(stage.kind)}</Fact>
            <Fact label={t('stage.arn')} wide>
              <ArnText arn={stage.arn} />
            </Fact>
            <Fact label={t('stage.account')}>{stage.account || '–'}</Fact>
            <Fact label={t('stage.region')}>{stage.region || '–'}</Fact>
            <Fact label={t('stage.origin')}>
              {t(`stage.${stage.origin}`)}
              {stage.originNote && ` · ${stage.originNote}`}
            </Fact>
            <InventoryLines facts={folded ? facts.slice(0, SHOWN) : facts} />
          </Facts>
          {folded && (
            <Button
              size="small"
              sx={{ mt: 1, px: 1.5, ml: -1.5 }}
              onClick={() => setAll(true)}
            >
              {t('pipeline.moreInventory', { count: facts.length - SHOWN })}
            </Button>
          )}
          {Object.keys(stage.inventory).length === 0 && (
            <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
              {t('pipeline.noInventory')}
            </Typography>
          )}
        </div>
        <div>
          <Readings stage={stage} />
        </div>
      </Box>
    </Panel>
  );
}

function Readings(props: { stage: Stage }) {
  const t = useTranslate();
  const words = useKindWords();
  const { kind, readings } = props.stage;
  const metrics = metricsOf(props.stage, useKindDescription(kind));
  return (
    <>
      <Typography component="h3" sx={{ fontSize: 14, fontWeight: 600, mb: 1 }}>
        {t('pipeline.readings')}
      </Typography>
      {metrics.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('pipeline.noReadings')}
        </Typography>
      )}
      <Facts>
        {metrics.map(metric => (
          <Fact key={metric} label={words.metric(kind, metric)}>
            <Box component="span" sx={{ fontWeight: 600, mr: 1 }}>
              {formatUnit(readings[metric].value, readings[metric].unit)}
            </Box>
            <DataTime at={readings[metric].at} />
            {readings[metric].provisional && ` · ${t('pipeline.provisional')}`}
          </Fact>
        ))}
      </Facts>
    </>
  );
}
