import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { memo, MouseEvent } from 'react';
import { isKnown } from '../../../format/isKnown';
import { HealthIcon } from '../../../parts/HealthIcon';
import { IncidentStateChip } from '../../../parts/IncidentStateChip';
import { PipelineLink } from '../../../parts/PipelineLink';
import { ReasonSentence } from '../../../parts/ReasonSentence';
import { VisuallyHidden } from '../../../parts/VisuallyHidden';
import { useTranslate } from '../../../translation/useTranslate';
import { rememberRow, rowId } from '../place';
import { StarButton } from '../StarButton';
import { classOf, Column } from './columns';

/** One pipeline in two lines; a click anywhere in it leads to its page, and its words can be marked. */
export const PipelineTableRow = memo(function Row(props: {
  pipeline: PipelineSummary;
  /** Which line of the table it is. */
  index: number;
  columns: readonly Column[];
  /** Whether the cause is told in full, and the height therefore not known. */
  sentences: boolean;
  starred: boolean;
  measure(row: HTMLElement | null): void;
  onOpen(entityRef: string): void;
  onStar(entityRef: string): void;
}) {
  const t = useTranslate();
  const { pipeline, index, columns, sentences, starred, measure } = props;
  const { entityRef, title, health, incident } = pipeline;
  const open = (event: MouseEvent<HTMLElement>) => {
    const isText = !getSelection()?.isCollapsed;
    if (!isText && !(event.target as HTMLElement).closest('a, button')) {
      props.onOpen(entityRef);
    }
  };
  return (
    // Whoever cannot use a mouse has the link.
    <tr
      id={rowId(entityRef)}
      ref={sentences ? measure : undefined}
      data-index={index}
      aria-rowindex={index + 2}
      // Before the link within leads away.
      onClickCapture={() => rememberRow(entityRef)}
      onClick={open}
      className={isKnown(incident) ? 'pipeline' : `pipeline ${health}`}
    >
      <td>
        <HealthIcon health={health} />
      </td>
      <td>
        <div className="name">
          <PipelineLink pipeline={pipeline} inRow />
          {incident && <IncidentStateChip incident={incident} />}
        </div>
        <ReasonSentence
          pipeline={pipeline}
          lines={sentences ? 3 : 1}
          size="small"
        />
      </td>
      {columns.map(column => (
        <td key={column.id} className={classOf(column)}>
          {column.cell(pipeline, t)}
        </td>
      ))}
      <td>
        <StarButton
          title={title}
          starred={starred}
          onToggle={() => props.onStar(entityRef)}
        />
      </td>
    </tr>
  );
});

/** The room of a pipeline that is asked for. */
export function LoadingRow(props: { index: number; width: number }) {
  const t = useTranslate();
  const { index, width } = props;
  return (
    <tr data-index={index} aria-rowindex={index + 2} aria-busy>
      <td colSpan={width}>
        <VisuallyHidden>{t('state.loading')}</VisuallyHidden>
      </td>
    </tr>
  );
}
