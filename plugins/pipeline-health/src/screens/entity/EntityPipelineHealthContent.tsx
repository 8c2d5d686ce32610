import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Root } from '../../parts/Root';
import { PipelineView } from '../pipeline/PipelineView';

/** The pipeline of an entity as a tab of its page. */
export function EntityPipelineHealthContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return (
    <Root>
      <PipelineView key={entityRef} entityRef={entityRef} withoutEntity />
    </Root>
  );
}
