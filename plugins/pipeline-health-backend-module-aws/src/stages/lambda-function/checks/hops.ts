import { lossSoFar, ratio, time } from '../../../judging';
import { Difference } from '../hops';
import { notDeleted, notGiven } from '../countedEvents';
import { skippedRecords } from '../skippedRecords';
import { deletedByOthers, undeletedOfCalls } from '../takenMessages';
import { arnsOf, LambdaCheck, sourceName } from '../LambdaInventory';

/** Less than such a share, or so few, is told by nobody's counters for sure. */
const LEAST_SHARE = 0.02;
const LEAST_EVENTS = 10;
/** Where nobody counts the events of a source, so much is no difference of moments. */
const LEAST_SHARE_UNCOUNTED = 0.2;

function worstOf(
  differences: readonly Difference[],
  leastShare = LEAST_SHARE,
): Difference | undefined {
  return differences
    .filter(
      ({ missing, into }) =>
        missing >= LEAST_EVENTS && missing >= leastShare * into,
    )
    .sort((left, right) => right.missing - left.missing)[0];
}

function evidenceOf({ source, missing, into, from, until }: Difference) {
  return {
    eventSources: arnsOf([source]),
    missing,
    cameIn: into,
    missingRatio: missing / into,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  };
}

export const eventsUnaccounted: LambdaCheck = {
  id: 'events-unaccounted',
  title: 'Events unaccounted for',
  description:
    'Of an event source that counts its events: some were read that were neither given to the function nor filtered out nor given up, and neither batching nor publication explains it.',
  claim: 'own-fault',
  messages: {
    title:
      '{{missing}} of {{into}} events read of {{source}} were neither given to {{name}} nor filtered',
    remedy:
      'See whether {{name}} can be called as its event source mapping says (version, alias, permissions, limits of the payload), and whether filters can be evaluated: aws lambda get-event-source-mapping --uuid {{id}} tells FilterCriteriaError and LastProcessingResult.',
  },
  run(context) {
    const worst = worstOf(notGiven(context));
    return (
      worst && {
        severity: 'warning',
        values: {
          name: context.stage.name,
          id: worst.source.id,
          source: sourceName(worst.source),
          missing: worst.missing,
          into: worst.into,
        },
        evidence: evidenceOf(worst),
        onsetAt: worst.from,
      }
    );
  },
};

export const messagesNotDeleted: LambdaCheck = {
  id: 'messages-not-deleted',
  title: 'Messages are not deleted',
  description:
    'Calls succeed and their messages are not deleted, so that they come again and are worked on twice: as its mapping counts, or because fewer messages of the queue were deleted than calls were made for it.',
  claim: 'own-fault',
  explains: 'worse',
  messages: {
    title:
      '{{name}} processed messages of {{source}}, and {{share}} of them were not deleted: they come again',
    title_uncounted:
      '{{share}} of the calls of {{name}} succeed and leave their messages in {{source}}: they come again',
    remedy:
      'Give the role sqs:DeleteMessage on the queue, and let the visibility timeout be six times the timeout of {{name}} and the batching window: what becomes visible while it is worked on cannot be deleted any more.',
  },
  run(context) {
    const counted = worstOf(notDeleted(context));
    const worst =
      counted ?? worstOf(undeletedOfCalls(context), LEAST_SHARE_UNCOUNTED);
    return (
      worst && {
        severity: 'warning',
        ...(!counted && { variant: 'uncounted' }),
        values: {
          name: context.stage.name,
          source: sourceName(worst.source),
          share: ratio(worst.missing / worst.into),
        },
        evidence: evidenceOf(worst),
        onsetAt: worst.from,
      }
    );
  },
};

export const deletedElsewhere: LambdaCheck = {
  id: 'deleted-elsewhere',
  title: 'Others take messages',
  description:
    'More messages of its queue were deleted than all calls of the function can have been given: somebody else consumes the queue as well, and what they take the function never sees.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title_one:
      'At least {{count}} of {{into}} messages of {{source}} was deleted by others than {{name}}',
    title_other:
      'At least {{count}} of {{into}} messages of {{source}} were deleted by others than {{name}}',
    remedy:
      'Nothing is to be done where that is meant. Otherwise look for who may receive and delete there: an event source mapping of another function, a worker that was left running, a script.',
  },
  run(context) {
    const worst = worstOf(deletedByOthers(context), LEAST_SHARE_UNCOUNTED);
    return (
      worst && {
        severity: 'info',
        values: {
          name: context.stage.name,
          source: sourceName(worst.source),
          count: worst.missing,
          into: worst.into,
        },
        evidence: evidenceOf(worst),
        onsetAt: worst.from,
      }
    );
  },
};

export const recordsSkipped: LambdaCheck = {
  id: 'records-skipped',
  title: 'Records skipped',
  description:
    'Records came to a stream and the function was never given them although it is up to date: it began to read anew behind them, as a mapping does that was deleted and made again. That is told until somebody acknowledges it.',
  claim: 'own-fault',
  explains: 'nothing',
  loss: true,
  messages: {
    title_one:
      '{{name}} was never given at least {{count}} record of {{source}}, which came from {{since}} on',
    title_other:
      '{{name}} was never given at least {{count}} records of {{source}}, which came from {{since}} on',
    remedy:
      'While the stream keeps them they can be read again: add a second event source mapping that starts at {{since}} (--starting-position AT_TIMESTAMP), and delete it when it has caught up. {{name}} gets later records twice then.',
  },
  run(context) {
    const { stage, previous, acknowledgedAt } = context;
    const before = previous['records-skipped'];
    const [worst] = skippedRecords(context);
    const skipped = (worst?.skipped ?? []).filter(
      ({ value }) => value >= LEAST_EVENTS,
    );
    const loss = lossSoFar(
      skipped,
      before,
      'recordsSkipped',
      acknowledgedAt['records-skipped'],
    );
    const source = worst
      ? sourceName(worst.source)
      : String(before?.message.values.source ?? '');
    return (
      loss && {
        severity: 'critical',
        values: {
          name: stage.name,
          count: loss.count,
          source,
          since: time(loss.firstAt),
        },
        evidence: {
          recordsSkipped: loss.count,
          lastLostAt: new Date(loss.lastAt).toISOString(),
          eventSources: worst ? arnsOf([worst.source]) : [source],
        },
        onsetAt: loss.firstAt,
      }
    );
  },
};
