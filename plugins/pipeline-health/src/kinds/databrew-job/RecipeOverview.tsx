import Box from '@mui/material/Box';
import { Panel } from '../../parts/Panel';
import { SubHeading } from '../../parts/SubHeading';
import { Fact, Facts } from '../../parts/Facts';
import { formatCount } from '../../format/number';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { JobRuns } from '../jobs/JobRuns';
import { StagePanelProps } from '../StagePanel';
import { stageTitle } from '../../format/stageTitle';
import { readRecipe, Recipe } from './readRecipe';

/** What a DataBrew job reads and writes, by which recipe, and which rules it checks. */
export function RecipeOverview(props: StagePanelProps) {
  const t = useTranslate();
  const { stage } = props;
  const job = readRecipe(stage.inventory);
  if (!job) {
    return null;
  }
  const { dataset, datasetName, recipe, project, outputs, sample } = job;
  const reads = dataset?.name ?? datasetName;
  return (
    <Panel title={t('recipe.title')} hint={stageTitle(stage)}>
      {props.note}
      <Facts>
        {reads && (
          <Fact label={t('recipe.reads')}>
            <Place name={reads} more={[dataset?.location, dataset?.format]} />
          </Fact>
        )}
        {sample && (
          <Fact label={t('recipe.sample')}>{sampleText(t, sample)}</Fact>
        )}
        {recipe && (
          <Fact label={t('recipe.recipe')}>
            <Place
              name={recipe.name}
              more={[
                recipe.version &&
                  t('recipe.version', { version: recipe.version }),
              ]}
            />
          </Fact>
        )}
        {project && <Fact label={t('recipe.project')}>{project}</Fact>}
        {outputs.length > 0 && (
          <Fact label={t('recipe.writes')}>
            {outputs.map(({ location, format, overwrite }) => (
              <Place
                key={location}
                name={location}
                more={[format, overwrite && t('recipe.overwrites')]}
              />
            ))}
          </Fact>
        )}
      </Facts>
      <Rules job={job} />
      <JobRuns runs={stage.runs ?? []} />
    </Panel>
  );
}

function Place(props: { name: string; more: (string | false | undefined)[] }) {
  const more = props.more.filter(Boolean).join(' · ');
  return (
    <div>
      {props.name}
      {more && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {` · ${more}`}
        </Box>
      )}
    </div>
  );
}

/** Rules belong to profile jobs; a job that prepares data has none. */
function Rules(props: { job: Recipe }) {
  const t = useTranslate();
  const { type, rulesets, rules } = props.job;
  const counts = new Map(rules?.map(each => [each.ruleset, each.rules]));
  if (type === 'RECIPE' && rulesets.length === 0) {
    return null;
  }
  return (
    <Box sx={{ mt: 3, fontSize: 13, lineHeight: '20px' }}>
      <SubHeading>{t('recipe.rules')}</SubHeading>
      {rulesets.length === 0 ? (
        t('recipe.noRules')
      ) : (
        <>
          <Box
            component="ul"
            aria-label={t('recipe.rules')}
            sx={{ listStyle: 'none', m: 0, mb: 1, p: 0 }}
          >
            {rulesets.map(name => (
              <li key={name}>
                <Place name={name} more={[rulesText(t, counts.get(name))]} />
              </li>
            ))}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>{t('recipe.noResult')}</Box>
        </>
      )}
    </Box>
  );
}

function rulesText(t: Translate, count: number | undefined): string {
  return count === undefined
    ? t('recipe.rulesUnknown')
    : t('recipe.rulesOf', { count });
}

function sampleText(
  t: Translate,
  { mode, rows }: NonNullable<Recipe['sample']>,
): string {
  if (rows !== undefined) {
    return t('recipe.sampleRows', { count: rows, rows: formatCount(rows) });
  }
  return mode === 'FULL_DATASET' ? t('recipe.sampleAll') : mode ?? '–';
}
