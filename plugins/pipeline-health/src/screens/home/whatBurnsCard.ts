/** How the home page offers the widget, in both frontend systems. */
export const whatBurnsCard = {
  title: 'What burns',
  description: 'The pipelines that need somebody now, most urgent first',
  layout: {
    width: { minColumns: 3, maxColumns: 12, defaultColumns: 6 },
    height: { minRows: 3, maxRows: 12, defaultRows: 5 },
  },
  settings: {
    schema: {
      title: 'What burns',
      type: 'object' as const,
      properties: {
        mine: {
          title: 'Only mine and those of my groups',
          type: 'boolean' as const,
          default: false,
        },
        count: {
          title: 'How many are named',
          type: 'integer' as const,
          minimum: 1,
          maximum: 20,
          default: 5,
        },
      },
    },
  },
  async components() {
    const { WhatBurns } = await import('./WhatBurns');
    return { Content: WhatBurns };
  },
};
