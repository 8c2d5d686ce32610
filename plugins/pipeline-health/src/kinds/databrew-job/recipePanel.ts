import { StagePanel } from '../StagePanel';
import { readRecipe } from './readRecipe';
import { RecipeOverview } from './RecipeOverview';

/** What a DataBrew job reads, does, checks and writes. */
export const recipePanel: StagePanel = {
  Panel: RecipeOverview,
  reads: inventory => readRecipe(inventory) !== undefined,
  shows: [
    'datasetName',
    'dataset',
    'project',
    'recipe',
    'outputs',
    'rulesets',
    'rules',
    'sample',
    'runs',
    'connections',
  ],
};
