import {
  Entity,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { Some } from '../../hooks/usePipelines';
import { EntityCard } from '../../parts/EntityCard';
import { MostUrgent } from '../../parts/MostUrgent';
import { Root } from '../../parts/Root';
import { useTranslate } from '../../translation/useTranslate';

const COUNT = 5;

/** How the pipelines are that belong to a group, a user with their groups, or a system. */
export function EntityPipelinesCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  const some = useMemo(() => pipelinesOf(entity), [entity]);
  return (
    <Root>
      <EntityCard title={t('entity.pipelines')}>
        <MostUrgent
          key={stringifyEntityRef(entity)}
          some={some}
          count={COUNT}
        />
      </EntityCard>
    </Root>
  );
}

function pipelinesOf(entity: Entity): Some {
  const ref = stringifyEntityRef(entity);
  if (entity.kind.toLowerCase() === 'system') {
    return { system: [ref] };
  }
  const groups = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_MEMBER_OF)
    .map(({ targetRef }) => targetRef);
  return { owner: [ref, ...groups] };
}
