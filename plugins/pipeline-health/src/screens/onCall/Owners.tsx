import Box from '@mui/material/Box';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { nameOf, ownerRef } from '../../format/entityName';
import { useOverviewView } from '../../hooks/useOverviewView';
import { useOwnRefs } from '../../hooks/useOwnRefs';
import { useTranslate } from '../../translation/useTranslate';
import { ListFilter } from '../overview/ListFilter';
import { ViewChip } from '../overview/ViewChip';

/** Whose pipelines are on the board. */
export function Owners({ items }: { items: readonly PipelineSummary[] }) {
  const t = useTranslate();
  const own = useOwnRefs();
  const { view, change } = useOverviewView();
  const owners = new Map(
    items.flatMap(({ owner, ownerTitle }) =>
      owner ? [[owner, { value: owner, title: ownerTitle }]] : [],
    ),
  );
  const isMine =
    view.owner.length > 0 && view.owner.every(owner => own.includes(owner));
  return (
    <>
      {own.length > 0 && (
        <Box
          role="group"
          aria-label={t('list.views')}
          sx={{ display: 'flex', gap: 1 }}
        >
          <ViewChip
            label={t('list.mine')}
            isChosen={isMine}
            onChoose={() => change({ owner: [...own] })}
          />
          <ViewChip
            label={t('list.all')}
            isChosen={view.owner.length === 0}
            onChoose={() => change({ owner: [] })}
          />
        </Box>
      )}
      <ListFilter
        label={t('filter.owner')}
        options={[...owners.values()]}
        value={view.owner}
        labelOf={({ value, title }) => nameOf(value, title)}
        onChange={owner => change({ owner: owner.map(ownerRef) })}
      />
    </>
  );
}
