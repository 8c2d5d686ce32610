import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { Input } from '../../../aws/fixes';
import { asBefore, knownUntil, severityInMost } from '../../../judging';
import { failureWordsOfFunctions, resourcesOf } from '../failures';
import { functionFixes } from '../fixes';
import { LambdaCheck, LambdaContext, reservedOf } from '../LambdaInventory';
import { DEPRECATED_ON, newestOf } from '../runtimes';
import { thresholds } from '../thresholds';

const STATES: { [state: string]: Severity } = {
  Pending: 'info',
  Inactive: 'info',
  Failed: 'critical',
  Deactivating: 'critical',
  Deactivated: 'critical',
  ActiveNonInvocable: 'critical',
  Deleting: 'critical',
};

/** Of a function that cannot be called. */
const STANDS_STILL: Pick<LambdaCheck, 'covers' | 'explains'> = {
  covers: [
    'failing',
    'throttled',
    'calls-stopped',
    'event-source-trouble',
    'stream-lagging',
  ],
  explains: 'worse',
};

export const notActive: LambdaCheck = {
  id: 'not-active',
  title: 'Not active',
  description: 'Only an active function can be called.',
  claim: 'own-fault',
  ...STANDS_STILL,
  messages: {
    title: 'The function is in the state {{state}}, which we do not know',
    title_Pending: 'The function is still being created',
    title_Inactive: 'The function was not called for weeks and sleeps',
    title_Failed:
      'The function could not be created or woken up: every call fails',
    title_Deactivating:
      'The function is being deactivated: soon every call fails',
    title_Deactivated: 'The function is deactivated: every call fails',
    title_ActiveNonInvocable:
      'The function is active but cannot be called: every call fails',
    title_Deleting: 'The function is being deleted',
    remedy: 'Look at the function in the console of AWS.',
    remedy_Pending: 'Wait until it is active; calls fail meanwhile.',
    remedy_Inactive:
      'Nothing to do: the first call fails while it wakes up, the next ones do not.',
    remedy_Failed: '{{remedy}}',
    remedy_Deactivating: '{{remedy}}',
    remedy_Deactivated: '{{remedy}}',
    remedy_ActiveNonInvocable: '{{remedy}}',
    remedy_Deleting: 'If that was not intended, find out who deletes it.',
  },
  run(context) {
    const { state, stateReason, stateReasonCode } = context.inventory;
    const reason = [stateReasonCode, stateReason].filter(Boolean).join(': ');
    return state === 'Active'
      ? undefined
      : {
          severity: STATES[state] ?? 'unknown',
          variant: state,
          values: {
            state,
            remedy: failureWordsOfFunctions.explain(
              reason || undefined,
              resourcesOf(context),
            ).remedy,
          },
          evidence: { state, ...(reason && { reason }) },
        };
  },
};

export const switchedOff: LambdaCheck = {
  id: 'switched-off',
  title: 'Switched off',
  description:
    'A reserved concurrency of 0 switches a function off: every call is throttled.',
  claim: 'own-fault',
  ...STANDS_STILL,
  messages: {
    title:
      'The function is switched off: its reserved concurrency is 0, so every call is throttled',
    remedy:
      'When whoever set it to stop the function agrees, remove the limit: aws lambda delete-function-concurrency --function-name {{name}}.',
  },
  run(context) {
    const { stage, inventory, previous } = context;
    if ('problem' in inventory.reservedConcurrency) {
      return asBefore(previous['switched-off']);
    }
    return reservedOf(inventory) === 0
      ? {
          severity: 'critical',
          values: { name: stage.name },
          evidence: { reservedConcurrency: 0 },
          ...lastCallOf(context),
        }
      : undefined;
  },
};

/** What is switched off is refused since its last call, or was not called since. */
function lastCallOf({ readings }: LambdaContext): { onsetAt?: number } {
  const last = readings.invocations;
  return last ? { onsetAt: Date.parse(last.at) } : {};
}

export const updateFailed: LambdaCheck = {
  id: 'update-failed',
  title: 'Update failed',
  description:
    'The last deployment failed: the code or configuration that was there before still runs.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title: 'The last update of the function failed',
    title_reason: 'The last update of the function failed: {{reason}}',
    remedy:
      'Repair what the reason names and deploy again; until then the function runs as it was before.',
  },
  run({ inventory }) {
    const { lastUpdate, lastUpdateReason, deployedAt } = inventory;
    return lastUpdate === 'Failed'
      ? {
          severity: 'warning',
          ...(lastUpdateReason && {
            variant: 'reason',
            values: { reason: lastUpdateReason },
          }),
          evidence: { lastUpdate, ...(deployedAt && { deployedAt }) },
          ...(deployedAt && { onsetAt: Date.parse(deployedAt) }),
        }
      : undefined;
  },
};

export const nearReserved: LambdaCheck = {
  id: 'near-reserved-concurrency',
  title: 'Near its reserved concurrency',
  description:
    'The function runs nearly as often at a time as its reserved concurrency allows.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'concurrentExecutions',
  messages: {
    title_one: '{{count}} call at a time, of {{reserved}} that are allowed',
    title_other: '{{count}} calls at a time, of {{reserved}} that are allowed',
    remedy:
      'Raise the reserved concurrency before calls are throttled, or make the calls shorter.',
  },
  run(context) {
    const reserved = reservedOf(context.inventory);
    const current = currentReading(context, 'concurrentExecutions');
    if (!reserved || !current) {
      return undefined;
    }
    const severity = severityInMost({
      samples: (context.samples.concurrentExecutions ?? []).map(
        ({ at, value }) => ({ at, value: value / reserved }),
      ),
      period: 60,
      until: knownUntil(context, 'concurrentExecutions'),
      threshold: thresholds.concurrencyOfReserved,
      lines: context.thresholds.concurrencyOfReserved,
      before: context.previous['near-reserved-concurrency'],
    });
    return (
      severity && {
        severity,
        values: { count: current.value, reserved },
        evidence: {
          concurrentExecutions: current.value,
          reservedConcurrency: reserved,
          concurrencyOfReservedRatio: current.value / reserved,
        },
      }
    );
  },
};

/** Where no newer one of the language is known here. */
const NEWER_RUNTIME = new Input('Runtime', 'newest runtime of its language');

export const runtimeDeprecated: LambdaCheck = {
  id: 'runtime-deprecated',
  title: 'Runtime deprecated',
  description:
    'AWS has deprecated the runtime: it gets no security updates, and after some months the function cannot be changed any more, not even to repair it.',
  claim: 'posture',
  messages: {
    title: 'The runtime {{runtime}} is deprecated since {{deprecated}}',
    remedy:
      'Move {{name}} to the newest runtime of its language: test it there, then aws lambda update-function-configuration --function-name {{name}} --runtime.',
  },
  run({ stage, inventory: { runtime = '' }, now }) {
    const day = DEPRECATED_ON[runtime];
    return day && Date.parse(day) <= now
      ? {
          severity: 'info',
          values: { name: stage.name, runtime, deprecated: day },
          evidence: { runtime, deprecatedAt: new Date(day).toISOString() },
          fixes: functionFixes(stage, {
            Runtime: newestOf(runtime) ?? NEWER_RUNTIME,
          }),
        }
      : undefined;
  },
};
