import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { entityName, ownerRef } from '../../format/entityName';
import { useOverviewFilters } from '../../hooks/useOverviewFilters';
import { useTranslate } from '../../translation/useTranslate';
import { ListFilter } from '../overview/ListFilter';
import { ViewChips } from '../overview/ViewChips';

/** Whose pipelines are on the board. */
export function Owners({ items }: { items: readonly PipelineSummary[] }) {
  const t = useTranslate();
  const { filters, setFilters } = useOverviewFilters();
  const owners = [...new Set(items.flatMap(item => item.owner ?? []))].sort();
  return (
    <>
      <ViewChips filters={filters} onChange={setFilters} />
      <ListFilter
        label={t('filter.owner')}
        options={owners}
        value={filters.owner}
        labelOf={entityName}
        onChange={owner =>
          setFilters({ ...filters, owner: owner.map(ownerRef) })
        }
      />
    </>
  );
}
