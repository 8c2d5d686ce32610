import { StagePanel } from '../StagePanel';
import { MatchingQuality } from './MatchingQuality';
import { readMatching } from './readMatching';

/** How well a FindMatches transform matches. */
export const matchingPanel: StagePanel = {
  Panel: MatchingQuality,
  reads: inventory => readMatching(inventory) !== undefined,
  shows: [
    'quality',
    'tables',
    'inputs',
    'tasks',
    'labelCount',
    'precisionRecallTradeoff',
    'accuracyCostTradeoff',
    'enforceProvidedLabels',
  ],
};
