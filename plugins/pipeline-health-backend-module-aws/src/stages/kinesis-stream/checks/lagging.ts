import { MessageValue } from '@pipeline-health/plugin-pipeline-health-common';
import {
  drainEvidence,
  drainOf,
  drainVariant,
  judgeAttempts,
  knownUntil,
  LineSeverity,
  seconds,
  severityOf,
  time,
} from '../../../judging';
import { DescribedKinesis, KinesisCheck } from '../KinesisInventory';
import { lagsOf, Reader } from '../lag';
import { secondsToLossOf } from '../lossClock';
import { thresholds } from '../thresholds';
import { winTime } from './readers';

export const consumerLagging: KinesisCheck = {
  id: 'consumer-lagging',
  title: 'Reader is behind',
  description:
    'A reader is behind the newest record. What is not read before the retention ends is lost. One that began anew at an old position gets on from there, and nothing had waited for it.',
  claim: 'backlog',
  metric: 'iteratorAge',
  messages: {
    title: '{{reader}} is {{lag}} behind',
    title_draining: '{{reader}} is {{lag}} behind, caught up in {{drain}}',
    'title_never-drained':
      '{{reader}} is {{lag}} behind and not catching up; records are lost from {{lossAt}} on',
    title_losing:
      '{{reader}} is {{lag}} behind; records are lost from {{lossAt}} on',
    title_restarted:
      '{{reader}} began {{lag}} behind at {{restarted}}: it was started anew at an old position',
    remedy:
      'See whether the reader fails, waits for what it writes to, or is throttled; give it more parallelism. {{time}}',
    remedy_restarted:
      'See whether somebody meant it to read {{stream}} again from there. If not, look at where it keeps its position: a checkpoint that is gone lets a reader start at the oldest record.',
  },
  run(context) {
    const worst = lagsOf(context)
      .filter(({ reading }) => reading)
      .flatMap(lag => {
        const verdict = verdictOn(context, lag.reader);
        return verdict ? [{ lag, verdict }] : [];
      })[0];
    if (!worst) {
      return undefined;
    }
    const { lag, verdict } = worst;
    const { retentionSeconds } = context.inventory;
    const loss = secondsToLossOf(context, lag);
    const values: { [name: string]: MessageValue } = {
      reader: readerMessage(lag.reader),
      stream: context.stage.name,
      time: winTime(context),
      lag: seconds(lag.seconds),
    };
    if (lag.restartedAt !== undefined) {
      values.restarted = { value: lag.restartedAt, unit: 'time' };
    }
    if (retentionSeconds && loss !== undefined) {
      values.lossAt = time(context.now + loss * 1000);
    }
    const drain = drainOf(
      context.samples[lag.reader.metric],
      knownUntil(context, lag.reader.metric),
    );
    if (drain?.seconds !== undefined) {
      values.drain = seconds(drain.seconds);
    }
    const restarted = lag.restartedAt !== undefined;
    return {
      severity: restarted ? 'warning' : verdict.severity,
      ...(restarted && { variant: 'restarted' }),
      ...(values.lossAt !== undefined && {
        variant: drain ? drainVariant(drain) : 'losing',
      }),
      values,
      evidence: {
        iteratorAgeSeconds: lag.seconds,
        laggingSinceAt: new Date(verdict.since).toISOString(),
        ...(lag.reader.consumer !== undefined && {
          consumer: lag.reader.consumer,
        }),
        ...(retentionSeconds && { retentionSeconds }),
        ...(retentionSeconds && {
          lagOfRetentionRatio: lag.seconds / retentionSeconds,
        }),
        ...(drain && drainEvidence(drain)),
        ...(loss !== undefined && { timeToLossSeconds: loss }),
      },
      onsetAt: verdict.since,
    };
  },
};

interface Verdict {
  severity: LineSeverity;
  /** Epoch milliseconds. */
  since: number;
}

/** How far behind a reader is; one that comes back far behind was never well in between. */
function verdictOn(
  context: DescribedKinesis,
  { metric }: Reader,
): Verdict | undefined {
  const retention = context.inventory.retentionSeconds;
  const { iteratorAge, iteratorAgeOfRetention } = context.thresholds;
  const share = iteratorAgeOfRetention.critical;
  const samples = context.samples[metric] ?? [];
  const lines = {
    warning: iteratorAge.warning,
    critical:
      iteratorAge.critical ??
      (share !== undefined && retention ? share * retention : undefined),
  };
  const verdict = judgeAttempts({
    samples,
    threshold: thresholds.iteratorAge,
    lines,
    interval: 60,
    now: context.now,
    recovers: 'at-once',
  });
  const { previous } = context;
  const before = previous['consumer-lagging'] ?? previous['nobody-reads'];
  const last = samples[samples.length - 1];
  const severity =
    before && last && severityOf(last.value, thresholds.iteratorAge, lines);
  return (
    verdict ??
    (severity && {
      severity,
      since: Date.parse(before.onsetAt ?? before.since),
    })
  );
}

function readerMessage({ consumer }: Reader): MessageValue {
  return consumer === undefined
    ? { key: 'kinesis-stream.reader', values: {} }
    : {
        key: 'kinesis-stream.reader',
        variant: 'consumer',
        values: { consumer },
      };
}
