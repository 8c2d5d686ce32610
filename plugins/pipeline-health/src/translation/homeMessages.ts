/** The words of the widget of the home page. */
export const homeMessages = {
  title: 'What burns',
  quiet: 'Nothing burns',
  quietBody_one: 'The pipeline is healthy.',
  quietBody_other: 'All {{count}} pipelines are healthy.',
  all: 'All pipelines',
} as const;
