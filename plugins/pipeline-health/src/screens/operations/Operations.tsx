import CloudDoneIcon from '@mui/icons-material/CloudDoneOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import { CollectionStatus } from '@pipeline-health/plugin-pipeline-health-common';
import { useCollection } from '../../hooks/useCollection';
import { Ready } from '../../hooks/useLive';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { failureOf } from '../../parts/failureOf';
import { LoadingBlocks } from '../../parts/LoadingBlocks';
import { Notice } from '../../parts/Notice';
import { RefreshNote } from '../../parts/RefreshNote';
import { useTranslate } from '../../translation/useTranslate';
import { CallsPanel } from './CallsPanel';
import { MonthPanel } from './MonthPanel';
import { RefusalsPanel } from './RefusalsPanel';
import { ReplicasPanel } from './ReplicasPanel';
import { RoundsPanel } from './RoundsPanel';
import { SetupPanel } from './SetupPanel';
import { StoragePanel } from './StoragePanel';
import { TroubleBanner } from './TroubleBanner';

/** How collection goes: what keeps pipelines from being read comes first. */
export function Operations() {
  const live = useCollection();
  switch (live.status) {
    case 'loading':
      return <LoadingBlocks heights={[88, 200, 160, 120, 160]} />;
    case 'error':
      return failureOf(live.error) === 'forbidden' ? (
        <Denied />
      ) : (
        <ErrorNotice error={live.error} onRetry={live.retry} within />
      );
    default:
      return <ReadyOperations live={live} />;
  }
}

function ReadyOperations(props: { live: Ready<CollectionStatus> }) {
  const t = useTranslate();
  const { live } = props;
  const status = live.value;
  const isRefused = Boolean(status.refusals?.length);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <RefreshNote live={live} />
      {status.shards.length === 0 ? (
        <>
          <Notice
            icon={<CloudDoneIcon />}
            title={t('operations.emptyTitle')}
            body={t('operations.emptyBody')}
          />
          <SetupPanel />
        </>
      ) : (
        <>
          <TroubleBanner status={status} />
          {isRefused && <RefusalsPanel status={status} />}
          <SetupPanel />
          <RoundsPanel status={status} />
        </>
      )}
      <Box
        sx={{
          display: 'grid',
          alignItems: 'start',
          gap: 2,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'repeat(2, minmax(0, 1fr))',
          },
        }}
      >
        <CallsPanel shards={status.shards} />
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <MonthPanel status={status} />
          <StoragePanel status={status} />
          <ReplicasPanel status={status} />
        </Box>
      </Box>
      {!isRefused && <RefusalsPanel status={status} />}
    </Box>
  );
}

function Denied() {
  const t = useTranslate();
  return (
    <Notice
      alert
      icon={<LockIcon />}
      title={t('operations.deniedTitle')}
      body={t('operations.deniedBody')}
    />
  );
}
