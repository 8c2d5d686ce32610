import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useStarredEntities } from '@backstage/plugin-catalog-react';
import { VirtualItem } from '@tanstack/react-virtual';
import { memo, useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import { OverviewView, toggled } from '../../../hooks/overviewView';
import { PipelineList } from '../../../hooks/pipelineList';
import { ChangeView } from '../../../hooks/useOverviewView';
import { TableView } from '../../../hooks/useTableView';
import { pipelineRouteRef } from '../../../routes';
import { GroupHead } from '../GroupHead';
import { Column } from './columns';
import { keyOf, Lines } from './lines';
import { LoadingRow, PipelineTableRow } from './PipelineTableRow';

/** The lines that are seen, between the room of those that are not. */
export const Rows = memo(function Body(props: {
  view: OverviewView;
  table: TableView;
  columns: readonly Column[];
  lines: Lines;
  rows: PipelineList['rows'];
  drawn: readonly VirtualItem[];
  /** How high all lines are together, in pixels. */
  totalSize: number;
  onChange: ChangeView;
  measure(row: HTMLElement | null): void;
}) {
  const { view, table, columns, lines, rows, drawn, onChange, measure } = props;
  const { isStarredEntity, toggleStarredEntity } = useStarredEntities();
  const open = useOpen();
  const width = columns.length + 3;
  return (
    <tbody>
      <Space height={drawn[0]?.start ?? 0} width={width} />
      {drawn.map(({ index, key }) => {
        const line = lines.at(index);
        if (line.type === 'group') {
          return (
            <tr
              key={key}
              ref={measure}
              data-index={index}
              aria-rowindex={index + 2}
            >
              <td colSpan={width} className="group">
                {view.groupBy && (
                  <GroupHead
                    group={line.group}
                    groupBy={view.groupBy}
                    isFolded={line.isFolded}
                    onFold={() =>
                      onChange(
                        { folded: toggled(view.folded, keyOf(line.group)) },
                        { replace: true },
                      )
                    }
                  />
                )}
              </td>
            </tr>
          );
        }
        const pipeline = rows.get(line.place);
        return pipeline ? (
          <PipelineTableRow
            key={key}
            index={index}
            pipeline={pipeline}
            columns={columns}
            sentences={table.sentences}
            starred={isStarredEntity(pipeline.entityRef)}
            measure={measure}
            onOpen={open}
            onStar={toggleStarredEntity}
          />
        ) : (
          <LoadingRow key={key} index={index} width={width} />
        );
      })}
      <Space
        height={props.totalSize - (drawn[drawn.length - 1]?.end ?? 0)}
        width={width}
      />
    </tbody>
  );
});

/** Leads to the page of a pipeline. */
function useOpen(): (entityRef: string) => void {
  const navigate = useNavigate();
  const pipelinePath = useRouteRef(pipelineRouteRef);
  return useCallback(
    entityRef => navigate(pipelinePath(parseEntityRef(entityRef))),
    [navigate, pipelinePath],
  );
}

/** The room of the lines that are not drawn. */
function Space(props: { height: number; width: number }) {
  const { height, width } = props;
  return height > 0 ? (
    <tr aria-hidden>
      <td colSpan={width} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
