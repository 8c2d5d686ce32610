import {
  ActionCall,
  Finding,
  FindingPart,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ActionContext } from '@pipeline-health/plugin-pipeline-health-node';
import { ALARM_TOPIC } from '../../aws/fixes';
import { Setter } from './Setter';

/** What was found on a stage and can be put right by one call. */
export interface Offer {
  /** Names it among those of the stage: `few-receives`. */
  id: string;
  finding: Pick<FindingPart, 'title' | 'message'>;
  call: ActionCall;
  setter: Setter;
  /** What the call lacks, which only a person knows. */
  asks?: 'topic' | 'deadLetterQueue';
}

/** What of the advice on a stage is one call. */
export function offersOf(
  { stage, pipeline }: Pick<ActionContext, 'stage' | 'pipeline'>,
  setters: readonly Setter[],
): Offer[] {
  const found = pipeline.findings.filter(each => each.stage === stage.arn);
  return found
    .flatMap(partsOf)
    .filter(({ claim }) => claim === 'posture')
    .flatMap(part =>
      callsOf(part).flatMap(({ call, asks }, _, all): Offer[] => {
        const setter = setters.find(
          each =>
            each.service === call.service && each.operation === call.operation,
        );
        const check = part.id.slice(part.id.indexOf('/') + 1);
        return setter?.isOf(stage, call.input)
          ? [
              {
                id: all.length > 1 ? `${check} ${call.input.AlarmName}` : check,
                finding: part,
                call,
                setter,
                asks,
              },
            ]
          : [];
      }),
    );
}

function partsOf({ parts = [], ...finding }: Finding): FindingPart[] {
  return [finding, ...parts];
}

/**
 * One call, alarms that each stand for themselves, or a change that needs a
 * dead-letter queue: there somebody names one that exists.
 */
function callsOf({ fixes = [] }: FindingPart): Pick<Offer, 'call' | 'asks'>[] {
  const calls = fixes.find(fix => fix.calls)?.calls ?? [];
  const [first, second] = calls;
  if (calls.length === 2 && first.operation === 'CreateQueue') {
    return [{ call: second, asks: 'deadLetterQueue' }];
  }
  const areAlarms = calls.every(each => each.operation === 'PutMetricAlarm');
  return calls.length === 1 || areAlarms
    ? calls.flatMap(call => {
        const lacking = JSON.stringify(call.input).match(/\$\{\w+\}/g) ?? [];
        const isTopic = lacking.every(it => it === ALARM_TOPIC.place);
        return isTopic
          ? [{ call, ...(lacking.length > 0 && { asks: 'topic' as const }) }]
          : [];
      })
    : [];
}

/** The call with what a person named; undefined while that is lacking. */
export function filledIn(
  { call, asks }: Offer,
  { topic, deadLetterQueue }: { topic?: string; deadLetterQueue?: string },
): ActionCall | undefined {
  switch (asks) {
    case 'topic':
      return topic === undefined
        ? undefined
        : {
            ...call,
            input: JSON.parse(
              JSON.stringify(call.input).replaceAll(ALARM_TOPIC.place, topic),
            ),
          };
    case 'deadLetterQueue':
      return deadLetterQueue === undefined
        ? undefined
        : { ...call, input: withTarget(call.input, deadLetterQueue) };
    default:
      return call;
  }
}

function withTarget(
  input: ActionCall['input'],
  deadLetterTargetArn: string,
): ActionCall['input'] {
  const { Attributes } = input;
  const attributes = Object(Attributes) as { RedrivePolicy: string };
  const policy = JSON.parse(attributes.RedrivePolicy);
  return {
    ...input,
    Attributes: {
      ...attributes,
      RedrivePolicy: JSON.stringify({ ...policy, deadLetterTargetArn }),
    },
  };
}
