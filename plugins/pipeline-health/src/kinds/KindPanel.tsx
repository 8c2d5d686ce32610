import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { panelOf, shownInventory } from './stagePanels';
import { UnansweredNote } from './UnansweredNote';

/** The figures of a stage as its kind shows them; nothing for a kind without a panel. */
export function KindPanel(props: { entityRef: string; stage: Stage }) {
  const { stage } = props;
  const panel = panelOf(stage);
  return panel ? (
    <panel.Panel
      key={stage.arn}
      {...props}
      note={
        <UnansweredNote kind={stage.kind} inventory={shownInventory(stage)} />
      }
    />
  ) : null;
}
