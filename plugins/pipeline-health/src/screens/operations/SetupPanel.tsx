import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  CheckedAction,
  SetupProblem,
  ShardSetup,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatCount, formatMoney } from '../../format/number';
import { useMessageText } from '../../hooks/useMessageText';
import { useSetup } from '../../hooks/useSetup';
import { ArnText } from '../../parts/ArnText';
import { DataTime } from '../../parts/DataTime';
import { HealthIcon } from '../../parts/HealthIcon';
import { LoadingBlocks } from '../../parts/LoadingBlocks';
import { Panel } from '../../parts/Panel';
import { PlainTable } from '../../parts/PlainTable';
import { useTranslate } from '../../translation/useTranslate';
import { Place } from './Place';

/** Whether each account and region can be read, as AWS itself says; nothing where the backend does not tell. */
export function SetupPanel() {
  const t = useTranslate();
  const { live, asking, askNow } = useSetup();
  if (live.status === 'loading') {
    return <LoadingBlocks heights={[160]} />;
  }
  if (live.status !== 'ready' || live.value.shards.length === 0) {
    return null;
  }
  const { shards, checking } = live.value;
  const isAsking = asking || checking;
  return (
    <Panel
      title={t('operations.setup')}
      hint={t('operations.setupHint')}
      action={
        <Button size="small" disabled={isAsking} onClick={askNow}>
          {t(isAsking ? 'operations.asking' : 'operations.askNow')}
        </Button>
      }
    >
      <PlainTable
        label={t('operations.setup')}
        columns={[
          t('operations.where'),
          t('operations.askedAs'),
          t('operations.refusedActions'),
          t('operations.allowedActions'),
          t('operations.resources'),
          t('operations.planned'),
        ]}
        rows={shards.map(shard => ({
          key: `${shard.account}/${shard.region}`,
          cells: [
            <Place key="place" {...shard} />,
            <AskedAs key="as" {...shard} />,
            <Refused key="refused" {...shard} />,
            allowedOf(shard, t('operations.nobodyKnows')),
            <Resources key="resources" {...shard} />,
            formatMoney(shard.plannedMonthlyUsd),
          ],
        }))}
      />
    </Panel>
  );
}

function AskedAs({ identity, problem, checkedAt }: ShardSetup) {
  const t = useTranslate();
  if (problem) {
    return <Problem {...problem} />;
  }
  if (!checkedAt) {
    return <>{t('operations.asking')}</>;
  }
  return (
    <>
      {identity && <ArnText arn={identity.arn} />}
      <Box sx={{ color: 'text.secondary' }}>
        <DataTime at={checkedAt} />
      </Box>
    </>
  );
}

function Problem({ message, title }: SetupProblem) {
  const textOf = useMessageText();
  return (
    <Box sx={{ display: 'flex', gap: 1, minWidth: 220 }}>
      <HealthIcon health="unknown" size={20} />
      <span>{textOf(message, title)}</span>
    </Box>
  );
}

function Refused({ actions, problem, checkedAt }: ShardSetup) {
  const t = useTranslate();
  const refused = actions.filter(({ outcome }) => outcome === 'refused');
  if (refused.length === 0) {
    return (
      <>
        {t(
          problem || !checkedAt
            ? 'operations.nobodyKnows'
            : 'operations.noneRefused',
        )}
      </>
    );
  }
  return (
    <Box component="ul" sx={{ m: 0, pl: 2 }}>
      {refused.map(each => (
        <RefusedAction key={each.action} {...each} />
      ))}
    </Box>
  );
}

function RefusedAction({ action, kinds, message }: CheckedAction) {
  return (
    <Box component="li" title={message}>
      <Box component="code" sx={{ fontFamily: 'monospace' }}>
        {action}
      </Box>
      {kinds.length > 0 && (
        <Box sx={{ color: 'text.secondary' }}>{kinds.join(', ')}</Box>
      )}
    </Box>
  );
}

/** Of so many that were asked: what nothing was there to ask about is not known. */
function allowedOf({ actions }: ShardSetup, unknown: string): string {
  const asked = actions.filter(({ outcome }) => outcome !== 'not-asked');
  const allowed = asked.filter(({ outcome }) => outcome === 'allowed');
  return asked.length
    ? `${formatCount(allowed.length)} / ${formatCount(asked.length)}`
    : unknown;
}

function Resources({ resources }: ShardSetup) {
  const t = useTranslate();
  const sum = (of: (each: ShardSetup['resources'][number]) => number) =>
    formatCount(resources.reduce((total, each) => total + of(each), 0));
  const isTold = resources.some(({ tagged }) => tagged !== undefined);
  return (
    <>
      {t('operations.watched', { watched: sum(({ watched }) => watched) })}
      {isTold && (
        <Box sx={{ color: 'text.secondary' }}>
          {t('operations.tagged', { tagged: sum(it => it.tagged ?? 0) })}
        </Box>
      )}
    </>
  );
}
