import { Entity } from '@backstage/catalog-model';
import { TableColumn } from '@backstage/core-components';
import { useTranslate } from '../../translation/useTranslate';
import { EntityHealth } from './EntityHealth';

/**
 * A column of the catalog's table: the health of each entity that is a
 * pipeline. All that a page of the table shows are asked for together.
 *
 * @public
 */
export function createPipelineHealthColumn<
  TRow extends { entity: Entity },
>(): TableColumn<TRow> {
  return {
    title: <ColumnTitle />,
    field: 'pipelineHealth',
    sorting: false,
    render: ({ entity }) => <EntityHealth entity={entity} />,
  };
}

function ColumnTitle() {
  return <>{useTranslate()('entity.card')}</>;
}
