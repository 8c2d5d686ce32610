import { useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import FilterAltOffIcon from '@mui/icons-material/FilterAltOffOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { Link as RouterLink } from 'react-router-dom';
import { NOTHING_ASKED, OverviewView } from '../../hooks/overviewView';
import { PipelineList } from '../../hooks/pipelineList';
import { useMessageText } from '../../hooks/useMessageText';
import { isOwnView, OwnPipelines } from '../../hooks/useOwnPipelines';
import { ChangeView } from '../../hooks/useOverviewView';
import { pipelineRouteRef } from '../../routes';
import { healthTone } from '../../theme/healthTone';
import { useTranslate } from '../../translation/useTranslate';
import { HealthIcon } from '../../parts/HealthIcon';
import { LossCountdown } from '../../parts/LossCountdown';
import { firstToLose, othersThan, verdict } from './verdict';

/**
 * The answer within five seconds: what is worst of what is listed, what else
 * burns, and what of all is lost first.
 */
export function VerdictBanner(props: {
  list: PipelineList;
  view: OverviewView;
  /** What is the reader's own, once that is known. */
  own?: OwnPipelines;
  loadedAt: number;
  onChange: ChangeView;
}) {
  const t = useTranslate();
  const textOf = useMessageText();
  const { list, view, own, loadedAt, onChange } = props;
  const worst = verdict(list.counts);
  const isOwn = own !== undefined && isOwnView(view, own);
  const first = firstToLose(list.all.urgent, loadedAt);
  return (
    <Paper
      variant="outlined"
      sx={theme => ({
        display: 'flex',
        flexDirection: { xs: 'column', sm: 'row' },
        alignItems: { sm: 'center' },
        justifyContent: 'space-between',
        columnGap: 4,
        rowGap: 2,
        px: { xs: 2, sm: 3 },
        py: 1,
        minHeight: 68,
        borderRadius: 2,
        borderColor: 'divider',
        boxShadow: worst
          ? `inset 4px 0 0 ${healthTone(theme, worst.health).line}`
          : 'none',
      })}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
        {worst ? (
          <HealthIcon health={worst.health} size={32} />
        ) : (
          <FilterAltOffIcon
            aria-hidden
            sx={{ fontSize: 32, color: 'text.secondary' }}
          />
        )}
        <Box sx={{ minWidth: 0 }}>
          <Typography
            component="h2"
            sx={{ fontSize: { xs: 18, sm: 22 }, fontWeight: 700, m: 0 }}
          >
            {worst
              ? t(
                  isOwn
                    ? `verdict.mine.${worst.health}`
                    : `verdict.${worst.health}`,
                  { count: worst.count },
                )
              : t('verdict.nothing')}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
            <Others list={list} onShow={() => onChange(NOTHING_ASKED)} />
            {first && <FirstToLose pipeline={first} />}
          </Box>
        </Box>
      </Box>
      {first && (
        <div
          title={
            first.lossBasis &&
            textOf(first.lossBasis.message, first.lossBasis.text)
          }
        >
          <LossCountdown {...first} lossBasis={undefined} beside />
        </div>
      )}
    </Paper>
  );
}

/** What burns of all that is not listed. */
function Others(props: { list: PipelineList; onShow(): void }) {
  const t = useTranslate();
  const { counts, all } = props.list;
  const worst = verdict(othersThan(counts, all.counts));
  if (!worst || worst.health === 'healthy') {
    return null;
  }
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 1 }}>
      <HealthIcon health={worst.health} size={18} />
      <Typography>
        {t(`verdict.others.${worst.health}`, { count: worst.count })}
      </Typography>
      <Link component="button" underline="always" onClick={props.onShow}>
        {t('verdict.showOthers')}
      </Link>
    </Box>
  );
}

function FirstToLose(props: { pipeline: PipelineSummary }) {
  const t = useTranslate();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  const { entityRef, title } = props.pipeline;
  return (
    <Typography color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
      {t('verdict.first')}:{' '}
      <Link
        component={RouterLink}
        to={pipelinePath(parseEntityRef(entityRef))}
        sx={{ fontWeight: 600 }}
        underline="always"
      >
        {title}
      </Link>
    </Typography>
  );
}
