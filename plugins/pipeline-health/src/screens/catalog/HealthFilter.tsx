import { useApi } from '@backstage/core-plugin-api';
import {
  DefaultEntityFilters,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import {
  Health,
  HEALTHS,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { useLive } from '../../hooks/useLive';
import { Root } from '../../parts/Root';
import { useTranslate } from '../../translation/useTranslate';
import { EntityHealthFilter } from './EntityHealthFilter';

type Filters = DefaultEntityFilters & { pipelineHealth?: EntityHealthFilter };

/** As many as the catalog is asked for. */
const MOST = 100;

/**
 * A filter of the catalog: entities whose pipelines have some healths.
 *
 * @public
 */
export function HealthFilter() {
  const t = useTranslate();
  const { queryParameters, updateFilters } = useEntityList<Filters>();
  const [healths, setHealths] = useState(() =>
    healthsOf(queryParameters.pipelineHealth),
  );
  const answer = useAnswer(healths);
  const filter = useMemo(() => filterOf(answer), [answer]);
  useEffect(
    () => updateFilters({ pipelineHealth: filter }),
    [filter, updateFilters],
  );
  return (
    <Root>
      <Autocomplete
        multiple
        size="small"
        options={HEALTHS}
        value={healths}
        getOptionLabel={health => t(`health.${health}`)}
        onChange={(_event, next) => setHealths(next)}
        renderInput={params => (
          <TextField {...params} label={t('entity.card')} />
        )}
        sx={{ my: 1 }}
      />
    </Root>
  );
}

function healthsOf(value: string | string[] | undefined): Health[] {
  return HEALTHS.filter(health => [value].flat().includes(health));
}

const BETWEEN = ' ';

/** These healths and the refs of the pipelines that have them, in one text that is the same while they are. */
function useAnswer(healths: Health[]): string | undefined {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const query = { health: healths, limit: MOST };
      const { items } =
        healths.length > 0
          ? await api.listPipelines(query, { signal })
          : { items: [] };
      return [healths.join(), ...items.map(it => it.entityRef)].join(BETWEEN);
    },
    [api, healths],
  );
  const live = useLive(load);
  return live.status === 'ready' ? live.value : undefined;
}

function filterOf(answer: string | undefined): EntityHealthFilter | undefined {
  const [healths, ...refs] = answer?.split(BETWEEN) ?? [];
  return healths
    ? new EntityHealthFilter(healthsOf(healths.split(',')), refs)
    : undefined;
}
