import {
  Acknowledgement,
  ConfigurationChange,
  Incident,
  IncidentDetail,
  IncidentHold,
  IncidentResponseName,
  IncidentSnooze,
  Pipeline,
  TimelineEntry,
  UnhealthyHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { before } from './fixtures';

const HOUR = 3_600_000;

type Said = Pick<Incident, 'acknowledgement' | 'snooze' | 'hold'>;

/** The incidents of pipelines: an open one while it is not healthy, and two of the past. */
export class FakeIncidents {
  private readonly said = new Map<string, Said>();

  of(pipeline: Pipeline): Incident[] {
    const { health, reason } = pipeline;
    const now = Date.now();
    const past = (id: number, worst: UnhealthyHealth) =>
      incidentOf(pipeline, String(id), worst, {
        openedAt: before(now, id * 50 * HOUR),
        resolvedAt: before(now, (id * 50 - 3) * HOUR),
        state: 'resolved',
        health: 'healthy',
      });
    const open =
      health === 'healthy'
        ? []
        : [
            incidentOf(pipeline, 'open', health, {
              reason: reason?.title ?? '',
              findingId: reason?.id ?? '',
              stage: reason?.stage ?? '',
            }),
          ];
    return [...open, past(1, 'warning'), past(2, 'critical')].map(item => {
      const said = this.said.get(item.id) ?? {};
      return item.resolvedAt
        ? item
        : { ...item, ...said, state: stateOf(said) };
    });
  }

  detail(
    pipeline: Pipeline,
    id: string,
    changedBefore: ConfigurationChange[] = [],
  ): IncidentDetail {
    const found = this.find(pipeline, id);
    const { openedAt, stage, findingId, reason, worst } = found;
    const opened: TimelineEntry = {
      at: openedAt,
      type: 'opened',
      stage,
      findingId,
      text: reason,
      health: worst,
    };
    return { ...found, timeline: [opened], changedBefore };
  }

  acknowledge(pipeline: Pipeline, id: string, note?: string): Incident {
    const acknowledgement: Acknowledgement = { ...saidNow(), note };
    return this.say(pipeline, id, { acknowledgement });
  }

  snooze(
    pipeline: Pipeline,
    id: string,
    said: Pick<IncidentSnooze, 'until' | 'reason'>,
  ): Incident {
    return this.say(pipeline, id, { snooze: { ...saidNow(), ...said } });
  }

  hold(
    pipeline: Pipeline,
    id: string,
    said: Pick<IncidentHold, 'link' | 'note'>,
  ): Incident {
    return this.say(pipeline, id, { hold: { ...saidNow(), ...said } });
  }

  withdraw(
    pipeline: Pipeline,
    id: string,
    what: IncidentResponseName,
  ): Incident {
    return this.say(pipeline, id, { [what]: undefined });
  }

  private say(pipeline: Pipeline, id: string, said: Said): Incident {
    this.said.set(id, { ...this.said.get(id), ...said });
    return this.find(pipeline, id);
  }

  private find(pipeline: Pipeline, id: string): Incident {
    const found = this.of(pipeline).find(it => it.id === id);
    if (!found) {
      throw new Error(`${pipeline.entityRef} has no incident ${id}`);
    }
    return found;
  }
}

function stateOf({ acknowledgement, snooze, hold }: Said): Incident['state'] {
  if (hold) {
    return 'held';
  }
  if (snooze) {
    return 'snoozed';
  }
  return acknowledgement ? 'acknowledged' : 'open';
}

/** An incident of a pipeline; change what matters. */
export function incidentOf(
  { entityRef, title }: Pipeline,
  id: string,
  worst: UnhealthyHealth,
  changes: Partial<Incident>,
): Incident {
  return {
    id,
    entityRef,
    openedAt: before(Date.now(), 20 * HOUR),
    state: 'open',
    worst,
    health: worst,
    reason: 'The oldest message waited for more than 30 min',
    findingId: 'sqs-queue/oldest-message-age',
    stage: 'arn:aws:sqs:eu-west-1:123456789012:orders',
    findings: [],
    pipelines: [{ entityRef, title, health: worst }],
    otherPipelines: 0,
    ...changes,
  };
}

function saidNow() {
  return { at: new Date().toISOString(), by: 'user:default/guest' };
}
