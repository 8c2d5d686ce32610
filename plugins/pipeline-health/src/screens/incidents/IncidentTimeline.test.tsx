import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { TimelineEntry } from '@pipeline-health/plugin-pipeline-health-common';
import { screen, within } from '@testing-library/react';
import { FakeIncidents } from '../../__testUtils__/FakeIncidents';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { kindDescription } from '../../__testUtils__/kinds';
import { losing } from '../../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { IncidentTimeline } from './IncidentTimeline';

const tank = kindDescription('tank', 'Tank', {
  messages: {
    'tank.leak.title_one': '{{count}} litre leaks',
    'tank.leak.title_other': '{{count}} litres leak',
    'mend.done': 'The hole in {{part}} is closed',
  },
});

const leak = (count: number) => ({
  text: 'as the backend told it',
  message: { key: 'tank.leak', values: { count } },
  findingId: 'tank/leak',
});

async function lines(timeline: Omit<TimelineEntry, 'at'>[]) {
  const pipeline = losing(Date.now());
  const [incident] = new FakeIncidents().of(pipeline);
  const api = new FakePipelineHealthApi(() => [pipeline], [tank]);
  api.getIncident = async () => ({
    ...incident,
    timeline: timeline.map(entry => ({ ...entry, at: incident.openedAt })),
    changedBefore: [],
  });
  renderInTestApp(
    <IncidentTimeline incident={incident} stages={pipeline.stages} />,
    {
      apis: [[pipelineHealthApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  const list = await screen.findByRole('list', { name: 'What happened' });
  return within(list)
    .getAllByRole('listitem')
    .map(item => item.textContent);
}

describe('what happened during an incident', () => {
  it('is told by its templates, not in the words of the backend', async () => {
    expect(
      await lines([
        { type: 'found', ...leak(2) },
        { type: 'number', ...leak(3_000), before: '20', after: '3000' },
        { type: 'worse', before: 'warning', after: 'critical' },
        {
          type: 'action',
          text: 'mend',
          after: 'succeeded: in English',
          outcome: {
            state: 'succeeded',
            text: 'in English',
            message: { key: 'mend.done', values: { part: 'the lid' } },
          },
        },
      ]),
    ).toEqual([
      expect.stringContaining('2 litres leak'),
      expect.stringContaining('3,000 litres leak: 20 → 3,000'),
      expect.stringContaining('Warning → Critical'),
      expect.stringContaining('Done: The hole in the lid is closed'),
    ]);
  });

  it('is what the backend told where nothing tells what that is made of', async () => {
    expect(
      await lines([
        { type: 'found', text: 'found long ago', findingId: 'x/y' },
      ]),
    ).toEqual([expect.stringContaining('found long ago')]);
  });
});
