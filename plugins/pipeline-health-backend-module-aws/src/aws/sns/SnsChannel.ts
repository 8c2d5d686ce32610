import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  IncidentNotification,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  IncidentChannel,
  Shard,
} from '@pipeline-health/plugin-pipeline-health-node';
import { createHash } from 'node:crypto';
import { AwsAccess } from '../access';

/** What SNS takes as a subject: printable ASCII, no longer than that. */
const LONGEST_SUBJECT = 99;

const SAID = {
  critical: 'is critical',
  merged: 'follows from another incident',
  resolved: 'is over',
};

/** Tells owners by an SNS topic, whose subscriptions can filter by message attributes. */
export class SnsChannel implements IncidentChannel {
  readonly id: string;

  constructor(
    private readonly topicArn: string,
    private readonly accessOf: (shard: Shard) => AwsAccess,
  ) {
    this.id = `sns ${topicArn}`;
  }

  async tell(notification: IncidentNotification): Promise<void> {
    const { account, region } = parseArn(this.topicArn);
    const { about, recipient, incident } = notification;
    const message = JSON.stringify(notification);
    await this.accessOf({ account, region })
      .client(SNSClient)
      .send(
        new PublishCommand({
          TopicArn: this.topicArn,
          Subject: subjectOf(notification),
          Message: message,
          MessageAttributes: attributesOf({
            about,
            owner: recipient,
            worst: incident.worst,
          }),
          ...(this.topicArn.endsWith('.fifo') && {
            MessageGroupId: incident.id,
            MessageDeduplicationId: createHash('sha256')
              .update(message)
              .digest('hex'),
          }),
        }),
      );
  }
}

function subjectOf({ about, incident }: IncidentNotification): string {
  const [first, ...others] = incident.pipelines;
  const who = others.length
    ? `${first.title} and ${others.length} more`
    : first.title;
  // Titles are free texts, and SNS refuses what is no letter, digit or mark of ASCII.
  const said = `${SAID[about]}: ${who}`.replace(/[^ -~]/g, '?');
  return `Pipeline Health: ${said}`.slice(0, LONGEST_SUBJECT);
}

function attributesOf(values: { [name: string]: string }) {
  return Object.fromEntries(
    Object.entries(values).map(([name, StringValue]) => [
      name,
      { DataType: 'String', StringValue },
    ]),
  );
}
