import Box from '@mui/material/Box';
import { Panel } from '../../parts/Panel';
import { useTranslate } from '../../translation/useTranslate';
import { StagePanelProps } from '../StagePanel';
import { stageTitle } from '../../format/stageTitle';
import { unansweredOf } from '../asked';
import { loadsByTable, withToldLoads } from './loadsByTable';
import { LoadTable } from './LoadTable';
import { readWarehouse } from './readWarehouse';

const KEY = 'pipelineHealth.aws.redshift.loadStatus';

/** The loads of the last week by table, or why they are not known. */
export function WarehouseLoads(props: StagePanelProps) {
  const t = useTranslate();
  const { stage } = props;
  const warehouse = readWarehouse(stage.inventory);
  if (!warehouse) {
    return null;
  }
  const { loadStatus, loads } = warehouse;
  const refused = unansweredOf(stage.inventory).some(
    ({ question, incomplete }) => question === 'loads' && !incomplete,
  );
  const tables = loadsByTable(withToldLoads(stage.runs ?? [], loads ?? []));
  return (
    <Panel title={t('warehouse.title')} hint={stageTitle(stage)}>
      {props.note}
      {loadStatus === 'off' && <Off />}
      {loadStatus === 'on' && !refused && tables.length === 0 && (
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          {t('warehouse.none')}
        </Box>
      )}
      {tables.length > 0 && <LoadTable tables={tables} />}
    </Panel>
  );
}

function Off() {
  const t = useTranslate();
  return (
    <Box
      sx={{
        px: 2,
        py: 1.5,
        border: 1,
        borderStyle: 'dashed',
        borderColor: 'divider',
        borderRadius: 2,
        fontSize: 13,
        lineHeight: '20px',
        color: 'text.secondary',
        overflowWrap: 'anywhere',
      }}
    >
      <Box sx={{ fontSize: 14, fontWeight: 600, color: 'text.primary' }}>
        {t('warehouse.off')}
      </Box>
      {t('warehouse.offBody', { key: KEY })}
    </Box>
  );
}
