/** The words of the widget of the home page. */
export const homeMessages = {
  title: 'What burns',
  quiet: 'Nothing burns',
  quietBody_one: 'The pipeline is healthy.',
  quietBody_other: 'All {{count}} pipelines are healthy.',
  all: 'All pipelines',
  more_one: '1 more that is not well',
  more_other: '{{count}} more that are not well',
} as const;
