import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { whatBurnsCard } from '../screens/home/whatBurnsCard';

export const whatBurnsWidget = HomePageWidgetBlueprint.make({
  name: 'what-burns',
  params: { name: 'WhatBurns', ...whatBurnsCard },
});
