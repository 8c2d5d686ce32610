/** The words about what a pipeline costs. */
export const costMessages = {
  title: 'Cost',
  hint: 'a month, at list price',
  show: 'Show',
  hide: 'Hide',
  failed: 'The cost could not be worked out.',
  aMonth: 'About {{money}} a month',
  aMonthPartly: 'About {{money}} a month, and what is not counted',
  restsOn_one: 'By what was measured in {{count}} hour',
  restsOn_other: 'By what was measured in {{count}} hours',
  restsOnSetup: 'By how the stages are set up and by their runs',
  line: '{{quantity}} × {{price}} a {{unit}} ({{region}}).',
} as const;
