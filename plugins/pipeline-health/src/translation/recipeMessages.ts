/** The words of the panel of a DataBrew job. */
export const recipeMessages = {
  title: 'What the job does',
  reads: 'Reads',
  recipe: 'Recipe',
  version: 'version {{version}}',
  project: 'Project',
  writes: 'Writes',
  overwrites: 'overwrites what is there',
  sample: 'Looks at',
  sampleRows_one: '{{rows}} row',
  sampleRows_other: '{{rows}} rows',
  sampleAll: 'The whole dataset',
  rules: 'Data quality',
  noRules: 'It checks no rules.',
  rulesOf_one: '{{count}} rule',
  rulesOf_other: '{{count}} rules',
  rulesUnknown: 'could not ask how many',
  noResult:
    'AWS tells what came of the rules in an event and in a report beside the outputs only. A run can succeed although its rules failed.',
} as const;
