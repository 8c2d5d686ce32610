import {
  ConfigurationChange,
  IncidentDetail,
} from '@pipeline-health/plugin-pipeline-health-common';
import { FakeIncidents } from '../../__testUtils__/FakeIncidents';
import { losing } from '../../__testUtils__/scenes';
import { incidentStory, StoryLine } from './incidentStory';

const at = (minutes: number) =>
  new Date(Date.UTC(2026, 2, 1, 12, minutes)).toISOString();

const change = (minutes: number): ConfigurationChange => ({
  stage: 'arn:queue',
  at: at(minutes),
  setting: 'retentionSeconds',
  title: 'Retention',
  before: 345_600,
  after: 86_400,
});

const incidents = new FakeIncidents();
const detail: IncidentDetail = {
  ...incidents.detail(losing(Date.parse(at(0))), 'open'),
  openedAt: at(30),
  onsetAt: at(20),
  timeline: [
    { at: at(30), type: 'opened' },
    { at: at(50), type: 'configuration', change: change(50) },
  ],
};

const wordOf = (line: StoryLine) => {
  switch (line.type) {
    case 'change':
      return line.isBefore ? 'changed before' : 'changed since';
    case 'entry':
      return line.entry.type;
    default:
      return line.type;
  }
};

describe('incidentStory', () => {
  it('begins with what changed just before, then tells when the trouble began', () => {
    const story = incidentStory({
      ...detail,
      changedBefore: [change(25), change(16), change(2)],
    });
    expect(story.map(wordOf)).toEqual([
      'changed before',
      'changed before',
      'onset',
      'changed since',
      'opened',
      'changed since',
    ]);
    expect(story[2]).toMatchObject({ at: at(20), secondsAfterChange: 240 });
  });

  it('begins with the onset when nothing changed before', () => {
    const [first, second] = incidentStory({ ...detail, changedBefore: [] });
    expect(first).toEqual({ type: 'onset', at: at(20) });
    expect(wordOf(second)).toBe('opened');
  });

  it('knows no onset where the evidence tells none', () => {
    const story = incidentStory({
      ...detail,
      onsetAt: undefined,
      changedBefore: [change(25)],
    });
    expect(story.map(wordOf)).toEqual([
      'changed before',
      'opened',
      'changed since',
    ]);
  });
});
