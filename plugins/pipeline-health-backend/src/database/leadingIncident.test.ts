import {
  Finding,
  Incident,
} from '@pipeline-health/plugin-pipeline-health-common';
import { leadingIncident } from './leadingIncident';

const reason: Finding = {
  id: 'q/stopped',
  stage: 'arn:q',
  severity: 'critical',
  claim: 'own-fault',
  message: { key: 'q', values: {} },
  title: 'It stopped',
  evidence: {},
  remedy: 'Start it.',
  since: '2026-03-01T12:00:00.000Z',
};

const incident = (
  id: string,
  state: Incident['state'],
  health: Incident['health'],
  finding = 'q/other',
): Incident => ({
  id,
  entityRef: 'component:default/orders',
  openedAt: '2026-03-01T12:00:00.000Z',
  state,
  health,
  worst: 'critical',
  reason: 'It stopped',
  findingId: finding,
  stage: 'arn:q',
  findings: [
    { id: finding, stage: 'arn:q', severity: 'critical', title: 'It stopped' },
  ],
  pipelines: [],
  otherPipelines: 0,
});

const leads = (...incidents: Incident[]) =>
  leadingIncident(incidents, reason)?.id;

describe('the incident that stands for a pipeline', () => {
  it('is that of what to look at first, else the worst that is found', () => {
    const other = incident('other', 'open', 'critical');
    expect(leads(other, incident('its', 'open', 'critical', reason.id))).toBe(
      'its',
    );
    expect(leads(incident('mild', 'open', 'warning'), other)).toBe('other');
    expect(leads(incident('over', 'recovering', 'healthy'))).toBe(undefined);
  });

  it('is one that nobody is on, when it is as bad', () => {
    const held = incident('held', 'held', 'critical', reason.id);
    expect(leads(held, incident('new', 'open', 'critical'))).toBe('new');
    expect(leads(held, incident('mild', 'open', 'warning'))).toBe('held');
    expect(leads(held, incident('too', 'snoozed', 'critical'))).toBe('held');
  });
});
