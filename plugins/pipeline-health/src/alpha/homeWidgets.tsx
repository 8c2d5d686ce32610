import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

export const whatBurnsWidget = HomePageWidgetBlueprint.make({
  name: 'what-burns',
  params: {
    name: 'WhatBurns',
    title: 'What burns',
    description: 'The pipelines that need somebody now, most urgent first',
    layout: {
      width: { minColumns: 3, maxColumns: 12, defaultColumns: 6 },
      height: { minRows: 3, maxRows: 12, defaultRows: 5 },
    },
    settings: {
      schema: {
        title: 'What burns',
        type: 'object',
        properties: {
          mine: {
            title: 'Only mine and those of my groups',
            type: 'boolean',
            default: false,
          },
          count: {
            title: 'How many are named',
            type: 'integer',
            minimum: 1,
            maximum: 20,
            default: 5,
          },
        },
      },
    },
    components: async () => {
      const { WhatBurns } = await import('../screens/home/WhatBurns');
      return { Content: WhatBurns };
    },
  },
});
