import { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { Scope } from '../../wire/wireMessages';

/** The alarms of one account and region, by name. */
export interface AlarmsOfScope {
  scope: Scope;
  metric: Map<string, MetricAlarm>;
  composite: Map<string, CompositeAlarm>;
  mutes: Map<string, MuteRule>;
}

/** A rule that keeps alarms from acting between two times, in epoch milliseconds. */
export interface MuteRule {
  name: string;
  alarms: string[];
  from: number;
  until: number;
}

/** All alarms of all accounts and regions. */
export class Alarms {
  readonly #scopes = new Map<string, AlarmsOfScope>();

  of(scope: Scope): AlarmsOfScope {
    const { account, region } = scope;
    const key = `${account}/${region}`;
    const alarms = this.#scopes.get(key) ?? {
      scope: { account, region },
      metric: new Map(),
      composite: new Map(),
      mutes: new Map(),
    };
    this.#scopes.set(key, alarms);
    return alarms;
  }

  all(): AlarmsOfScope[] {
    return [...this.#scopes.values()];
  }
}

/** The ARN of an alarm. */
export function alarmArn(scope: Scope, name: string): string {
  return `arn:aws:cloudwatch:${scope.region}:${scope.account}:alarm:${name}`;
}
