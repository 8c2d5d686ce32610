import {
  AlarmMuteRuleStatus,
  GetAlarmMuteRuleCommand,
  ListAlarmMuteRulesCommand,
} from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { durationSchema } from '../../clock/parseDuration';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { Scope } from '../../wire/wireMessages';
import { ScenarioContext, ScenarioSection } from '../Service';
import { Alarms, MuteRule } from './Alarms';

const muteRuleSchema = z.strictObject({
  name: z.string().min(1),
  alarms: z.array(z.string().min(1)).min(1),
  from: durationSchema.default(-86_400_000),
  until: durationSchema.optional(),
});

/** Understands `muteRules:` in scenario files. */
export function muteRuleSection(alarms: Alarms): ScenarioSection {
  return {
    key: 'muteRules',
    schema: z
      .array(muteRuleSchema)
      .transform(items => (context: ScenarioContext) => {
        for (const { name, alarms: muted, from, until } of items) {
          alarms.of(context).mutes.set(name, {
            name,
            alarms: muted,
            from: context.zero + from,
            until: until === undefined ? Infinity : context.zero + until,
          });
        }
      }),
  };
}

/** The operations on rules that mute alarms. */
export function muteRuleOperations(alarms: Alarms): Operation[] {
  return [
    operation(ListAlarmMuteRulesCommand, (input, call) => {
      const rules = [...alarms.of(call).mutes.values()].filter(
        rule =>
          (!input.AlarmName || rule.alarms.includes(input.AlarmName)) &&
          (!input.Statuses?.length ||
            input.Statuses.includes(statusOf(rule, call.now))),
      );
      return {
        AlarmMuteRuleSummaries: rules.map(rule => ({
          AlarmMuteRuleArn: arnOf(call, rule),
          Status: statusOf(rule, call.now),
        })),
      };
    }),

    operation(GetAlarmMuteRuleCommand, (input, call) => {
      const name = input.AlarmMuteRuleName ?? '';
      const rule = alarms.of(call).mutes.get(name);
      if (!rule) {
        throw new AwsError('ResourceNotFoundException', `No rule ${name}`);
      }
      return {
        Name: rule.name,
        AlarmMuteRuleArn: arnOf(call, rule),
        MuteTargets: { AlarmNames: rule.alarms },
        Status: statusOf(rule, call.now),
      };
    }),
  ];
}

function arnOf({ account, region }: Scope, { name }: MuteRule): string {
  return `arn:aws:cloudwatch:${region}:${account}:alarm-mute-rule:${name}`;
}

function statusOf(rule: MuteRule, now: number): AlarmMuteRuleStatus {
  if (now < rule.from) {
    return 'SCHEDULED';
  }
  return now < rule.until ? 'ACTIVE' : 'EXPIRED';
}
