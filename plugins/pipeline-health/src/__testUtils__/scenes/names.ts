import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { finding, pipeline, queueArn } from '../fixtures';

/** Names that try to be more than text. */
export function hostile(now: number): Pipeline {
  return pipeline(now, 'hostile', {
    title: '<img src=x onerror=alert(1)> & <b>bold</b>',
  });
}

/** Names that are far too long. */
export function longNamed(now: number): Pipeline {
  const name = `customer-lifetime-value-recalculation-${'very-'.repeat(
    12,
  )}long`;
  const reason = finding(now, queueArn(name), {
    title: `The oldest message waits for 22 min in ${name}`,
  });
  return pipeline(now, name, {
    health: 'warning',
    reason,
    findings: [reason],
    secondsToLoss: 400_000,
    owner: 'group:analytics/customer-intelligence-and-lifetime-value-team',
    readings: { oldestMessageAge: 1_320, deadLetterMessages: 0 },
  });
}
