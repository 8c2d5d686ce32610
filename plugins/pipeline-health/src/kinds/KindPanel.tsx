import { StagePanelProps } from './StagePanel';
import { panelOf } from './stagePanels';

/** The figures of a stage as its kind shows them; nothing for a kind without a panel. */
export function KindPanel(props: StagePanelProps) {
  const panel = panelOf(props.stage);
  return panel ? <panel.Panel key={props.stage.arn} {...props} /> : null;
}
