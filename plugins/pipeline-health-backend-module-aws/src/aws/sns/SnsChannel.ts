import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  IncidentNotification,
  parseArn,
  PostureNotification,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  IncidentChannel,
  Shard,
} from '@pipeline-health/plugin-pipeline-health-node';
import { createHash } from 'node:crypto';
import { AwsAccess } from '../access';

/** What SNS takes as a subject: one line, no longer than that. */
const LONGEST_SUBJECT = 99;

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
    const { about, recipient, incident } = notification;
    await this.publish({
      subject: notification.headline,
      message: notification,
      attributes: { about, owner: recipient, worst: incident.worst },
      group: incident.id,
    });
  }

  async tellDigest(digest: PostureNotification): Promise<void> {
    const { recipient, headline } = digest;
    await this.publish({
      subject: `${headline}: ${recipient}`,
      message: digest,
      attributes: { about: 'posture', owner: recipient },
      group: `posture-${hashOf(recipient)}`,
    });
  }

  private async publish(told: {
    subject: string;
    message: object;
    attributes: { [name: string]: string };
    /** What stays in order on a topic that keeps it. */
    group: string;
  }): Promise<void> {
    const { account, region } = parseArn(this.topicArn);
    const message = JSON.stringify(told.message);
    await this.accessOf({ account, region })
      .client(SNSClient)
      .send(
        new PublishCommand({
          TopicArn: this.topicArn,
          Subject: oneLine(`Pipeline Health: ${told.subject}`),
          Message: message,
          MessageAttributes: attributesOf(told.attributes),
          ...(this.topicArn.endsWith('.fifo') && {
            MessageGroupId: told.group,
            MessageDeduplicationId: hashOf(message),
          }),
        }),
      );
  }
}

/** Titles are free texts, and SNS refuses what breaks a line. */
function oneLine(subject: string): string {
  return subject
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .slice(0, LONGEST_SUBJECT)
    .replace(/[\uD800-\uDBFF]$/, '');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function attributesOf(values: { [name: string]: string }) {
  return Object.fromEntries(
    Object.entries(values).map(([name, StringValue]) => [
      name,
      { DataType: 'String', StringValue },
    ]),
  );
}
