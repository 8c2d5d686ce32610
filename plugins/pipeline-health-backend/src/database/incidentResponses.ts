import { refusedField, sayRefusal } from '../refusal';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  hold,
  IncidentRecord,
  nameOfFinding,
  Response,
  snooze,
  withdrawHold,
  withdrawSnooze,
} from '../evaluation';
import { StoredIncident } from './incidentRecords';
import { AcknowledgementRow, IncidentEntryRow } from './rows';
import { jsonOf, textOf } from './values';

/** What somebody says of an incident, or takes back. */
export type IncidentResponse = Response &
  (
    | { type: 'acknowledge'; note?: string }
    /** `until` is epoch milliseconds. */
    | { type: 'snooze'; until: number; reason: string }
    | { type: 'hold'; link: string; note?: string }
    | { type: 'withdraw'; what: 'acknowledge' | 'snooze' | 'hold' }
  );

/** What is more than was acknowledged before. */
const NEWS = new Set([
  'reopened',
  'joined',
  'worse',
  'found',
  'number',
  'lost',
]);

/** Notes what somebody says in an incident that is stored afterwards. */
export async function note(
  trx: Knex.Transaction,
  incident: StoredIncident,
  response: IncidentResponse,
  now: number,
): Promise<void> {
  switch (response.type) {
    case 'acknowledge':
      await acknowledge(trx, incident, response, now);
      break;
    case 'snooze':
      snooze(incident, response, now);
      break;
    case 'hold':
      hold(incident, response, now);
      break;
    default:
      await withdraw(trx, incident, response, now);
  }
}

async function withdraw(
  trx: Knex.Transaction,
  incident: StoredIncident,
  response: Response & { what: 'acknowledge' | 'snooze' | 'hold' },
  now: number,
): Promise<void> {
  switch (response.what) {
    case 'snooze':
      withdrawSnooze(incident, response, now);
      break;
    case 'hold':
      withdrawHold(incident, response, now);
      break;
    default:
      await withdrawAcknowledgement(trx, incident, response, now);
  }
}

/** Somebody has seen what was found so far. Nobody needs to hear twice that the same was seen. */
async function acknowledge(
  trx: Knex.Transaction,
  incident: StoredIncident,
  { by, note: text, entityRefs }: Response & { note?: string },
  now: number,
): Promise<void> {
  const [last]: AcknowledgementRow[] = await trx('acknowledgements')
    .where({ incident_id: incident.id })
    .orderBy('id', 'desc')
    .limit(1);
  const isOther = text !== undefined && text !== last?.note;
  if (
    last &&
    !isOther &&
    entityRefs.every(it => pipelinesOf(last, incident).includes(it)) &&
    !(await isNewsSince(trx, last))
  ) {
    throw refusedField(
      ConflictError,
      'id',
      sayRefusal('acknowledged', {
        who: last.given_by,
        incident: String(incident.id),
        at: { value: Number(last.given_at), unit: 'time' },
      }),
    );
  }
  // What is found after an incident is over is not of it.
  const seen =
    incident.resolvedAt === undefined ? findingsOf(incident, entityRefs) : [];
  await trx('acknowledgements').insert({
    incident_id: incident.id,
    given_at: now,
    given_by: textOf(by),
    note: text === undefined ? null : textOf(text),
    findings: JSON.stringify(seen),
    pipelines: JSON.stringify(entityRefs),
  });
  incident.entries.push({ at: now, type: 'acknowledged', by, text });
}

async function isNewsSince(
  trx: Knex.Transaction,
  { incident_id, given_at }: AcknowledgementRow,
): Promise<boolean> {
  const entries: IncidentEntryRow[] = await trx('incident_entries')
    .where({ incident_id })
    .where('at', '>', given_at);
  return entries.some(({ entry }) =>
    NEWS.has(jsonOf<{ type: string }>(entry)?.type ?? ''),
  );
}

async function withdrawAcknowledgement(
  trx: Knex.Transaction,
  incident: StoredIncident,
  { by, entityRefs }: Response,
  now: number,
): Promise<void> {
  const given: AcknowledgementRow[] = await trx('acknowledgements').where({
    incident_id: incident.id,
  });
  const taken = given.filter(row =>
    pipelinesOf(row, incident).some(it => entityRefs.includes(it)),
  );
  if (taken.length === 0) {
    throw refusedField(
      ConflictError,
      'id',
      sayRefusal(
        'incident-not',
        { incident: String(incident.id) },
        'acknowledged',
      ),
    );
  }
  for (const row of taken) {
    const rest = pipelinesOf(row, incident).filter(
      it => !entityRefs.includes(it),
    );
    const query = trx('acknowledgements').where({ id: row.id });
    await (rest.length
      ? query.update({ pipelines: JSON.stringify(rest) })
      : query.delete());
  }
  incident.entries.push({ at: now, type: 'acknowledgement-withdrawn', by });
}

/** The pipelines that an acknowledgement is given for. */
function pipelinesOf(
  { pipelines }: AcknowledgementRow,
  { members }: IncidentRecord,
): string[] {
  return jsonOf<string[]>(pipelines) ?? [...members.keys()];
}

/** What is found, and was lost, in some pipelines of an incident. */
function findingsOf(
  { members }: IncidentRecord,
  entityRefs: readonly string[],
) {
  const of = entityRefs.flatMap(ref => members.get(ref) ?? []);
  const findings = of.flatMap(member => [
    ...member.findings,
    ...member.losses.map(({ stage, findingId }) => ({ stage, id: findingId })),
  ]);
  return [...new Map(findings.map(it => [nameOfFinding(it), it])).values()].map(
    ({ id, stage }) => ({ id, stage }),
  );
}
