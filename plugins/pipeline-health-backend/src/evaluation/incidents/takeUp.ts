import {
  Finding,
  HEALTHS,
  IncidentFinding,
  IncidentLoss,
  UnhealthyHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Cause } from './confirm';
import { nameOf } from '../causes';
import { IncidentMember, IncidentRecord } from './IncidentRecord';
import { MUCH_MORE } from './IncidentSettings';

/** What is found on a pipeline now. */
export interface FoundCauses {
  entityRef: string;
  title: string;
  owner?: string;
  causes: Cause[];
  /** Everything that is found. */
  findings: readonly Finding[];
  /** Findings of before on stages that cannot be judged now. */
  remembered: readonly Finding[];
  losses: IncidentLoss[];
}

/** A number that is the smaller the worse a health is. */
const rankOf = (health: UnhealthyHealth) => HEALTHS.indexOf(health);

/** Notes what is found on a pipeline because of a cause. */
export function takeUp(
  incident: IncidentRecord,
  cause: Cause,
  found: FoundCauses,
  now: number,
): void {
  const { entityRef, title, owner } = found;
  const before = incident.members.get(entityRef);
  const { finding, health } = cause;
  const findings = cause.findings.map(it => asNoted(it, before));
  if (!before && incident.members.size > 0) {
    incident.entries.push({ at: now, type: 'joined', entityRef, health });
  }
  if (before?.leftAt !== undefined) {
    incident.entries.push({ at: now, type: 'returned', entityRef, health });
  }
  if (before) {
    noteChanges(incident, before, cause, now);
  }
  cause.follows.forEach(key => incident.follows.add(key));
  if (cause.onsetAt !== undefined) {
    incident.onsetAt = Math.min(incident.onsetAt ?? Infinity, cause.onsetAt);
  }
  const isWorse = !before || rankOf(health) < rankOf(before.worst);
  const isOther =
    before !== undefined &&
    before.stage !== finding.stage &&
    findings.some(
      it =>
        nameOf(it) === nameOf({ stage: before.stage, id: before.findingId }) &&
        it.followsFrom !== undefined,
    );
  incident.members.set(entityRef, {
    entityRef,
    title,
    owner,
    joinedAt: before?.joinedAt ?? now,
    health,
    findings,
    worst: isWorse ? health : before.worst,
    ...(isWorse || isOther
      ? {
          stage: finding.stage,
          findingId: finding.id,
          reason: finding.title,
          message: finding.message,
          remedy: finding.remedy,
        }
      : {
          stage: before.stage,
          findingId: before.findingId,
          reason: before.reason,
          message: before.message,
          remedy: before.remedy,
        }),
    unasked: unknownsOf(findings, found.findings),
    losses: lossesOf(incident, before, findings, found, now),
    snooze: before?.snooze,
    hold: before?.hold,
  });
}

/** What could not be asked of the stages of some findings, by name. */
function unknownsOf(
  findings: readonly IncidentFinding[],
  all: readonly Finding[],
): string[] {
  const stages = new Set(findings.map(({ stage }) => stage));
  return all
    .filter(it => it.severity === 'unknown' && stages.has(it.stage))
    .map(nameOf)
    .sort();
}

function noteChanges(
  incident: IncidentRecord,
  before: IncidentMember,
  { health, findings }: Cause,
  now: number,
): void {
  const { entityRef } = before;
  const of = new Map(before.findings.map(it => [nameOf(it), it]));
  const names = new Set(findings.map(nameOf));
  const note = (
    type: 'found' | 'ended' | 'number',
    { stage, id, title, message }: IncidentFinding,
    more: { before?: string; after?: string } = {},
  ) =>
    incident.entries.push({
      at: now,
      type,
      entityRef,
      stage,
      findingId: id,
      text: title,
      message,
      ...more,
    });
  if (health !== before.health) {
    incident.entries.push({
      at: now,
      type: rankOf(health) < rankOf(before.health) ? 'worse' : 'better',
      entityRef,
      health,
      before: before.health,
      after: health,
    });
  }
  for (const finding of findings) {
    const known = of.get(nameOf(finding));
    if (!known) {
      note('found', finding);
    } else if (isMuchMore(known.count, finding.count)) {
      note('number', finding, {
        before: String(known.count),
        after: String(finding.count),
      });
    }
  }
  before.findings
    .filter(it => !names.has(nameOf(it)))
    .forEach(it => note('ended', it));
}

/** What grows slowly is compared with the number that was noted last. */
function asNoted(
  finding: IncidentFinding,
  before: IncidentMember | undefined,
): IncidentFinding {
  const known = before?.findings.find(it => nameOf(it) === nameOf(finding));
  return known?.count === undefined || isMuchMore(known.count, finding.count)
    ? finding
    : { ...finding, count: known.count };
}

function isMuchMore(before: number | undefined, after: number | undefined) {
  if (before === undefined || after === undefined || before === after) {
    return false;
  }
  const [less, more] = [Math.abs(before), Math.abs(after)].sort(
    (a, b) => a - b,
  );
  return more >= MUCH_MORE * less;
}

/** Data that was lost on a stage of the incident; what is told anew of a loss takes its place. */
function lossesOf(
  incident: IncidentRecord,
  before: IncidentMember | undefined,
  findings: readonly IncidentFinding[],
  { entityRef, losses }: FoundCauses,
  now: number,
): IncidentLoss[] {
  const stages = new Set(findings.map(({ stage }) => stage));
  const told = losses.filter(({ stage }) => stages.has(stage));
  const known = before?.losses ?? [];
  const isSame = (a: IncidentLoss, b: IncidentLoss) =>
    a.stage === b.stage && a.findingId === b.findingId;
  for (const loss of told) {
    if (!known.some(it => isSame(it, loss) && it.title === loss.title)) {
      const { stage, findingId, title: text, message } = loss;
      incident.entries.push({
        at: now,
        type: 'lost',
        entityRef,
        stage,
        findingId,
        text,
        message,
      });
    }
  }
  return [...known.filter(it => !told.some(loss => isSame(it, loss))), ...told];
}
